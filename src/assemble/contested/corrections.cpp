// Corrections: what an outlet takes back of a line that it told. The line stays, with the note.
#include <algorithm>
#include <memory>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/article_places.h"
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

// Words that follow each other.
class Phrase {
 public:
  Phrase(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) words_.push_back(word_id(word));
  }
  bool stands_at(const Tokens& tokens, uint32_t token, uint32_t end_token) const {
    return end_token - token >= words_.size() &&
           std::equal(words_.begin(), words_.end(), tokens.word.begin() + token);
  }

 private:
  std::vector<WordId> words_;
};

bool is_note(const Article& article, const Sentence& sentence) {
  static const WordSet openings{"correction", "corrected",     "corrects",   "retraction",
                                "retracts",   "clarification", "corrigendum"};
  static const Phrase earlier{"earlier", "version", "of"}, amended{"article", "was", "amended"};
  static const Phrase retracted{"has", "retracted", "its", "report"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (token < sentence.begin_token + kOpening && openings.contains(tokens.word[token]))
      for (uint32_t next = token + 1; next < std::min(sentence.end_token, token + kToColon); ++next)
        if (article.word_at(next) == ":") return true;
    for (const Phrase* phrase : {&earlier, &amended, &retracted})
      if (phrase->stands_at(tokens, token, sentence.end_token)) return true;
  }
  return false;
}

struct NotesOfArticle {
  std::vector<uint32_t> sentences;
};
size_t bytes_of(const NotesOfArticle& notes) { return column_bytes(notes.sentences); }

NotesOfArticle find_notes(const Article& article) {
  NotesOfArticle notes;
  for (uint32_t number = 0; number < article.sentences.size(); ++number)
    if (is_note(article, article.sentences[number])) notes.sentences.push_back(number);
  return notes;
}

// What a sentence is about.
struct SentenceMatters {
  Matters matters;
};
size_t bytes_of(const SentenceMatters& sentence) { return column_bytes(sentence.matters); }

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
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    const auto found =
        fact_of<NotesOfArticle>(*articles[ix], [&] { return find_notes(*articles[ix]); });
    for (const uint32_t number : found->sentences) {
      const Sentence& sentence = articles[ix]->sentences[number];
      notes.push_back({ix, sentence_source(*articles[ix], number),
                       reader.read(ix, sentence.begin_token, sentence.end_token)});
    }
  }
  if (notes.empty()) return;
  const ArticlePlaces places(articles);
  std::vector<std::shared_ptr<const SentenceMatters>> told;  // [event]
  std::vector<const Matters*> stretches;
  for (const auto& event : events) {
    const SourceRef& source = event.sources.front();
    const uint32_t ix = places.of(source.article);
    const uint64_t meaning = reader.meaning_of(ix);
    told.push_back(fact_at<SentenceMatters>(*articles[ix], source.sentence, meaning, [&] {
      const Sentence& sentence = articles[ix]->sentences[source.sentence];
      return SentenceMatters{reader.read(ix, sentence.begin_token, sentence.end_token)};
    }));
    stretches.push_back(&told.back()->matters);
  }
  const MatterIndex index(stretches);
  const MatterWeights weights(index);
  for (const Note& note : notes) {
    std::tuple<int64_t, size_t> best{0, 0};
    for (const uint32_t i : index.sharing(note.matters, kFewestShared)) {
      // What the outlet told, up to then; the note itself is no line of its own.
      const auto is_its_own = [&](const SourceRef& source) {
        const uint32_t ix = places.of(source.article);
        return ix <= note.article_ix && articles[ix]->outlet == articles[note.article_ix]->outlet &&
               std::tie(source.article, source.sentence) !=
                   std::tie(note.source.article, note.source.sentence);
      };
      const int64_t shared = weights.sum_of_shared(note.matters, *stretches[i]);
      if (shared * 1000 >= weights.sum(*stretches[i]) * kSharedNeeded &&
          std::any_of(events[i].sources.begin(), events[i].sources.end(), is_its_own))
        best = std::max(best, std::tuple(shared, events.size() - i));
    }
    if (std::get<0>(best) > 0)
      events[events.size() - std::get<1>(best)].value.corrections.push_back(note.source);
  }
}

}  // namespace dateline
