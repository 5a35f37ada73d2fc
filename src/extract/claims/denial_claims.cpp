// Denials, and what is told with them: charges and things that are called claims.
#include <algorithm>

#include "extract/claims/claim_sentence.h"

namespace dateline {
namespace {

class DenialReader {
 public:
  explicit DenialReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_verb(uint32_t token);
  void read_noun(uint32_t token);
  void read_adjective(uint32_t token);
  void read_predicate(uint32_t token);

 private:
  bool has_claim_noun_behind(uint32_t token) const;
  uint32_t that_clause_behind(uint32_t verb) const;
  bool rejects_a_claim(uint32_t verb) const;
  bool is_pronoun_alone(uint32_t token) const;
  bool read_disbelief(uint32_t verb);
  bool ends_clause(uint32_t token) const;
  uint32_t naming_verb(uint32_t word) const;
  uint32_t what_is_untrue(uint32_t predicate) const;
  bool denies_charges(uint32_t verb) const;
  bool denies_a_claim(uint32_t verb) const;
  bool contradicts_person(uint32_t verb) const;
  bool is_said_neither_way(uint32_t verb) const;
  bool points_back(uint32_t verb) const;
  bool is_refused(uint32_t verb) const;
  bool is_by_none(uint32_t verb) const;
  bool describes_noun(uint32_t verb) const;
  bool opens_claim(uint32_t noun) const;
  void read_denied_report(uint32_t verb, bool is_plain_denial);
  bool read_plea(uint32_t verb);
  bool is_under_denial(uint32_t token) const;
  Sayer caller_before(uint32_t token) const;
  bool is_admitted(uint32_t noun) const;

