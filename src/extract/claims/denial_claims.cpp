// Denials, and the reports that are told with them.
#include <algorithm>

#include "extract/claims/claim_sentence.h"

namespace dateline {
namespace {

const WordSet& judges() {
  static const WordSet words{"court", "judge", "jury", "panel", "tribunal", "regulator", "senate"};
  return words;
}

class DenialReader {
 public:
  explicit DenialReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_verb(uint32_t token);
  void read_noun(uint32_t token);

 private:
  bool rejects_a_claim(uint32_t verb, uint32_t last) const;
  bool denies_charges(uint32_t verb) const;
  bool denies_a_claim(uint32_t verb) const;
  bool contradicts_person(uint32_t verb) const;
  bool is_said_neither_way(uint32_t verb) const;
  bool points_back(uint32_t verb) const;
  bool is_refused(uint32_t verb) const;
  bool is_by_none(uint32_t verb) const;
  bool is_only_tried(uint32_t verb) const;
  bool is_of_people(uint32_t verb) const;
  bool is_of_charges(uint32_t verb) const;
  uint32_t passive_subject(uint32_t verb) const;
  Sayer denier_behind(uint32_t verb, uint32_t last) const;
  bool read_denied_subject(uint32_t verb, uint32_t last);
  bool is_by_court(uint32_t verb) const;
  bool describes_noun(uint32_t verb) const;
  void read_denied_report(uint32_t verb, bool is_plain_denial);
  uint32_t end_before_as(uint32_t noun, uint32_t verb) const;
  bool read_plea(uint32_t verb);

