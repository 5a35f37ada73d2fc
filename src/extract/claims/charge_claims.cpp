// Charges, and what is called a claim: "accused the guards of", "was charged with", "reports that".
#include <algorithm>

#include "extract/claims/claim_sentence.h"

namespace dateline {
namespace {

class ChargeReader {
 public:
  explicit ChargeReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_verb(uint32_t verb);
  void read_noun(uint32_t noun);
  void read_hearsay(uint32_t verb);

 private:
  bool is_task(uint32_t verb) const;
  bool is_passive(uint32_t verb) const;
  bool names_nobody(uint32_t verb) const;
  bool is_under_denial(uint32_t token) const;
  bool is_admitted(uint32_t noun) const;

  ClaimSentence& s_;
  const Clauses& c_;
};

void ChargeReader::read_verb(uint32_t verb) {
  if (!s_.is_charge(verb) || c_.is_negated(verb) || is_under_denial(verb) || is_task(verb)) return;
  // "Hale was charged with fraud": by somebody else.
  const bool passive = is_passive(verb);
  const uint32_t first = passive ? s_.subject_begin(verb) : verb;
  const Sayer sayer = passive || names_nobody(verb) ? s_.speaker_of(verb) : s_.subject_of(verb);
  s_.add(ClaimKind::kAssertion, kCharge, verb, first, s_.claim_end(verb), sayer, 800).is_charge =
      true;
}

// "A rancher accused of killing his partner": whom somebody accuses would stand between.
bool ChargeReader::names_nobody(uint32_t verb) const {
  static const WordSet behind{"of", "with"};
  return verb + 1 < c_.end() && behind.contains(c_.word(verb + 1));
}

bool ChargeReader::is_passive(uint32_t verb) const {
  static const WordSet be{"be", "get", "'s"};
  for (uint32_t before = verb; before-- > c_.begin() && before + 4 > verb;) {
    if (be.contains(c_.lemma(before))) return true;
    const bool goes_on = c_.upos(before) == Upos::kAux || c_.upos(before) == Upos::kAdv ||
                         c_.upos(before) == Upos::kPart || c_.tokens().has(before, kOpensQuote);
    if (!goes_on) return false;
  }
  return false;
}

// "is charged with uncovering waste", "charged with the task of"
bool ChargeReader::is_task(uint32_t verb) const {
  static const WordSet charge{"charge"}, with{"with"};
  static const WordSet tasks{"uncover", "oversee", "lead",    "run",       "manage",  "protect",
                             "find",    "keep",    "enforce", "implement", "guard",   "supervise",
                             "monitor", "develop", "make",    "ensure",    "rebuild", "investigate",
                             "help",    "draft",   "train",   "bring",     "carry",   "advise",
                             "task",    "duty",    "job",     "mission",   "care",    "oversight",
                             "review",  "look",    "examine", "prepare",   "provide", "maintain"};
  constexpr uint32_t kTaskReach = 5;
  if (!charge.contains(c_.lemma(verb)) || verb + 2 >= c_.end() || !with.contains(c_.word(verb + 1)))
    return false;
  for (uint32_t next = verb + 2; next < std::min(c_.end(), verb + kTaskReach); ++next)
    if (tasks.contains(c_.lemma(next))) return true;
  return false;
}

void ChargeReader::read_noun(uint32_t noun) {
  if (!s_.is_claiming_noun(noun) || !s_.opens_claim(noun) || c_.is_negated(noun)) return;
  if (is_admitted(noun) || s_.is_denial_word(noun + 2)) return;
  const uint32_t end_token = s_.claim_end(noun);
  for (uint32_t next = noun + 1; next < end_token; ++next)
    if (s_.is_denial_word(next)) return;  // "a charge that Iran denied"
  s_.add(ClaimKind::kAssertion, kReportedClaim, noun, noun, end_token, {}, 600).is_charge = true;
}

// "The case is said to have held a million": nobody says who says so.
void ChargeReader::read_hearsay(uint32_t verb) {
  static const WordSet saying{"say", "allege", "report", "rumour", "rumor", "claim"}, to{"to"};
  if (!saying.contains(c_.lemma(verb)) || !is_passive(verb) || c_.is_negated(verb)) return;
  if (verb + 2 >= c_.end() || !to.contains(c_.word(verb + 1))) return;
  const uint32_t first = s_.subject_begin(verb);
  if (first >= verb) return;
  s_.add(ClaimKind::kAssertion, kReportedClaim, verb, first, s_.claim_end(verb), {}, 600)
      .is_charge = true;
}

// "denied knowing, or suspecting, that they were paid"
bool ChargeReader::is_under_denial(uint32_t token) const {
  static const WordSet but{"but", "who", "which"}, evidence{"evidence", "proof"};
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    if (but.contains(c_.word(before)) || c_.is_mark(before, ';')) return false;
    if (c_.upos(before) == Upos::kVerb && s_.is_denial_word(before)) return true;
    // "saw no evidence that the driver was to blame"
    if (evidence.contains(c_.lemma(before)) && c_.is_negated(before)) return true;
  }
  return false;
}

// "admitted charges that he sent the list": denied by nobody.
bool ChargeReader::is_admitted(uint32_t noun) const {
  static const WordSet admission{"admit", "acknowledge", "confirm", "concede"};
  for (uint32_t verb = noun; verb-- > c_.window_begin(noun);)
    if (c_.upos(verb) == Upos::kVerb) return admission.contains(c_.lemma(verb));
  return false;
}

}  // namespace

void read_charge(ClaimSentence& sentence, uint32_t token) {
  const Upos tag = sentence.clauses().upos(token);
  ChargeReader reader(sentence);
  if (tag == Upos::kVerb) reader.read_verb(token);
  if (tag == Upos::kVerb) reader.read_hearsay(token);
  if (tag == Upos::kNoun) reader.read_noun(token);
}

}  // namespace dateline