  ClaimSentence& s_;
  const Clauses& c_;
};

void DenialReader::read_verb(uint32_t token) {
  if (read_plea(token) || read_disbelief(token)) return;
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (denial && *denial <= kOnlyClaims) {
    if (c_.is_negated(token) || c_.is_conditional(token) || is_refused(token)) return;
    if (is_by_none(token)) return;
    static const WordSet contrary{"contradict"};
    const bool is_wish_only = *denial == kOnlyClaims || contrary.contains(c_.lemma(token));
    if (describes_noun(token) || (is_wish_only && s_.is_infinitive(token))) return;
    static const WordSet chances{"could", "may", "might", "should", "must", "would"};
    for (uint32_t before = token; before-- > c_.begin() && before + 3 > token;)
      if (chances.contains(c_.word(before))) return;
    const bool is_denial = *denial == kDenies ? denies_a_claim(token) : rejects_a_claim(token);
    if (!is_denial) return;
    ClaimMention& claim = s_.add(ClaimKind::kDenial, kDenialVerb, token, token, s_.claim_end(token),
                                 s_.subject_of(token), 850);
    // "While disputing the charges, he resigned": they are not told of here.
    const bool is_aside =
        c_.tokens().deprel[token] == Deprel::kAdvcl && c_.article.word_at(token).ends_with("ing");
    claim.points_back = !is_aside && points_back(token);
    claim.is_charge = denies_charges(token);
    read_denied_report(token, *denial == kDenies);
    return;
  }
  if (s_.is_charge(token)) {
    if (c_.is_negated(token) || is_under_denial(token)) return;
    s_.add(ClaimKind::kAssertion, kCharge, token, token, s_.claim_end(token), s_.subject_of(token),
           800)
        .is_charge = true;
    return;
  }
}

void DenialReader::read_noun(uint32_t token) {
  static const WordSet evidence{"evidence", "proof", "truth"};
  static const WordSet plans{"plan", "intention", "decision", "intent"};
  if (!opens_claim(token)) return;
  if (token + 2 < c_.end() && s_.is_denial_word(token + 2)) return;  // "no evidence to refute it"
  const uint32_t end_token = s_.claim_end(token);
  const WordId lemma = c_.lemma(token);
  const bool is_evidence = evidence.contains(lemma);
  if ((is_evidence || plans.contains(lemma)) && c_.is_negated(token)) {
    uint32_t verb = token;
    while (verb > c_.window_begin(token) && c_.upos(verb) != Upos::kVerb &&
           c_.upos(verb) != Upos::kAux)
      --verb;
    Sayer sayer = s_.speaker_of(token);
    if (sayer.words.empty()) sayer = s_.subject_of(verb);
    if (sayer.words.empty()) return;  // "there is no evidence", an outlet's own judgement
    // "There is no truth in that", "no truth to the claims"
    static const WordSet truth{"truth"}, links{"in", "to"};
    s_.add(ClaimKind::kDenial, is_evidence ? kNoEvidence : kNoPlans, token, s_.subject_begin(verb),
           end_token, sayer, 800)
        .points_back = truth.contains(lemma) && token + 2 < c_.end() &&
                       links.contains(c_.word(token + 1)) &&
                       (is_pronoun_alone(token + 2) || has_claim_noun_behind(token));
    return;
  }
  if (!s_.is_claiming_noun(token) || c_.is_negated(token) || is_admitted(token)) return;
  for (uint32_t next = token + 1; next < end_token; ++next)
    if (s_.is_denial_word(next)) return;  // "a charge that Iran denied"
  s_.add(ClaimKind::kAssertion, kReportedClaim, token, token, end_token, {}, 600).is_charge = true;
}

// "called the report false", "the claim was untrue".
void DenialReader::read_adjective(uint32_t token) {
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (!denial || *denial != kUntrue || c_.is_negated(token)) return;
  uint32_t next = token + 1;
  while (next < c_.end() && c_.tokens().has(next, kClosesQuote)) ++next;
  const bool is_attribute =
      next < c_.end() && (c_.upos(next) == Upos::kNoun || c_.upos(next) == Upos::kAdj);
  if (is_attribute) return;  // "fake institutions"
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    if (c_.is_mark(before, ';')) return;
    if (c_.upos(before) != Upos::kNoun || !s_.is_claim_noun(before)) continue;
    Sayer sayer = s_.speaker_of(token);
    if (sayer.words.empty()) sayer = caller_before(before);
    s_.add(ClaimKind::kDenial, kDenialWord, token, before, c_.clause_end(before), sayer, 750);
    // "Reports that civilians were hit are false" tells what it denies.
    static const WordSet that{"that"};
    if (that.contains(c_.word(before + 1)) && before + 3 < token)
      s_.add(ClaimKind::kAssertion, kReportedClaim, before, before, token - 1, {}, 600).is_charge =
          true;
    return;
  }
}

// "None of the papers dispute the claim"
bool DenialReader::is_by_none(uint32_t verb) const {
  static const WordSet none{"none", "no", "nobody", "few", "neither"};
  const uint32_t first = s_.subject_begin(verb);
  return first < verb && none.contains(c_.word(first));
}

// Where the "that" of "denied in a statement that she knew" stands; kNone without one.
uint32_t DenialReader::that_clause_behind(uint32_t verb) const {
  static const WordSet that{"that"};
  const uint32_t last = std::min(c_.end(), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    const bool opens_clause =
        tag == Upos::kSconj || (next + 1 < c_.end() && c_.upos(next + 1) == Upos::kPron);
    if (that.contains(c_.word(next)) && opens_clause) return next;
    if (tag == Upos::kVerb || tag == Upos::kAux || c_.tokens().has(next, kIsPunctuation)) break;
  }
  return kNone;
}

// "She rejected that.", "they dispute this": nothing but what was said before.
bool DenialReader::is_pronoun_alone(uint32_t token) const {
  static const WordSet that{"that", "this"};
  return token < c_.end() && that.contains(c_.word(token)) && ends_clause(token + 1);
}

// The end, a mark, or "and", "but", "saying".
bool DenialReader::ends_clause(uint32_t token) const {
  static const WordSet saying{"saying", "insisting", "arguing"};
  return token >= c_.end() || c_.tokens().has(token, kIsPunctuation) ||
         c_.upos(token) == Upos::kCconj || saying.contains(c_.word(token));
}

// "rejected the allegation", "rejected that.", "disputed that its tower was to blame", "dismissed
// it as gossip"; "rejected the offer" is an action.
bool DenialReader::rejects_a_claim(uint32_t verb) const {
  static const WordSet pronouns{"it", "this", "that", "them"}, as{"as"}, dismiss{"dismiss"};
  if (has_claim_noun_behind(verb) || is_pronoun_alone(verb + 1)) return true;
  const bool is_dismissed = dismiss.contains(c_.lemma(verb)) && verb + 2 < c_.end() &&
                            pronouns.contains(c_.word(verb + 1)) && as.contains(c_.word(verb + 2));
  return is_dismissed || that_clause_behind(verb) == verb + 1;
}

// "Her daughter does not believe it", "the union disagreed"; not what somebody is quoted with: "I
// can't believe this".
bool DenialReader::read_disbelief(uint32_t verb) {
  static const WordSet believe{"believe", "accept"}, disagree{"disagree"}, with{"with"};
  static const WordSet pronouns{"it", "that", "this", "him", "her", "them"};
  static const WordSet modals{"can", "ca", "could", "will", "wo", "would", "may", "might"};
  const uint32_t next = verb + 1;
  bool is_denial = false;
  if (believe.contains(c_.lemma(verb)))
    is_denial = c_.is_negated(verb) && next < c_.end() && pronouns.contains(c_.word(next)) &&
                ends_clause(next + 1);
  else if (disagree.contains(c_.lemma(verb)))
    is_denial = !c_.is_negated(verb) &&
                (ends_clause(next) || (next + 1 < c_.end() && with.contains(c_.word(next)) &&
                                       pronouns.contains(c_.word(next + 1))));
  if (!is_denial || c_.tokens().head[verb] != verb || c_.quote_at(verb) != nullptr ||
      c_.tokens().has(verb, kInQuote) || c_.subject_words(verb).empty())
    return false;
  for (uint32_t before = c_.window_begin(verb); before < verb; ++before)
    if (modals.contains(c_.word(before))) return false;
  s_.add(ClaimKind::kDenial, kDisbelief, verb, s_.subject_begin(verb), s_.claim_end(verb),
         s_.subject_of(verb), 750)
      .points_back = true;
  return true;
}

// The verb of "called that a lie", whose object is at `word`; kNone without one. (The parse makes
// it "that lie".)
uint32_t DenialReader::naming_verb(uint32_t word) const {
  constexpr int32_t kGivesName = 1;
  const WordTable& verbs = c_.lexicon.list(WordList::kNamingVerbs);
  const Tokens& tokens = c_.tokens();
  const auto gives_name = [&](uint32_t verb) {
    return verbs.find(tokens.lemma[verb]) == kGivesName;
  };
  if (word > c_.begin() && gives_name(word - 1)) return word - 1;
  const uint32_t head = tokens.head[word];
  const bool is_object = tokens.deprel[word] == Deprel::kObj && head >= c_.begin() && head < word;
  return is_object && gives_name(head) ? head : kNone;
}

// What a predicate is said of, as the parse has it: "that" of "that is a lie", "his account" of
// "called his account 'pure invention'"; kNone where that is no word for what was said.
uint32_t DenialReader::what_is_untrue(uint32_t predicate) const {
  static const WordSet pronouns{"it", "that", "this", "these", "those"};
  static const WordSet persons{"him", "her", "them"}, liar{"liar"};
  const Tokens& tokens = c_.tokens();
  for (uint32_t word = c_.window_begin(predicate); word < predicate; ++word) {
    const bool is_named = naming_verb(word) != kNone;
    const bool is_subject =
        tokens.head[word] == predicate && is_nominal_subject(tokens.deprel[word]);
    const bool is_claim = c_.upos(word) == Upos::kNoun && s_.is_claim_noun(word);
    if ((is_subject || is_named) && (pronouns.contains(c_.word(word)) || is_claim)) return word;
    if (is_named && persons.contains(c_.word(word)) && liar.contains(c_.lemma(predicate)))
      return word;
  }
  return kNone;
}

// "'That is a lie,' she said", "it was not true", "called his account 'pure invention'": of what
// was said before.
void DenialReader::read_predicate(uint32_t token) {
  static const WordSet chances{"would", "will", "could", "may", "might", "if", "whether"};
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (!denial || *denial < kUntrue) return;
  uint32_t behind = token + 1;
  while (behind < c_.end() && c_.tokens().has(behind, kClosesQuote)) ++behind;
  const uint32_t what = ends_clause(behind) ? what_is_untrue(token) : kNone;
  if (what == kNone) return;
  const bool is_claim = c_.upos(what) == Upos::kNoun;
  if (is_claim && *denial == kUntrue) return;  // read with the words of the claim
  bool is_negated = false;
  for (uint32_t word = what; word <= token; ++word) is_negated |= c_.is_negated(word);
  for (uint32_t word = c_.window_begin(token); word < token; ++word)
    if (chances.contains(c_.word(word))) return;
  const uint32_t verb = naming_verb(what);
  const bool is_named = verb != kNone;
  if (is_negated != (*denial == kTrue) || (is_named && *denial == kTrue)) return;
  const Sayer sayer = is_named ? s_.subject_of(verb) : s_.speaker_of(token);
  if (sayer.words.empty()) return;
  const uint32_t first = is_named ? s_.subject_begin(verb) : what;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, token, first, behind, sayer, 750).points_back = true;
}

