// The name finder reads an article twice: the first reading finds what the sentence tells, the
// second one knows the names of the whole article ("Zarif" after "Javad Zarif").
#include "annotate/annotate.h"
#include "annotate/tag_names.h"

namespace dateline {
namespace {

NameTag best_name(const std::array<int32_t, kNameTagCount>& scores, NameTag previous) {
  size_t best = 0;
  for (size_t i = 1; i < kNameTagCount; ++i)
    if (scores[i] > scores[best] && may_follow(previous, static_cast<NameTag>(i))) best = i;
  return static_cast<NameTag>(best);
}

}  // namespace

void tag_names(Article& article, const Words& words, const HashedRows<kNameTagCount>& rows,
               const std::vector<NameTag>& first_reading) {
  NameMemory memory;
  memory.read(article);
  Tokens& tokens = article.tokens;
  tokens.name.assign(tokens.count(), NameTag::kOutside);
  for (const Sentence& sentence : article.sentences) {
    NameTag previous = NameTag::kOutside, before_previous = NameTag::kOutside;
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      NameTag tag = NameTag::kOutside;
      if (may_be_name(words[i], previous))
        tag = best_name(rows.score(name_features(article, words, sentence, i, previous,
                                                 before_previous, memory, first_reading)
                                       .items()),
                        previous);
      tokens.name[i] = tag;
      before_previous = previous;
      previous = tag;
    }
  }
}

void tag_names(Article& article, const Lexicon& lexicon) {
  const WeightFile& weights = lexicon.weights(Weights::kNames);
  const Words words(article, lexicon.vocabulary());
  article.tokens.name.clear();
  tag_names(article, words, HashedRows<kNameTagCount>(weights.section<int16_t>(0)), {});
  const std::vector<NameTag> first_reading = article.tokens.name;
  tag_names(article, words, HashedRows<kNameTagCount>(weights.section<int16_t>(1)), first_reading);
}

}  // namespace dateline
