// What is said against somebody who is named with it: "..., contradicting the minister", "contrary
// to what the union said", "that is at odds with what dockers heard".
#include <algorithm>

#include "extract/claims/claim_sentence.h"
#include "text/one_of.h"

namespace dateline {
namespace {

class ContradictionReader {
 public:
  explicit ContradictionReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_participle(uint32_t verb);
  void read_contrary(uint32_t word);
  void read_odds(uint32_t word);
  void read_not_what(uint32_t what);
  void read_disagreement(uint32_t verb);
  void read_otherwise(uint32_t verb);

 private:
  bool is_wished(uint32_t verb) const;
  ClaimSentence& s_;
  const Clauses& c_;
};

// "The bullet was a guard's, prosecutors said, contradicting the minister": they deny what he said,
// by all that stands before.
void ContradictionReader::read_participle(uint32_t verb) {
  static const WordSet contradicting{"contradicting"};
  if (!contradicting.contains(c_.word(verb)) || verb < c_.begin() + 2 || !c_.is_mark(verb - 1, ','))
    return;
  if (s_.has_claim_noun_behind(verb) || s_.is_pronoun_alone(verb + 1)) return;
  const uint32_t last = std::min(c_.end(), verb + 1 + kObjectReach);
  bool is_person = c_.first_mention(verb + 1, last) != kNone;
  for (uint32_t token = verb + 1; token < last && !c_.tokens().has(token, kIsPunctuation); ++token)
    is_person = is_person || c_.lexicon.list(WordList::kRoles).contains(c_.lemma(token));
  const ClaimMention* told = s_.statement_before(verb);
  if (!is_person || told == nullptr) return;
  const Tokens& tokens = c_.tokens();
  s_.add(ClaimKind::kDenial, kContradiction, verb, tokens.token_at(told->span.begin),
         tokens.token_at(told->span.end), {told->who, told->speaker}, 750);
}

// "Contrary to what the union said, no ship has been turned away, he said"
void ContradictionReader::read_contrary(uint32_t word) {
  static const WordSet contrary{"contrary"}, to{"to"}, saying{"what"},
      belief{"belief", "expectation"};
  const uint32_t object = word + 2;
  if (!contrary.contains(c_.word(word)) || object >= c_.end() || !to.contains(c_.word(word + 1)))
    return;
  uint32_t comma = object;
  bool is_claim = saying.contains(c_.word(object));
  while (comma < c_.end() && !c_.is_mark(comma, ',')) {
    if (belief.contains(c_.lemma(comma))) return;
    is_claim = is_claim || (c_.upos(comma) == Upos::kNoun && s_.is_claim_noun(comma));
    ++comma;
  }
  if (!is_claim || comma + 2 >= c_.end()) return;
  const Sayer sayer = s_.sayer_of(comma + 1);
  const QuoteMention* quote = c_.quote_at(comma + 1);
  const uint32_t end = quote == nullptr ? s_.claim_end(comma + 1)
                                        : std::min(c_.end(), c_.tokens().token_at(quote->span.end));
  uint32_t verb = comma + 1;
  while (verb + 1 < end && c_.upos(verb) != Upos::kVerb) ++verb;
  s_.add(ClaimKind::kDenial, kContrary, verb, comma + 1, end, sayer, 750);
}

// "That is at odds with what several dockers heard": they deny what stands before it.
void ContradictionReader::read_odds(uint32_t word) {
  static const WordSet odds{"odds"}, at{"at"}, with{"with"},
      pronouns{"that", "this", "it", "which"};
  const uint32_t behind = word + 2;
  if (!odds.contains(c_.word(word)) || word < c_.begin() + 3 || behind >= c_.end() ||
      !at.contains(c_.word(word - 1)) || !with.contains(c_.word(word + 1)))
    return;
  const uint32_t subject = word - 3;
  if (!pronouns.contains(c_.word(subject)) &&
      !(c_.upos(subject) == Upos::kNoun && s_.is_claim_noun(subject)))
    return;
  const uint32_t end = s_.claim_end(behind);
  s_.add(ClaimKind::kDenial, kAtOdds, word, subject, end,
         {c_.first_mention(behind, end), c_.tokens().span(behind, end)}, 750)
      .points_back = true;
}

// "That is not what its auditors say"
void ContradictionReader::read_not_what(uint32_t what) {
  static const WordSet whats{"what"}, no{"not", "n't"}, pronouns{"that", "this", "it"};
  constexpr uint32_t kReach = 10;
  if (!whats.contains(c_.word(what)) || what < c_.begin() + 3 || !no.contains(c_.word(what - 1)) ||
      !pronouns.contains(c_.word(what - 3)))
    return;
  for (uint32_t verb = what + 2; verb < std::min(c_.end(), what + kReach); ++verb) {
    if (c_.upos(verb) != Upos::kVerb) continue;
    if (!c_.is_speech(verb) || !s_.ends_clause(verb + 1)) return;
    s_.add(ClaimKind::kDenial, kAtOdds, verb, what - 3, verb + 1,
           {c_.first_mention(what + 1, verb), c_.tokens().span(what + 1, verb)}, 750)
        .points_back = true;
    return;
  }
}

// "Experts who have seen the pictures disagree": with what was said before.
void ContradictionReader::read_disagreement(uint32_t verb) {
  static const WordSet disagree{"disagree"};
  if (!disagree.contains(c_.lemma(verb)) || !s_.ends_clause(verb + 1) || c_.is_negated(verb))
    return;
  // "Agreed to disagree", "with whom they disagree", "you disagree and you are called a fool"
  const Tokens& tokens = c_.tokens();
  static const WordSet anybody{"you", "we", "they", "who"}, to{"to"};
  const Deprel relation = tokens.deprel[verb];
  const Sayer sayer = s_.subject_of(verb);
  if (sayer.words.empty() || relation == Deprel::kAclRelcl || relation == Deprel::kXcomp ||
      (verb > c_.begin() && to.contains(c_.word(verb - 1))) ||
      anybody.contains(c_.word(tokens.token_at(sayer.words.begin))))
    return;
  s_.add(ClaimKind::kDenial, kAtOdds, verb, verb, verb + 1, sayer, 750).points_back = true;
}

// "Dockers remember it differently", "the log says otherwise", "they read the books differently":
// not what was said before.
void ContradictionReader::read_otherwise(uint32_t verb) {
  static const WordSet telling{"say",   "tell",   "suggest",  "show",   "indicate",
                               "claim", "recall", "report",   "state",  "describe",
                               "read",  "have",   "remember", "suspect"};
  static const WordSet otherwise{"otherwise", "differently"};
  constexpr uint32_t kObjectWords = 4;
  if (!telling.contains(c_.lemma(verb)) || c_.is_negated(verb) || is_wished(verb)) return;
  uint32_t next = verb + 1;
  while (next < std::min(c_.end(), verb + kObjectWords) && !otherwise.contains(c_.word(next)) &&
         !c_.tokens().has(next, kIsPunctuation) && c_.upos(next) != Upos::kVerb)
    ++next;
  const bool is_ended = next + 1 >= c_.end() || s_.ends_clause(next + 1) ||
                        c_.is_mark(next + 1, ':') || c_.upos(next + 1) == Upos::kCconj;
  if (next >= c_.end() || !otherwise.contains(c_.word(next)) || !is_ended) return;
  const Sayer sayer = s_.subject_of(verb);
  if (sayer.words.empty()) return;
  s_.add(ClaimKind::kDenial, kAtOdds, verb, verb, verb + 1, sayer, 750).points_back = true;
}

// "To say otherwise", "anyone who says otherwise", "would say otherwise".
bool ContradictionReader::is_wished(uint32_t verb) const {
  static const WordSet anybody{"who", "that", "which", "anyone", "anybody", "you", "we"};
  const Tokens& tokens = c_.tokens();
  const Deprel relation = tokens.deprel[verb];
  if (relation == Deprel::kXcomp || relation == Deprel::kAdvcl || relation == Deprel::kAclRelcl)
    return true;
  for (uint32_t token = c_.begin(); token < verb; ++token) {
    if (tokens.head[token] != verb) continue;
    const bool is_modal =
        tokens.deprel[token] == Deprel::kAux && !one_of(c_.article.lemma_at(token), {"have", "be"});
    if (is_modal || tokens.deprel[token] == Deprel::kMark || anybody.contains(c_.word(token)))
      return true;
  }
  return false;
}

}  // namespace

void read_contradiction(ClaimSentence& sentence, uint32_t token) {
  const Upos tag = sentence.clauses().upos(token);
  ContradictionReader reader(sentence);
  if (tag == Upos::kVerb) reader.read_participle(token);
  if (tag == Upos::kVerb) reader.read_disagreement(token);
  if (tag == Upos::kVerb) reader.read_otherwise(token);
  if (tag == Upos::kNoun) reader.read_odds(token);
  reader.read_contrary(token);
  reader.read_not_what(token);
}

}  // namespace dateline