bool DenialReader::has_claim_noun_behind(uint32_t token) const {
  const uint32_t last = std::min(c_.end(), token + 1 + kObjectReach);
  for (uint32_t next = token + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    if (tag == Upos::kNoun && s_.is_claim_noun(next)) return true;
    if (tag == Upos::kVerb || tag == Upos::kSconj || c_.tokens().has(next, kIsPunctuation))
      return false;
  }
  return false;
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
  static const WordSet it{"it", "this", "that", "them", "so"}, again{"again", "repeatedly"};
  if (is_said_neither_way(verb)) return false;
  uint32_t next = verb + 1;
  if (next < c_.end() && again.contains(c_.word(next))) ++next;
  if (next >= c_.end() || c_.tokens().has(next, kIsPunctuation))
    return true;  // "which Iran denied."
  const std::string_view word = c_.article.word_at(next);
  if (c_.upos(next) == Upos::kVerb) return word.size() > 4 && word.substr(word.size() - 3) == "ing";
  static const WordSet them{"them", "it"};
  const bool is_action = them.contains(c_.word(next)) && next + 1 < c_.end() &&
                         c_.upos(next + 1) == Upos::kNoun;  // "deny them funding"
  if (it.contains(c_.word(next))) return !is_action;
  if (c_.upos(next) == Upos::kAux) return true;  // "denied being there"
  return has_claim_noun_behind(verb) || that_clause_behind(verb) != kNone ||
         contradicts_person(verb);
}

