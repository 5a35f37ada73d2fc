// Denied of all: "Nurses said that they had been told to keep silent. The hospital said that nobody
// had been asked to." Nobody is no subject that both could share, and what one calls telling
// another calls asking.
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// "Told to", "asked not to": how far its "to" may stand.
constexpr uint32_t kInfinitiveReach = 3;

// Verbs that tell one deed in other words.
enum class Deed { kOther, kBidding, kTelling, kHarming, kExamining };

bool has_infinitive(const Tokens& tokens, uint32_t verb, uint32_t end_token) {
  static const WordSet to{"to"};
  for (uint32_t token = verb + 1; token < std::min(end_token, verb + 1 + kInfinitiveReach); ++token)
    if (to.contains(tokens.word[token])) return true;
  return false;
}

Deed deed_of(const Tokens& tokens, uint32_t verb, uint32_t end_token) {
  static const WordSet bidding{"ask",   "tell",    "order",  "instruct", "force",   "urge",
                               "press", "command", "compel", "request",  "require", "coerce"};
  static const WordSet telling{"tell",   "warn",   "inform", "alert",   "notify",
                               "report", "advise", "brief",  "contact", "complain"};
  static const WordSet harming{"hurt",  "harm",     "injure", "hit",    "beat",  "touch",  "attack",
                               "abuse", "mistreat", "kick",   "strike", "wound", "torture"};
  const WordId lemma = tokens.lemma[verb];
  if (bidding.contains(lemma) && has_infinitive(tokens, verb, end_token)) return Deed::kBidding;
  if (telling.contains(lemma)) return Deed::kTelling;
  static const WordSet examining{"check",  "inspect", "examine", "test",
                                 "review", "audit",   "verify"};
  static const WordSet look{"look"}, at{"at", "into"};
  const bool is_looked =
      look.contains(lemma) && verb + 1 < end_token && at.contains(tokens.word[verb + 1]);
  if (examining.contains(lemma) || is_looked) return Deed::kExamining;
  return harming.contains(lemma) ? Deed::kHarming : Deed::kOther;
}

class Pair {
 public:
  Pair(const StatementView& view, uint32_t yes, uint32_t no)
      : view_(view), yes_(yes), no_(no), tokens_(view.article(yes).tokens) {}

  bool is_of_telling() const {
    return deed_of(tokens_, view_.claim(no_).token, view_.statements[no_].end_token) ==
               Deed::kTelling &&
           is_of_nobody();
  }

  bool is_denied() const {
    const uint32_t verb = view_.claim(no_).token;
    if (tokens_.upos[verb] != Upos::kVerb) return false;
    if (!is_of_nobody() && !is_told_to_speaker()) return false;
    for (uint32_t token = view_.statements[yes_].begin_token;
         token < view_.statements[yes_].end_token; ++token)
      if (tokens_.upos[token] == Upos::kVerb && is_one_deed(token, verb)) return true;
    return false;
  }

 private:
  // Are they by one word, of one group of data/actions.tsv, or of one kind?
  bool is_one_deed(uint32_t told, uint32_t denied) const {
    const Deed deed = deed_of(tokens_, denied, view_.statements[no_].end_token);
    if (deed_of(tokens_, told, view_.statements[yes_].end_token) != deed) return false;
    if (deed != Deed::kOther) return true;
    return tokens_.lemma[told] == tokens_.lemma[denied] && !is_light_verb(tokens_.lemma[told]);
  }

  // "Nobody", "no one", "none of them", "no nurse", where nurses are told of.
  bool is_of_nobody() const {
    static const WordSet nobody{"nobody", "none", "noone"}, no{"no"}, one{"one"};
    const uint32_t subject = subject_of(view_, no_);
    if (subject == kNone) return false;
    if (nobody.contains(tokens_.word[subject])) return true;
    const uint32_t first = view_.statements[no_].begin_token;
    for (uint32_t token = first; token < subject; ++token)
      if (no.contains(tokens_.word[token]))
        return one.contains(tokens_.word[subject]) || is_named(tokens_.lemma[subject]);
    return false;
  }

  // In the other statement, or as its speaker.
  bool is_named(WordId noun) const {
    const ClaimMention& claim = view_.claim(yes_);
    const Span around = view_.article(yes_).sentences[claim.sentence].span;
    for (uint32_t token = tokens_.token_at(around.begin);
         token < tokens_.count() && tokens_.begin[token] < around.end; ++token)
      if (tokens_.lemma[token] == noun) return true;
    return false;
  }

  // "She had warned the board. The board said that it had not been told": of the telling of which
  // the first speaks it would know.
  bool is_told_to_speaker() const {
    if (deed_of(tokens_, view_.claim(no_).token, view_.statements[no_].end_token) != Deed::kTelling)
      return false;
    const uint32_t subject = subject_of(view_, no_);
    return subject != kNone && tokens_.upos[subject] == Upos::kPron &&
           tokens_.deprel[subject] == Deprel::kNsubjPass &&
           count_shared(matters_of_speaker(view_, no_), view_.statements[yes_].matters) > 0;
  }

  const StatementView& view_;
  const uint32_t yes_, no_;
  const Tokens& tokens_;
};

}  // namespace

bool is_denied_of_all(const StatementView& view, uint32_t first, uint32_t second) {
  return !view.statements[first].is_negated && view.statements[second].is_negated &&
         Pair(view, first, second).is_denied();
}

bool is_telling_denied(const StatementView& view, uint32_t first, uint32_t second) {
  const Pair pair(view, first, second);
  return pair.is_of_telling() && pair.is_denied();
}

bool is_done_by_others(const StatementView& view, uint32_t first, uint32_t second) {
  static const WordSet objects{"it", "them", "him", "her"};
  static const WordSet also{"also", "too", "other", "another", "more"};
  const Tokens& tokens = view.article(second).tokens;
  const Statement &told = view.statements[first], &reply = view.statements[second];
  const uint32_t verb = view.claim(second).token, subject = subject_of(view, second);
  if (reply.is_negated || told.is_negated || subject == kNone ||
      is_light_verb(tokens.lemma[verb]) ||
      (tokens.upos[subject] != Upos::kNoun && tokens.upos[subject] != Upos::kPropn))
    return false;
  bool has_object = false;
  for (uint32_t token = reply.begin_token; token < reply.end_token; ++token) {
    if (also.contains(tokens.word[token])) return false;
    has_object =
        has_object || (tokens.head[token] == verb && tokens.deprel[token] == Deprel::kObj &&
                       objects.contains(tokens.word[token]));
  }
  if (!has_object || count_shared(matters_of_speaker(view, second), told.sentence_matters) == 0)
    return false;
  bool is_same_deed = false;
  for (uint32_t token = told.begin_token; token < told.end_token; ++token) {
    if (tokens.lemma[token] == tokens.lemma[subject]) return false;
    is_same_deed = is_same_deed ||
                   (tokens.upos[token] == Upos::kVerb && tokens.lemma[token] == tokens.lemma[verb]);
  }
  return is_same_deed;
}

}  // namespace dateline