  ClaimSentence& s_;
  const Clauses& c_;
};

void DenialReader::read_verb(uint32_t token) {
  if (read_plea(token)) return;
  const auto denial = s_.denial_verb(token);
  if (!denial || (denial->kind > kOnlyClaims && denial->kind != kOfClaimBefore)) return;
  const uint32_t last = denial->last;
  if (denial->kind == kOfClaimBefore && passive_subject(token) == kNone) return;
  if (c_.is_negated(token) || c_.is_conditional(token) || is_refused(token)) return;
  if (is_by_none(token) || is_only_tried(token) || is_of_people(token)) return;
  if (denial->kind == kOnlyClaims && is_by_court(token)) return;
  static const WordSet contrary{"contradict"};
  const bool is_wish_only = denial->kind == kOnlyClaims || contrary.contains(c_.lemma(token));
  if (describes_noun(token) || (is_wish_only && s_.is_infinitive(token))) return;
  static const WordSet chances{"could", "may", "might", "should", "must", "would", "can", "ca"};
  for (uint32_t before = token; before-- > c_.begin() && before + 3 > token;)
    if (chances.contains(c_.word(before))) return;
  if (read_denied_subject(token, last)) return;
  if (const Sayer denier = denier_behind(token, last); !denier.words.empty()) {
    ClaimMention& claim =
        s_.add(ClaimKind::kDenial, kDenialVerb, token, token, s_.claim_end(token), denier, 800);
    claim.points_back = true;
    claim.is_charge = is_of_charges(token);
    return;
  }
  if (denial->kind == kOfClaimBefore) return;
  const bool is_denial =
      denial->kind == kDenies ? denies_a_claim(token) : rejects_a_claim(token, last);
  if (!is_denial) return;
  ClaimMention& claim = s_.add(ClaimKind::kDenial, kDenialVerb, token, token, s_.claim_end(token),
                               s_.subject_of(token), 850);
  // "While disputing the charges, he resigned": they are not told of here.
  const bool is_aside =
      c_.tokens().deprel[token] == Deprel::kAdvcl && c_.article.word_at(token).ends_with("ing");
  claim.points_back = s_.is_of_claim_before(token, last) || (!is_aside && points_back(last));
  claim.is_charge = denies_charges(last);
  read_denied_report(token, denial->kind == kDenies);
}

// "Reports that he had fled were laughed off by his wife": what the reports say, and the denial
// that holds it.
bool DenialReader::read_denied_subject(uint32_t verb, uint32_t last) {
  const uint32_t noun = passive_subject(verb);
  static const WordSet that{"that"};
  if (noun == kNone || !that.contains(c_.word(noun + 1))) return false;
  Sayer denier = denier_behind(verb, last);
  if (denier.words.empty()) denier = s_.speaker_of(verb);
  if (denier.words.empty()) return false;
  s_.add(ClaimKind::kDenial, kDenialVerb, verb, noun, s_.claim_end(last), denier, 800);
  s_.add(ClaimKind::kAssertion, kReportedClaim, noun, noun, verb - 1, {}, 600).is_charge = true;
  return true;
}

// "saw no evidence that", "has no plans to", "there is no truth in that".
void DenialReader::read_noun(uint32_t token) {
  static const WordSet evidence{"evidence", "proof", "truth"};
  static const WordSet plans{"plan", "intention", "decision", "intent"};
  const bool is_evidence = evidence.contains(c_.lemma(token));
  if (!is_evidence && !plans.contains(c_.lemma(token))) return;
  if (!s_.opens_claim(token) || !c_.is_negated(token)) return;
  if (token + 2 < c_.end() && s_.is_denial_word(token + 2)) return;  // "no evidence to refute it"
  // "jailed them without any evidence of harm": nobody says so.
  static const WordSet without{"without"};
  for (uint32_t before = token; before-- > c_.begin() && before + 4 > token;)
    if (without.contains(c_.word(before))) return;
  uint32_t verb = token;
  while (verb > c_.window_begin(token) && c_.upos(verb) != Upos::kVerb &&
         c_.upos(verb) != Upos::kAux)
    --verb;
  Sayer sayer = s_.speaker_of(token);
  if (sayer.words.empty()) sayer = s_.subject_of(verb);
  if (sayer.words.empty()) return;  // "there is no evidence", an outlet's own judgement
  static const WordSet truth{"truth"}, links{"in", "to"};
  s_.add(ClaimKind::kDenial, is_evidence ? kNoEvidence : kNoPlans, token, s_.subject_begin(verb),
         s_.claim_end(token), sayer, 800)
      .points_back = truth.contains(c_.lemma(token)) && token + 2 < c_.end() &&
                     links.contains(c_.word(token + 1)) &&
                     (s_.is_pronoun_alone(token + 2) || s_.has_claim_noun_behind(token));
}

// "sought to deny it", "was forced to deny it", "for the ministry to deny a link is absurd"
bool DenialReader::is_only_tried(uint32_t verb) const {
  static const WordSet trying{"seek",  "try",    "attempt", "struggle", "want",   "refuse",
                              "force", "compel", "expect",  "ask",      "able",   "unable",
                              "need",  "have",   "likely",  "prepare",  "intend", "plan"};
  static const WordSet for_whom{"for"};
  if (!s_.is_infinitive(verb) || verb < c_.begin() + 2) return false;
  if (trying.contains(c_.lemma(verb - 2))) return true;
  for (uint32_t before = verb - 1; before-- > c_.begin() && before + kObjectReach > verb;) {
    if (for_whom.contains(c_.word(before))) return true;
    if (c_.upos(before) == Upos::kVerb || c_.tokens().has(before, kIsPunctuation)) return false;
  }
  return false;
}

// "'They give an order, and then they deny it,' he said": what people do.
bool DenialReader::is_of_people(uint32_t verb) const {
  static const WordSet people{"they", "you", "people", "we"};
  if (c_.word(verb) != c_.lemma(verb) || !c_.tokens().has(verb, kInQuote)) return false;
  const uint32_t first = s_.subject_begin(verb);
  return (first < verb && people.contains(c_.word(first))) || c_.subject_words(verb).empty();
}

// "The court dismissed the charges": it rules, and denies nothing.
bool DenialReader::is_by_court(uint32_t verb) const {
  const Span subject = c_.subject_words(verb);
  for (uint32_t token = verb; token-- > c_.window_begin(verb);) {
    const bool is_subject =
        subject.contains(c_.tokens().span(token)) || token + 1 == verb;  // "the courts dismissing"
    if (is_subject && judges().contains(c_.lemma(token))) return true;
  }
  return false;
}

// "None of the papers dispute the claim"
bool DenialReader::is_by_none(uint32_t verb) const {
  static const WordSet none{"none", "no", "nobody", "few", "neither"};
  const uint32_t first = s_.subject_begin(verb);
  return first < verb && none.contains(c_.word(first));
}

bool DenialReader::is_of_charges(uint32_t verb) const {
  static const WordSet charges{"charge", "allegation", "accusation"};
  for (uint32_t token = c_.window_begin(verb); token < verb; ++token)
    if (charges.contains(c_.lemma(token))) return true;
  return false;
}

// What is denied in the passive: "reports" of "reports that he had fled were denied"; kNone where
// no claim is.
uint32_t DenialReader::passive_subject(uint32_t verb) const {
  static const WordSet be{"be"};
  const Tokens& tokens = c_.tokens();
  if (verb == c_.begin() || !be.contains(c_.lemma(verb - 1))) return kNone;
  for (uint32_t token = c_.window_begin(verb); token < verb; ++token)
    if (tokens.head[token] == verb && tokens.deprel[token] == Deprel::kNsubjPass)
      return s_.names_claim(token) ? token : kNone;
  for (uint32_t token = c_.window_begin(verb); token < verb; ++token)
    if (s_.names_claim(token) && !s_.opens_claim(token)) return token;
  return kNone;
}

// "His account was contradicted by a sailor": by whom; nobody where it is not so.
Sayer DenialReader::denier_behind(uint32_t verb, uint32_t last) const {
  static const WordSet by{"by"};
  const uint32_t first = last + 2;
  if (first >= c_.end() || !by.contains(c_.word(last + 1)) || passive_subject(verb) == kNone)
    return {};
  uint32_t end = first;
  while (end < c_.end() && !c_.tokens().has(end, kIsPunctuation) &&
         (end == first || c_.upos(end) != Upos::kPron) && c_.upos(end) != Upos::kVerb &&
         c_.upos(end) != Upos::kAdp)
    ++end;
  if (end == first) return {};
  return {c_.first_mention(first, end), c_.tokens().span(first, end)};
}

// "rejected the allegation", "rejected that.", "disputed that its tower was to blame", "dismissed
// it as gossip"; "rejected the offer" is an action.
bool DenialReader::rejects_a_claim(uint32_t verb, uint32_t last) const {
  if (s_.is_of_claim_before(verb, last)) return true;
  static const WordSet pronouns{"it", "this", "that", "them"}, as{"as"}, dismiss{"dismiss"};
  if (s_.has_claim_noun_behind(last) || s_.is_pronoun_alone(last + 1)) return true;
  // "Economists doubt it"; what is "rejected" may be an offer.
  static const WordSet doubting{"doubt", "dispute", "contest"}, it{"it"};
  if (doubting.contains(c_.lemma(verb)) && !c_.tokens().has(verb, kInQuote) &&
      last + 1 < c_.end() && it.contains(c_.word(last + 1)) && s_.ends_clause(last + 2))
    return true;
  const bool is_dismissed = dismiss.contains(c_.lemma(verb)) && verb + 2 < c_.end() &&
                            pronouns.contains(c_.word(verb + 1)) && as.contains(c_.word(verb + 2));
  return is_dismissed || s_.that_clause_behind(verb) == verb + 1;
}

// "Denied any wrongdoing", "rejected the charges": not just what was said last, "the claim".
bool DenialReader::denies_charges(uint32_t verb) const {
  static const WordSet charges{"charge", "allegation", "accusation", "wrongdoing", "guilt",
                               "blame",  "rumour",     "rumor",      "speculation"};
  const uint32_t last = std::min(c_.end(), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last; ++next) {
    if (c_.upos(next) == Upos::kNoun && charges.contains(c_.lemma(next))) return true;
    if (c_.upos(next) == Upos::kVerb || c_.tokens().has(next, kIsPunctuation)) return false;
  }
  return false;
}

// "denied that", "denies carrying out", "denied it", "denied any role"; but "denied a visa" and
// "rejected the offer" are actions.
bool DenialReader::denies_a_claim(uint32_t verb) const {
  static const WordSet it{"it", "this", "that", "them", "so"},
      again{"again", "repeatedly", "ever", "even"};
  if (is_said_neither_way(verb)) return false;
  uint32_t next = verb + 1;
  if (next < c_.end() && again.contains(c_.word(next))) ++next;
  if (next >= c_.end() || c_.tokens().has(next, kIsPunctuation))
    return true;  // "which Iran denied."
  const std::string_view word = c_.article.word_at(next);
  if (c_.upos(next) == Upos::kVerb) return word.size() > 4 && word.substr(word.size() - 3) == "ing";
  static const WordSet them{"them", "it"};
  // "deny them funding", "deny it vital seats", "deny them access to"
  static const WordSet grants{"access", "entry", "bail", "permission", "entrance", "leave"};
  const auto is_noun_phrase = [&](uint32_t at) {
    return at < c_.end() &&
           (c_.upos(at) == Upos::kNoun || grants.contains(c_.word(at)) ||
            (c_.upos(at) == Upos::kAdj && at + 1 < c_.end() && c_.upos(at + 1) == Upos::kNoun));
  };
  const bool is_action = them.contains(c_.word(next)) && is_noun_phrase(next + 1);
  if (it.contains(c_.word(next))) return !is_action;
  if (c_.upos(next) == Upos::kAux) return true;  // "denied being there"
  return s_.has_claim_noun_behind(verb) || s_.that_clause_behind(verb) != kNone ||
         contradicts_person(verb);
}

// "Her lawyer contradicted him."
bool DenialReader::contradicts_person(uint32_t verb) const {
  static const WordSet contradict{"contradict"}, persons{"him", "her", "them"};
  return contradict.contains(c_.lemma(verb)) && verb + 1 < c_.end() &&
         persons.contains(c_.word(verb + 1)) && s_.ends_clause(verb + 2);
}

// "declined to confirm or deny", "without admitting to or denying the charges"
bool DenialReader::is_said_neither_way(uint32_t verb) const {
  static const WordSet admission{"confirm", "admit"};
  constexpr uint32_t kReach = 4;
  if (verb == c_.begin() || c_.upos(verb - 1) != Upos::kCconj) return false;
  for (uint32_t before = verb - 1; before-- > c_.begin() && before + kReach > verb;)
    if (admission.contains(c_.lemma(before))) return true;
  return false;
}

// "denied it", "rejected the claim", "denied any wrongdoing", "a charge that Iran denied"; not
// "denied making threats against colleagues", which tells by itself what is denied.
bool DenialReader::points_back(uint32_t verb) const {
  static const WordSet pointers{"it", "this", "that", "these", "those", "them", "so"};
  static const WordSet as{"as"}, such{"such"}, any{"any"};
  const uint32_t last = std::min(s_.claim_end(verb), verb + 1 + kObjectReach);
  if (s_.is_pronoun_alone(verb + 1)) return true;
  for (uint32_t next = verb + 1; next < last && c_.upos(next) != Upos::kSconj; ++next)
    // "Denied setting it", "denied giving any such order"
    if (pointers.contains(c_.word(next)) ||
        (such.contains(c_.word(next)) && any.contains(c_.word(next - 1))))
      return true;
  for (uint32_t next = verb + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    // "Dismissed the claim as nonsense" tells no more of it.
    if (next > verb + 1 && as.contains(c_.word(next))) return true;
    if (tag == Upos::kSconj || tag == Upos::kAux || tag == Upos::kPropn ||
        (tag == Upos::kVerb && !s_.is_claim_noun(next)) ||
        (tag == Upos::kNoun && !s_.is_claim_noun(next) && c_.date_end(next) == next))
      return false;
  }
  return true;
}

// "Bail was denied", "the appeal was rejected": something asked for; a claim would be named.
bool DenialReader::is_refused(uint32_t verb) const {
  static const WordSet be{"be", "get"};
  uint32_t before = verb;
  while (before > c_.begin() && c_.upos(before - 1) == Upos::kAdv) --before;
  if (before == c_.begin() || !be.contains(c_.lemma(before - 1))) return false;
  if (passive_subject(verb) != kNone) return false;
  for (uint32_t token = before - 1; token-- > c_.window_begin(verb);) {
    if (s_.is_claim_noun(token)) return false;
    if (c_.upos(token) == Upos::kVerb || c_.tokens().has(token, kIsPunctuation)) return true;
  }
  return true;
}

// "many disputed claims": the outlet's word for them.
bool DenialReader::describes_noun(uint32_t verb) const {
  if (verb == c_.begin() || verb + 1 >= c_.end() || c_.upos(verb + 1) != Upos::kNoun) return false;
  const Upos before = c_.upos(verb - 1);
  return c_.tokens().deprel[verb] == Deprel::kAmod || before == Upos::kDet ||
         before == Upos::kAdj || before == Upos::kAdp;
}

// "denied reports that she would resign": the reports are told with their denial. A court that
// rejects a claim, or an insurer, does something.
void DenialReader::read_denied_report(uint32_t verb, bool is_plain_denial) {
  static const WordSet that{"that"}, of{"of"},
      reports{"report",     "allegation",  "accusation",  "rumour", "rumor",
              "suggestion", "speculation", "insinuation", "claim",  "assertion"};
  const uint32_t last = std::min(s_.claim_end(verb), verb + 1 + kObjectReach);
  for (uint32_t noun = verb + 1; noun + 2 < last; ++noun) {
    if (c_.upos(noun) != Upos::kNoun || !s_.is_claiming_noun(noun)) continue;
    // "denied a report in the Ledger that it would close"
    const bool is_told = s_.that_clause_behind(noun) != kNone || that.contains(c_.word(noun + 1)) ||
                         (is_plain_denial && of.contains(c_.word(noun + 1)));
    if (!is_told || (!is_plain_denial && !reports.contains(c_.lemma(noun)))) return;
    s_.add(ClaimKind::kAssertion, kReportedClaim, noun, noun, end_before_as(noun, verb), {}, 600)
        .is_charge = true;
    return;
  }
}

// "dismissed any suggestion that it would leave [as idle talk]"
uint32_t DenialReader::end_before_as(uint32_t noun, uint32_t verb) const {
  static const WordSet as{"as"}, dismissing{"dismiss", "reject"};
  const uint32_t end = s_.claim_end(verb);
  if (!dismissing.contains(c_.lemma(verb))) return end;
  for (uint32_t token = end; token-- > noun + 2;) {
    if (as.contains(c_.word(token))) return token;
    if (c_.upos(token) == Upos::kVerb || c_.upos(token) == Upos::kAux) break;
  }
  return end;
}

// "pleaded not guilty to bribery": denies the charge.
bool DenialReader::read_plea(uint32_t verb) {
  static const WordSet plead{"plead"}, no{"not"}, guilty{"guilty"}, to{"to"};
  if (!plead.contains(c_.lemma(verb)) || verb + 2 >= c_.end() || !no.contains(c_.word(verb + 1)) ||
      !guilty.contains(c_.word(verb + 2)) || c_.subject_words(verb).empty())
    return false;
  ClaimMention& claim = s_.add(ClaimKind::kDenial, kNotGuilty, verb, verb, s_.claim_end(verb),
                               s_.subject_of(verb), 850);
  claim.is_charge = true;
  claim.points_back = verb + 3 >= s_.claim_end(verb) || !to.contains(c_.word(verb + 3));
  return true;
}

// "Kataib Hezbollah denies carrying": a verb that the tagger took for a noun.
bool is_denying_noun(const Clauses& clauses, uint32_t token) {
  return clauses.lexicon.list(WordList::kDenials).find(clauses.lemma(token)) == kDenies &&
         token + 1 < clauses.end() && clauses.upos(token + 1) == Upos::kVerb;
}

}  // namespace

void read_denial(ClaimSentence& sentence, uint32_t token) {
  const Clauses& clauses = sentence.clauses();
  const Upos tag = clauses.upos(token);
  DenialReader reader(sentence);
  if (tag == Upos::kVerb || (tag == Upos::kNoun && is_denying_noun(clauses, token)))
    reader.read_verb(token);
  if (tag == Upos::kNoun) reader.read_noun(token);
}

}  // namespace dateline
