// Requests and refusals: "asked the council to open the gate", "said that it would not open it".
#include <algorithm>

#include "extract/claims/claim_sentence.h"

namespace dateline {
namespace {

// How far the deed may stand behind the verb that asks for it, in tokens.
constexpr uint32_t kDeedReach = 16;

class RequestReader {
 public:
  explicit RequestReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_request(uint32_t verb);
  void read_refusal(uint32_t verb);
  void read_announced_refusal(uint32_t modal);

 private:
  uint32_t deed_asked_for(uint32_t verb) const;
  bool is_told_as_fact(uint32_t verb) const;

  ClaimSentence& s_;
  const Clauses& c_;
};

// Somebody did it: not "to ask", "would refuse", "if she asked".
bool RequestReader::is_told_as_fact(uint32_t verb) const {
  static const WordSet unreal{"would", "will", "could", "may", "might", "should", "must", "be"};
  if (c_.is_negated(verb) || c_.is_conditional(verb) || s_.is_infinitive(verb) ||
      c_.subject_words(verb).empty())
    return false;
  for (uint32_t before = verb; before-- > c_.begin() && before + 3 > verb;)
    if (unreal.contains(c_.word(before)) || unreal.contains(c_.lemma(before))) return false;
  return true;
}

// "send" of "asked the council to send a bus", "rise" of "demanded a pay rise"; kNone without one.
uint32_t RequestReader::deed_asked_for(uint32_t verb) const {
  static const WordSet to{"to"}, on{"on", "upon"}, wanting{"demand", "request", "seek"};
  const uint32_t last = std::min(c_.clause_end(verb), verb + kDeedReach);
  uint32_t noun = kNone;
  for (uint32_t next = verb + 1; next < last; ++next) {
    if (to.contains(c_.word(next)) && c_.upos(next) == Upos::kPart)
      return c_.verb_after(next, last);
    const Upos tag = c_.upos(next);
    if (tag == Upos::kNoun) noun = next;
    const bool is_name = c_.tokens().has(next, kStartsUpper);  // "the United States"
    if ((tag == Upos::kVerb && !is_name) || tag == Upos::kSconj || c_.is_mark(next, ',')) break;
    if (tag == Upos::kAdp && !on.contains(c_.word(next)) && next > verb + 1) break;
  }
  return wanting.contains(c_.lemma(verb)) ? noun : kNone;
}

void RequestReader::read_request(uint32_t verb) {
  static const WordSet asking{"ask",    "urge",   "request", "demand", "call", "press",
                              "appeal", "invite", "beg",     "plead",  "seek", "implore"};
  if (!asking.contains(c_.lemma(verb)) || !is_told_as_fact(verb)) return;
  const uint32_t deed = deed_asked_for(verb);
  if (deed == kNone) return;
  s_.add(ClaimKind::kRequest, kRequestVerb, verb, deed, s_.claim_end(deed), s_.subject_of(verb),
         700);
}

// "refused to send one"; "rejected the offer" is an action.
void RequestReader::read_refusal(uint32_t verb) {
  static const WordSet refusing{"refuse", "decline"}, to{"to"};
  static const WordSet silence{"comment", "say",    "name",  "identify", "elaborate", "confirm",
                               "answer",  "reveal", "speak", "disclose", "respond"};
  if (!refusing.contains(c_.lemma(verb)) || verb + 2 >= c_.end() ||
      !to.contains(c_.word(verb + 1)) || silence.contains(c_.lemma(verb + 2)) ||
      !is_told_as_fact(verb))
    return;
  s_.add(ClaimKind::kRefusal, kRefusalVerb, verb, verb, s_.claim_end(verb), s_.subject_of(verb),
         700);
}

// "answered that it would not send one"
void RequestReader::read_announced_refusal(uint32_t modal) {
  static const WordSet future{"will", "would", "wo"}, no{"not", "n't", "never"};
  if (!future.contains(c_.word(modal)) || modal + 2 >= c_.end() ||
      !no.contains(c_.word(modal + 1)) || c_.is_conditional(modal))
    return;
  Sayer sayer = s_.speaker_of(modal);
  const uint32_t saying = c_.verb_of_saying_before(modal);
  // "ruled that the summons would not have to be answered": of others.
  static const WordSet ruling{"rule", "find", "hold", "decide"};
  const QuoteMention* quote = c_.quote_at(modal);
  const uint32_t cue = quote == nullptr ? saying : c_.cue_of(*quote);
  if (cue != kNone && ruling.contains(c_.lemma(cue))) return;
  if (sayer.words.empty() && saying != kNone) sayer = s_.subject_of(saying);
  const uint32_t verb = c_.verb_after(modal + 1, c_.end());
  if (sayer.words.empty() || verb == kNone || c_.upos(verb) != Upos::kVerb) return;
  s_.add(ClaimKind::kRefusal, kRefusalVerb, verb, s_.subject_begin(verb), s_.claim_end(verb), sayer,
         700);
}

}  // namespace

void read_request(ClaimSentence& sentence, uint32_t token) {
  const Upos tag = sentence.clauses().upos(token);
  RequestReader reader(sentence);
  if (tag == Upos::kAux) reader.read_announced_refusal(token);
  if (tag != Upos::kVerb) return;
  reader.read_request(token);
  reader.read_refusal(token);
}

}  // namespace dateline
