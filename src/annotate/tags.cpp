// The tagger: left to right, a linear model over hashed features (Collins 2002); words that have
// one tag only are looked up.
#include "annotate/annotate.h"
#include "annotate/tag_words.h"

namespace dateline {
namespace {

Upos best_tag(const std::array<int32_t, kUposCount>& scores) {
  size_t best = 1;
  for (size_t tag = 2; tag < kUposCount; ++tag)
    if (scores[tag] > scores[best]) best = tag;
  return static_cast<Upos>(best);
}

}  // namespace

void tag_words(Article& article, const Words& words, const HashedRows<kUposCount>& rows) {
  Tokens& tokens = article.tokens;
  tokens.upos.assign(tokens.count(), Upos::kUnknown);
  for (const Sentence& sentence : article.sentences) {
    Upos previous = Upos::kUnknown, before_previous = Upos::kUnknown;
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      Upos tag = words[i].facts->only_tag;
      if (tag == Upos::kUnknown)
        tag = best_tag(rows.score(tag_features(words, sentence, i, previous, before_previous)));
      tokens.upos[i] = tag;
      before_previous = previous;
      previous = tag;
    }
  }
}

void tag_words(Article& article, const Lexicon& lexicon) {
  tag_words(article, Words(article, lexicon.vocabulary()),
            HashedRows<kUposCount>(lexicon.weights(Weights::kTags).section<int16_t>(0)));
}

}  // namespace dateline
