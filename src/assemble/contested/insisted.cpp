// Insisted: what somebody says against what was said before, by the verb that says so: "The office
// said that he was dismissed. He insisted that he had left."
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How far before what is said its verb may stand: "insisted, on Monday, that".
constexpr uint32_t kCueReach = 3;
// And how far behind: ", his lawyer, Lina Borg, retorted".
constexpr uint32_t kReachBehind = 12;

class Pair {
 public:
  Pair(const StatementView& view, uint32_t first, uint32_t second)
      : view_(view),
        told_(view.statements[first]),
        reply_(view.statements[second]),
        claim_(view.claim(second)),
        subject_(subject_of(view, second)),
        article_(view.article(first)),
        tokens_(article_.tokens) {}

  bool is_insisted() const {
    static const WordSet insisting{"insist", "maintain", "counter", "retort"};
    const uint32_t begin = reply_.begin_token;
    const uint32_t sentence_begin = article_.sentences[claim_.sentence].begin_token;
    for (uint32_t verb = begin; verb-- > sentence_begin && verb + kCueReach >= begin;)
      if (tokens_.upos[verb] == Upos::kVerb)
        return insisting.contains(tokens_.lemma[verb]) && is_said(verb) && is_of_told();
    return false;
  }

  bool is_retorted() const {
    static const WordSet retorting{"retort", "counter"};
    static const WordSet hitting{"hit", "shoot", "fire"}, back{"back"}, to{"to"};
    const Sentence& sentence = article_.sentences[claim_.sentence];
    const uint32_t end = std::min(sentence.end_token, reply_.end_token + kReachBehind);
    for (uint32_t verb = sentence.begin_token; verb + 1 < end; ++verb) {
      if (verb >= reply_.begin_token && verb < claim_.token) continue;
      const WordId lemma = tokens_.lemma[verb];
      // "To counter that", "help in countering gangs"
      const bool is_infinite =
          (verb > sentence.begin_token && to.contains(tokens_.word[verb - 1])) ||
          article_.word_at(verb).ends_with("ing");
      if (is_infinite) continue;
      const bool is_hit = hitting.contains(lemma) && back.contains(tokens_.word[verb + 1]);
      if (tokens_.upos[verb] == Upos::kVerb && (is_hit || retorting.contains(lemma))) return true;
    }
    return false;
  }

 private:
  // "They insist that", "insisted"; not "to keep and maintain its roads", "maintain their
  // innocence".
  bool is_said(uint32_t verb) const {
    static const WordSet own{"its", "their", "his", "her"}, maintain{"maintain"};
    if (maintain.contains(tokens_.lemma[verb]) && own.contains(tokens_.word[verb + 1]))
      return false;
    const Upos before = verb == 0 ? Upos::kPunct : tokens_.upos[verb - 1];
    const bool has_subject =
        before == Upos::kNoun || before == Upos::kPropn || before == Upos::kPron;
    return has_subject || tokens_.word[verb] != tokens_.lemma[verb];
  }

  // Is the reply about somebody or something that the first statement names?
  bool is_of_told() const {
    if (subject_ == kNone) return false;
    // "Aro insisted that he had resigned": he is mostly who insists; a hospital is no "he".
    if (tokens_.upos[subject_] == Upos::kPron) {
      static const WordSet persons{"he", "she"};
      if (persons.contains(tokens_.word[subject_]) && is_by_body()) return true;
      const auto who = view_.reader.of_mention(reply_.article_ix, claim_.who);
      return who && is_told({*who});
    }
    // "Cole's death was an accident": of the death, not of Cole.
    uint32_t first = reply_.begin_token;
    for (uint32_t token = first; token < subject_; ++token)
      if (tokens_.head[token] == subject_ && tokens_.deprel[token] == Deprel::kNmodPoss)
        first = token + 1;
    return is_told(view_.reader.read(reply_.article_ix, first, subject_ + 1));
  }
  bool is_told(const Matters& matters) const {
    return std::any_of(matters.begin(), matters.end(), [&](Matter what) {
      return what.kind() != MatterKind::kState &&
             std::binary_search(told_.matters.begin(), told_.matters.end(), what);
    });
  }

  // A ministry or a firm; "the minister" and "Aro" are persons.
  bool is_by_body() const {
    static const WordSet bodies{"hospital", "ministry", "police", "army",  "company", "firm",
                                "union",    "office",   "court",  "party", "agency",  "government"};
    if (claim_.who != kNone) return article_.entities[claim_.who].kind != EntityKind::kPerson;
    const uint32_t end = tokens_.token_at(claim_.speaker.end);
    return end > 0 && bodies.contains(tokens_.lemma[end - 1]);
  }

  const StatementView& view_;
  const Statement& told_;
  const Statement& reply_;
  const ClaimMention& claim_;
  const uint32_t subject_;
  const Article& article_;
  const Tokens& tokens_;
};

}  // namespace

bool is_insisted(const StatementView& view, uint32_t first, uint32_t second) {
  const Pair pair(view, first, second);
  return pair.is_insisted() || pair.is_retorted();
}

}  // namespace dateline
