// Corrections: what an outlet takes back of a line that it told. The line stays, with the note.
#include <algorithm>
#include <map>
#include <tuple>

#include "assemble/assemble.h"
#include "assemble/matters.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// A correction opens its sentence: "Correction: ..."; "an earlier version" may stand anywhere.
constexpr uint32_t kOpening = 3, kToColon = 5;
// The share of the note's matter that the line must have, in thousandths, and how many matters.
constexpr int64_t kSharedNeeded = 400;
constexpr size_t kFewestShared = 2;

bool follow(const Tokens& tokens, uint32_t token, uint32_t end_token,
            std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (token >= end_token || tokens.word[token++] != word_id(word)) return false;
  return true;
}

bool is_note(const Article& article, const Sentence& sentence) {
  static const WordSet openings{"correction", "corrected",     "corrects",   "retraction",
                                "retracts",   "clarification", "corrigendum"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (token < sentence.begin_token + kOpening && openings.contains(tokens.word[token]))
      for (uint32_t next = token + 1; next < std::min(sentence.end_token, token + kToColon); ++next)
        if (article.word_at(next) == ":") return true;
    if (follow(tokens, token, sentence.end_token, {"earlier", "version", "of"}) ||
        follow(tokens, token, sentence.end_token, {"article", "was", "amended"}) ||
        follow(tokens, token, sentence.end_token, {"has", "retracted", "its", "report"}))
      return true;
  }
  return false;
}

struct Note {
  uint32_t article_ix = 0;
  SourceRef source;
  Matters matters;
};

}  // namespace

void note_corrections(Articles articles, const EntityLinks& links, const Lexicon& lexicon,
                      std::vector<Sourced<Event>>& events) {
  const MatterReader reader(articles, links, lexicon);
  std::vector<Note> notes;
  for (uint32_t ix = 0; ix < articles.size(); ++ix)
    for (uint32_t number = 0; number < articles[ix]->sentences.size(); ++number) {
      const Sentence& sentence = articles[ix]->sentences[number];
      if (!is_note(*articles[ix], sentence)) continue;
      notes.push_back({ix, sentence_source(*articles[ix], number),
                       reader.read(ix, sentence.begin_token, sentence.end_token)});
    }
  if (notes.empty()) return;
  std::map<ArticleId, uint32_t> ix_of;
  for (uint32_t ix = 0; ix < articles.size(); ++ix) ix_of.emplace(articles[ix]->id, ix);
  std::vector<Matters> told(events.size());
  std::vector<const Matters*> stretches;
  for (size_t i = 0; i < events.size(); ++i) {
    const SourceRef& source = events[i].sources.front();
    const uint32_t ix = ix_of.at(source.article);
    const Sentence& sentence = articles[ix]->sentences[source.sentence];
    told[i] = reader.read(ix, sentence.begin_token, sentence.end_token);
    stretches.push_back(&told[i]);
  }
  const MatterWeights weights(stretches);
  for (const Note& note : notes) {
    std::tuple<int64_t, size_t> best{0, 0};
    for (size_t i = 0; i < events.size(); ++i) {
      // What the outlet told, up to then; the note itself is no line of its own.
      const auto is_its_own = [&](const SourceRef& source) {
        const uint32_t ix = ix_of.at(source.article);
        return ix <= note.article_ix && articles[ix]->outlet == articles[note.article_ix]->outlet &&
               std::tie(source.article, source.sentence) !=
                   std::tie(note.source.article, note.source.sentence);
      };
      if (!std::any_of(events[i].sources.begin(), events[i].sources.end(), is_its_own) ||
          count_shared(note.matters, told[i]) < kFewestShared)
        continue;
      const int64_t shared = weights.sum_of_shared(note.matters, told[i]);
      if (shared * 1000 >= weights.sum(told[i]) * kSharedNeeded)
        best = std::max(best, std::tuple(shared, events.size() - i));
    }
    if (std::get<0>(best) > 0)
      events[events.size() - std::get<1>(best)].value.corrections.push_back(note.source);
  }
}

}  // namespace dateline