// "Her lawyer contradicted him."
bool DenialReader::contradicts_person(uint32_t verb) const {
  static const WordSet contradict{"contradict"}, persons{"him", "her", "them"};
  return contradict.contains(c_.lemma(verb)) && verb + 1 < c_.end() &&
         persons.contains(c_.word(verb + 1)) && ends_clause(verb + 2);
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
  const uint32_t last = std::min(s_.claim_end(verb), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last && c_.upos(next) != Upos::kSconj; ++next)
    if (pointers.contains(c_.word(next))) return true;  // "denied setting it"
  for (uint32_t next = verb + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
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

// "a report that", "claims of", "reports by the agency and others of".
bool DenialReader::opens_claim(uint32_t noun) const {
  static const WordSet that_of{"that", "of", "to", "in", "whatsoever"}, by{"by", "from", "in"};
  if (noun + 1 >= c_.end()) return false;
  if (that_of.contains(c_.word(noun + 1)) && !by.contains(c_.word(noun + 1))) return true;
  if (!by.contains(c_.word(noun + 1))) return that_of.contains(c_.word(noun + 1));
  for (uint32_t next = noun + 2; next < std::min(c_.end(), noun + 2 + kObjectReach); ++next) {
    if (that_of.contains(c_.word(next))) return true;
    if (c_.upos(next) == Upos::kVerb || c_.tokens().has(next, kIsPunctuation)) return false;
  }
  return false;
}

// "denied reports that she would resign": the reports are told with their denial. A court that
// rejects a claim, or an insurer, does something.
void DenialReader::read_denied_report(uint32_t verb, bool is_plain_denial) {
  static const WordSet that{"that"}, of{"of"},
      reports{"report", "allegation", "accusation", "rumour", "rumor"};
  static const WordSet judging{"court",    "judge",      "jury",       "panel",
                               "tribunal", "prosecutor", "commission", "committee",
                               "board",    "senate",     "regulator"};
  if (!is_plain_denial) {
    const Span subject = c_.subject_words(verb);
    for (uint32_t token = verb; token-- > c_.window_begin(verb);)
      if (subject.contains(c_.tokens().span(token)) && judging.contains(c_.lemma(token))) return;
  }
  const uint32_t last = std::min(s_.claim_end(verb), verb + 1 + kObjectReach);
  for (uint32_t noun = verb + 1; noun + 2 < last; ++noun) {
    if (c_.upos(noun) != Upos::kNoun || !s_.is_claiming_noun(noun)) continue;
    // "denied a report in the Ledger that it would close"
    const bool is_told = that_clause_behind(noun) != kNone || that.contains(c_.word(noun + 1)) ||
                         (is_plain_denial && of.contains(c_.word(noun + 1)));
    if (!is_told || (!is_plain_denial && !reports.contains(c_.lemma(noun)))) return;
    s_.add(ClaimKind::kAssertion, kReportedClaim, noun, noun, s_.claim_end(verb), {}, 600)
        .is_charge = true;
    return;
  }
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

// "denied knowing, or suspecting, that they were paid"
bool DenialReader::is_under_denial(uint32_t token) const {
  static const WordSet but{"but", "who", "which"};
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    if (but.contains(c_.word(before)) || c_.is_mark(before, ';')) return false;
    if (c_.upos(before) == Upos::kVerb && s_.is_denial_word(before)) return true;
  }
  return false;
}

// "The chief called the report false": who calls what stands before it.
Sayer DenialReader::caller_before(uint32_t token) const {
  for (uint32_t verb = token; verb-- > c_.window_begin(token);)
    if (c_.upos(verb) == Upos::kVerb) return s_.subject_of(verb);
  return {};
}

// "admitted charges that he sent the list": denied by nobody.
bool DenialReader::is_admitted(uint32_t noun) const {
  static const WordSet admission{"admit", "acknowledge", "confirm", "concede"};
  for (uint32_t verb = noun; verb-- > c_.window_begin(noun);)
    if (c_.upos(verb) == Upos::kVerb) return admission.contains(c_.lemma(verb));
  return false;
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
  if (tag == Upos::kAdj) reader.read_adjective(token);
  if (tag == Upos::kAdj || tag == Upos::kNoun) reader.read_predicate(token);
}

}  // namespace dateline
