// Claims: what somebody says that somebody else may say otherwise: denials, statements, numbers,
// and the outlets' own corrections.
#include <algorithm>

#include "extract/claims/counts.h"
#include "extract/clauses.h"
#include "extract/extract.h"
#include "model/dateline_prefix.h"

namespace dateline {
namespace {

enum ClaimRule : RuleId {
  kDenialVerb = 500,  // "denied that ...", "rejected the allegation"
  kDenialWord,        // "called the report false"
  kNoEvidence,        // "saw no evidence that ..."
  kNoPlans,           // "has no plans to ..."
  kStatement,         // what somebody is quoted or reported to say
  kCharge,            // "accused the guards of ..."
  kReportedClaim,     // "reports of ...", "a claim that ..."
  kNumber,            // "at least 12 people were killed"
  kFigure,            // "put the figure at 17,000"
  kNotGuilty,         // "pleaded not guilty to bribery"
  kNothingSuch,       // "never received such a report"
};

enum DenialKind : int32_t { kDenies = 1, kOnlyClaims = 2, kUntrue = 3 };
enum ClaimNounKind : int32_t { kClaims = 1 };

constexpr uint32_t kObjectReach = 7;
// A shorter quotation is a name or a phrase: “maximum pressure”.
constexpr uint32_t kShortestStatement = 4;
// How far the verb of saying may stand behind the comma: ", Canadian and US officials said".
constexpr uint32_t kSubjectReach = 12;

class ClaimReader {
 public:
  ClaimReader(const Clauses& clauses, std::vector<ClaimMention>& claims)
      : c_(clauses), claims_(claims), is_correction_(speaks_of_correction()) {}

  void read() {
    for (const QuoteMention& quote : c_.article.quotes)
      if (quote.span.overlaps(c_.sentence().span)) read_statement(quote);
    for (uint32_t token = c_.begin(); token < c_.end(); ++token) {
      read_number(token);
      const Upos tag = c_.upos(token);
      if (tag == Upos::kVerb) {
        read_verb(token);
        read_speech(token);
      }
      if (tag == Upos::kNoun) read_noun(token);
      if (tag == Upos::kNoun && is_denying_verb(token)) read_verb(token);
      if (tag == Upos::kAdj) read_adjective(token);
    }
  }

 private:
  bool is_claim_noun(uint32_t token) const {
    return c_.lexicon.list(WordList::kClaimNouns).contains(c_.lemma(token));
  }
  // "Allegations of fraud" claim the fraud; "her part in it" is only denied.
  bool is_claiming_noun(uint32_t token) const {
    return c_.lexicon.list(WordList::kClaimNouns).find(c_.lemma(token)) == kClaims;
  }

  // Where the subject of a verb begins: a denial is shown whole, with its "no".
  uint32_t subject_begin(uint32_t verb) const {
    const Span words = c_.subject_words(verb);
    uint32_t first = verb;
    while (!words.empty() && first > c_.begin() && c_.tokens().begin[first] > words.begin) --first;
    return first;
  }

  // "Kataib Hezbollah denies carrying": a verb that the tagger took for a noun.
  bool is_denying_verb(uint32_t token) const {
    return c_.lexicon.list(WordList::kDenials).find(c_.lemma(token)) == kDenies &&
           token + 1 < c_.end() && c_.upos(token + 1) == Upos::kVerb;
  }

  // Where what is claimed ends: at a dash, at ", and Tehran denied it", at ", a charge that Iran
  // denied".
  uint32_t claim_end(uint32_t token) const {
    static const WordSet which{"which"};
    const uint32_t last = c_.clause_end(token);
    for (uint32_t next = token + 1; next < last; ++next) {
      if (c_.is_dash(next) || adds_words(next) || opens_verb(next, token, last)) return next;
      if (!c_.is_mark(next, ',') || next + 2 >= last) continue;
      if (c_.upos(next + 1) == Upos::kCconj || which.contains(c_.word(next + 1))) return next;
      if (c_.upos(next + 1) == Upos::kDet && is_claim_noun(next + 2)) return next;
    }
    return last;
  }

  // "denied the charge saying he was not there": what follows is said, not denied.
  bool adds_words(uint32_t token) const {
    static const WordSet saying{"saying", "insisting", "arguing", "adding", "maintaining"};
    return saying.contains(c_.word(token));
  }

  // "denies the charges and has told the court", "rejected the claim and confirmed the vote":
  // another thing that he does.
  bool opens_verb(uint32_t token, uint32_t verb, uint32_t last) const {
    static const WordSet having{"has", "had", "have", "is", "was", "said", "told"};
    if (c_.upos(token) != Upos::kCconj || token + 2 >= last) return false;
    const bool is_joined = c_.upos(token + 1) == Upos::kVerb &&
                           c_.tokens().deprel[token + 1] == Deprel::kConj &&
                           c_.tokens().head[token + 1] == verb;
    return is_joined || having.contains(c_.word(token + 1));
  }

  // "Correction: an earlier version of this article said ..."
  bool speaks_of_correction() const {
    static const WordSet words{"correction", "corrected", "corrects",
                               "retraction", "retracts",  "clarification"};
    for (uint32_t token = c_.begin(); token < std::min(c_.end(), c_.begin() + 3); ++token)
      if (words.contains(c_.word(token))) return true;
    return false;
  }

  // Who says something: a mention, where the name is one, and the words that name it.
  struct Sayer {
    uint32_t mention = kNone;
    Span words;
  };
  Sayer subject_of(uint32_t verb) const { return {c_.subject_of(verb), c_.subject_words(verb)}; }
  // Who is quoted or reported with the words at `token`; nobody in the outlet's own voice.
  Sayer speaker_of(uint32_t token) const {
    const QuoteMention* quote = c_.quote_at(token);
    return quote == nullptr ? Sayer{} : Sayer{quote->speaker_mention, quote->speaker};
  }

  ClaimMention& add(ClaimKind kind, ClaimRule rule, uint32_t token, uint32_t first_token,
                    uint32_t end_token, Sayer sayer, uint16_t confidence) {
    while (end_token > first_token + 1 && c_.tokens().has(end_token - 1, kIsPunctuation))
      --end_token;
    ClaimMention claim;
    claim.span = c_.tokens().span(first_token, end_token);
    claim.token = token;
    claim.sentence = c_.sentence_ix;
    claim.kind = kind;
    claim.who = sayer.mention;
    claim.speaker = sayer.words;
    claim.is_correction = is_correction_;
    claim.rule = rule;
    claim.confidence = confidence;
    claim.event = event_in(first_token, end_token);
    claims_.push_back(claim);
    return claims_.back();
  }

  // The first event told between two tokens.
  uint32_t event_in(uint32_t first_token, uint32_t end_token) const {
    const auto& events = c_.article.events;
    const auto event = std::lower_bound(
        events.begin(), events.end(), first_token,
        [](const EventMention& mention, uint32_t at) { return mention.token < at; });
    return event != events.end() && event->token < end_token
               ? static_cast<uint32_t>(event - events.begin())
               : kNone;
  }

  bool denies_a_claim(uint32_t verb) const;
  bool denies_charges(uint32_t verb) const;
  bool is_admitted(uint32_t noun) const;
  void read_denied_report(uint32_t verb, bool is_plain_denial);
  bool read_plea(uint32_t verb);
  void read_figure(uint32_t verb);
  uint32_t such_noun(uint32_t first, uint32_t last) const;
  bool is_said_neither_way(uint32_t verb) const;
  bool is_under_denial(uint32_t token) const;
  bool points_back(uint32_t verb) const;
  bool has_claim_noun_behind(uint32_t token) const;
  uint32_t main_verb(uint32_t first, uint32_t last) const;
  bool begins_with_no(uint32_t first, uint32_t verb) const;
  bool is_to_come(uint32_t token) const;
  bool is_mere_chance(uint32_t first_token, uint32_t end_token) const;
  bool is_refused(uint32_t verb) const;
  bool describes_noun(uint32_t verb) const;
  // "asked the court to dismiss the charges": nothing is denied yet.
  bool is_infinitive(uint32_t verb) const {
    static const WordSet to{"to"};
    return verb > c_.begin() && to.contains(c_.word(verb - 1));
  }
  bool is_charge(uint32_t token) const;
  bool has_subject(uint32_t first, uint32_t verb) const;
  bool is_wish(uint32_t token) const;
  bool opens_claim(uint32_t noun) const;
  Sayer caller_before(uint32_t token) const;
  void read_statement(const QuoteMention& quote);
  void read_speech(uint32_t token);
  void add_statement(uint32_t first, uint32_t last, Sayer sayer);
  bool is_denial_word(uint32_t token) const {
    return token < c_.end() && c_.lexicon.list(WordList::kDenials).contains(c_.lemma(token));
  }
  void read_verb(uint32_t token);
  void read_noun(uint32_t token);
  void read_adjective(uint32_t token);
  void read_number(uint32_t token);

  const Clauses& c_;
  std::vector<ClaimMention>& claims_;
  const bool is_correction_;
};

bool ClaimReader::has_claim_noun_behind(uint32_t token) const {
  const uint32_t last = std::min(c_.end(), token + 1 + kObjectReach);
  for (uint32_t next = token + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    if (tag == Upos::kNoun && is_claim_noun(next)) return true;
    if (tag == Upos::kVerb || tag == Upos::kSconj || c_.tokens().has(next, kIsPunctuation))
      return false;
  }
  return false;
}

// "Denied any wrongdoing", "rejected the charges": not just what was said last, "the claim".
bool ClaimReader::denies_charges(uint32_t verb) const {
  static const WordSet charges{"charge", "allegation", "accusation", "wrongdoing", "guilt",
                               "blame",  "rumour",     "rumor",      "speculation"};
  const uint32_t last = std::min(c_.end(), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last; ++next) {
    if (charges.contains(c_.lemma(next))) return true;
    if (c_.upos(next) == Upos::kVerb || c_.tokens().has(next, kIsPunctuation)) return false;
  }
  return false;
}

// "denied that", "denies carrying out", "denied it", "denied any role"; but "denied a visa" and
// "rejected the offer" are actions.
bool ClaimReader::denies_a_claim(uint32_t verb) const {
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
  return has_claim_noun_behind(verb);
}

// "declined to confirm or deny", "without admitting to or denying the charges"
bool ClaimReader::is_said_neither_way(uint32_t verb) const {
  static const WordSet admission{"confirm", "admit"};
  constexpr uint32_t kReach = 4;
  if (verb == c_.begin() || c_.upos(verb - 1) != Upos::kCconj) return false;
  for (uint32_t before = verb - 1; before-- > c_.begin() && before + kReach > verb;)
    if (admission.contains(c_.lemma(before))) return true;
  return false;
}

// "denied it", "rejected the claim", "denied any wrongdoing", "a charge that Iran denied"; not
// "denied making threats against colleagues", which tells by itself what is denied.
bool ClaimReader::points_back(uint32_t verb) const {
  static const WordSet pointers{"it", "this", "that", "these", "those", "them", "so"};
  const uint32_t last = std::min(claim_end(verb), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last && c_.upos(next) != Upos::kSconj; ++next)
    if (pointers.contains(c_.word(next))) return true;  // "denied setting it"
  for (uint32_t next = verb + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    if (tag == Upos::kSconj || tag == Upos::kAux || tag == Upos::kPropn ||
        (tag == Upos::kVerb && !is_claim_noun(next)) ||
        (tag == Upos::kNoun && !is_claim_noun(next) && c_.date_end(next) == next))
      return false;
  }
  return true;
}

// "Bail was denied", "the appeal was rejected": something asked for; a claim would be named.
bool ClaimReader::is_refused(uint32_t verb) const {
  static const WordSet be{"be", "get"};
  uint32_t before = verb;
  while (before > c_.begin() && c_.upos(before - 1) == Upos::kAdv) --before;
  if (before == c_.begin() || !be.contains(c_.lemma(before - 1))) return false;
  for (uint32_t token = before - 1; token-- > c_.window_begin(verb);) {
    if (is_claim_noun(token)) return false;
    if (c_.upos(token) == Upos::kVerb || c_.tokens().has(token, kIsPunctuation)) return true;
  }
  return true;
}

// "many disputed claims": the outlet's word for them.
bool ClaimReader::describes_noun(uint32_t verb) const {
  if (verb == c_.begin() || verb + 1 >= c_.end() || c_.upos(verb + 1) != Upos::kNoun) return false;
  const Upos before = c_.upos(verb - 1);
  return before == Upos::kDet || before == Upos::kAdj || before == Upos::kAdp;
}

bool ClaimReader::is_charge(uint32_t token) const {
  static const WordSet verbs{"accuse", "blame", "charge", "suspect"};
  return token < c_.end() && verbs.contains(c_.lemma(token));
}

// "called for all troops to leave": asks, and claims nothing.
bool ClaimReader::is_wish(uint32_t token) const {
  if (token >= c_.end()) return false;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(token));
  return value && static_cast<OutlookKind>(*value & 7) == OutlookKind::kDemand;
}

// "a report that", "claims of", "reports by the agency and others of".
bool ClaimReader::opens_claim(uint32_t noun) const {
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

void ClaimReader::read_verb(uint32_t token) {
  read_figure(token);
  if (read_plea(token)) return;
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (denial && *denial != kUntrue) {
    if (c_.is_negated(token) || c_.is_conditional(token) || is_refused(token)) return;
    static const WordSet contrary{"contradict"};
    const bool is_wish_only = *denial == kOnlyClaims || contrary.contains(c_.lemma(token));
    if (describes_noun(token) || (is_wish_only && is_infinitive(token))) return;
    if (is_mere_chance(token - std::min(token - c_.begin(), 2u), token)) return;
    const bool is_denial =
        *denial == kDenies ? denies_a_claim(token) : has_claim_noun_behind(token);
    if (!is_denial) return;
    ClaimMention& claim = add(ClaimKind::kDenial, kDenialVerb, token, token, claim_end(token),
                              subject_of(token), 850);
    claim.points_back = points_back(token);
    claim.is_charge = denies_charges(token);
    read_denied_report(token, *denial == kDenies);
    return;
  }
  if (is_charge(token)) {
    if (c_.is_negated(token) || is_under_denial(token)) return;
    add(ClaimKind::kAssertion, kCharge, token, token, claim_end(token), subject_of(token), 800)
        .is_charge = true;
    return;
  }
}

// "denied reports that she would resign": the reports are told with their denial. A court that
// rejects a claim, or an insurer, does something.
void ClaimReader::read_denied_report(uint32_t verb, bool is_plain_denial) {
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
  const uint32_t last = std::min(claim_end(verb), verb + 1 + kObjectReach);
  for (uint32_t noun = verb + 1; noun + 2 < last; ++noun) {
    if (c_.upos(noun) != Upos::kNoun || !is_claiming_noun(noun)) continue;
    const bool is_told =
        that.contains(c_.word(noun + 1)) || (is_plain_denial && of.contains(c_.word(noun + 1)));
    if (!is_told || (!is_plain_denial && !reports.contains(c_.lemma(noun)))) return;
    add(ClaimKind::kAssertion, kReportedClaim, noun, noun, claim_end(verb), {}, 600).is_charge =
        true;
    return;
  }
}

// "pleaded not guilty to bribery": denies the charge.
bool ClaimReader::read_plea(uint32_t verb) {
  static const WordSet plead{"plead"}, no{"not"}, guilty{"guilty"};
  if (!plead.contains(c_.lemma(verb)) || verb + 2 >= c_.end() || !no.contains(c_.word(verb + 1)) ||
      !guilty.contains(c_.word(verb + 2)) || c_.subject_words(verb).empty())
    return false;
  ClaimMention& claim =
      add(ClaimKind::kDenial, kNotGuilty, verb, verb, claim_end(verb), subject_of(verb), 850);
  claim.is_charge = true;
  claim.points_back = verb + 3 >= claim_end(verb);
  return true;
}

// "The governor's office put the figure at 17,000": of what was counted just before.
void ClaimReader::read_figure(uint32_t verb) {
  static const WordSet putting{"put", "give", "set", "place", "estimate"};
  static const WordSet figures{"figure", "number", "toll", "total", "count", "tally"};
  static const WordSet at{"at", "as"};
  if (!putting.contains(c_.lemma(verb)) || c_.is_negated(verb)) return;
  static const WordSet of{"of"};
  bool has_figure = false;
  uint32_t counted = verb;
  for (uint32_t next = verb + 1; next + 1 < std::min(c_.end(), verb + 2 + kObjectReach); ++next) {
    if (c_.tokens().has(next, kIsPunctuation)) return;
    if (figures.contains(c_.lemma(next))) {
      has_figure = true;
      counted = of.contains(c_.word(next + 1)) ? next + 2 : next;  // "dead" of "the number of dead"
    }
    if (!has_figure || !at.contains(c_.word(next))) continue;
    const auto number = parse_count(c_.article.word_at(next + 1));
    const Sayer sayer = subject_of(verb);
    if (!number || sayer.words.empty()) return;
    ClaimMention& claim =
        add(ClaimKind::kNumber, kFigure, counted, subject_begin(verb), next + 2, sayer, 800);
    claim.slot = NumberSlot::kNoNumber;
    claim.points_back = true;
    claim.low = claim.high = *number;
    return;
  }
}

// "denied knowing, or suspecting, that they were paid"
bool ClaimReader::is_under_denial(uint32_t token) const {
  static const WordSet but{"but", "who", "which"};
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    if (but.contains(c_.word(before)) || c_.is_mark(before, ';')) return false;
    if (c_.upos(before) == Upos::kVerb && is_denial_word(before)) return true;
  }
  return false;
}

// "The chief called the report false": who calls what stands before it.
ClaimReader::Sayer ClaimReader::caller_before(uint32_t token) const {
  for (uint32_t verb = token; verb-- > c_.window_begin(token);)
    if (c_.upos(verb) == Upos::kVerb) return subject_of(verb);
  return {};
}

// What is quoted or reported of the sentence is a statement; so far as it goes on in the next
// sentence, that is one of its own.
void ClaimReader::read_statement(const QuoteMention& quote) {
  const uint32_t first = std::max(c_.begin(), c_.tokens().token_at(quote.span.begin));
  const uint32_t last = std::min(c_.end(), c_.tokens().token_at(quote.span.end));
  const uint32_t cue = c_.cue_of(quote);
  // "told his cabinet that it was signed"; "told them to leave" asks.
  static const WordSet that{"that"};
  const bool is_that = first < last && that.contains(c_.word(first));
  if (is_charge(cue) || (is_wish(cue) && !is_that) || is_denial_word(cue)) return;
  add_statement(first, last, {quote.speaker_mention, quote.speaker});
}

// "soldiers had sold food, survivors said" and "survivors said soldiers had sold food", where the
// quotes have no such words.
void ClaimReader::read_speech(uint32_t token) {
  if (!c_.is_speech(token) || is_charge(token) || is_wish(token) || is_denial_word(token)) return;
  if (c_.is_negated(token) || c_.subject_words(token).empty()) return;
  if (token > c_.begin() && c_.is_mark(token - 1, ',')) return;  // ", said an official"
  const uint32_t next = token + 1;
  const bool clause_follows = next + 1 < c_.end() && !c_.tokens().has(next, kIsPunctuation) &&
                              c_.upos(next) != Upos::kAdp && c_.date_end(next) == next;
  if (clause_follows) {
    if (c_.quote_at(next + 1) == nullptr) add_statement(next, claim_end(next), subject_of(token));
    return;
  }
  for (uint32_t before = token; before-- > c_.begin() && before + kSubjectReach > token;) {
    if (!c_.is_mark(before, ',')) continue;
    const uint32_t first = behind_dateline(c_.article, c_.sentence());
    if (c_.quote_at(first + 1) == nullptr) add_statement(first, before, subject_of(token));
    return;
  }
}

void ClaimReader::add_statement(uint32_t first, uint32_t last, Sayer sayer) {
  static const WordSet to{"to"}, conditions{"if", "unless", "whether", "as", "when"};
  if (conditions.contains(c_.word(first))) return;
  if (sayer.mention == kNone && sayer.words.empty()) return;
  if (last < first + kShortestStatement) return;
  for (uint32_t token = first; token < last; ++token)
    if (is_denial_word(token)) return;  // "said the reports were false"
  const uint32_t verb = main_verb(first, last);
  if (is_mere_chance(first, last)) return;
  // "called for [troops to leave the country]"
  if (to.contains(c_.word(first)) || (verb > first && to.contains(c_.word(verb - 1)))) return;
  if (!has_subject(first, verb)) return;
  static const WordSet relative{"who", "which", "whom", "whose"};
  if (verb > first && relative.contains(c_.word(verb - 1))) return;  // "an official who asked"
  const bool is_negated = c_.is_negated(verb) || begins_with_no(first, std::min(last, verb + 2));
  if (const uint32_t noun = such_noun(first, last); is_negated && noun != kNone) {
    add(ClaimKind::kDenial, kNothingSuch, noun, first, last, sayer, 750).points_back = true;
    return;
  }
  add(ClaimKind::kAssertion, kStatement, verb, first, last, sayer, 600).is_negated = is_negated;
}

// The noun of "had never received such a report", "no such statement existed"; kNone without one.
uint32_t ClaimReader::such_noun(uint32_t first, uint32_t last) const {
  static const WordSet such{"such"};
  for (uint32_t token = first; token + 1 < last; ++token) {
    if (!such.contains(c_.word(token))) continue;
    for (uint32_t noun = token + 1; noun < last && noun < token + 4; ++noun)
      if (c_.upos(noun) == Upos::kNoun) return noun;
  }
  return kNone;
}

// The verb that the first auxiliary leads up to, or the first verb.
uint32_t ClaimReader::main_verb(uint32_t first, uint32_t last) const {
  for (uint32_t token = first; token < last; ++token) {
    if (c_.upos(token) == Upos::kVerb) return token;
    if (c_.upos(token) != Upos::kAux) continue;
    const uint32_t verb = c_.verb_after(token, last);
    return verb == kNone ? token : verb;
  }
  return first;
}

// "The bridge was closed", not "for the bridge" or "closing the bridge": something can be so.
bool ClaimReader::has_subject(uint32_t first, uint32_t verb) const {
  for (uint32_t token = first; token < verb; ++token) {
    const Upos tag = c_.upos(token);
    if (tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron || tag == Upos::kNum)
      return true;
    if (tag != Upos::kAdp) continue;
    while (token < verb && !c_.is_mark(token, ',')) ++token;  // "In Beirut, the bridge ..."
  }
  return false;
}

// "no missile had hit the plane", "nobody was hurt".
bool ClaimReader::begins_with_no(uint32_t first, uint32_t verb) const {
  static const WordSet words{"no", "nobody", "none", "neither", "nothing"};
  for (uint32_t token = first; token < verb; ++token)
    if (words.contains(c_.word(token))) return true;
  return false;
}

// "might have been hit": not claimed to be so.
bool ClaimReader::is_mere_chance(uint32_t first_token, uint32_t end_token) const {
  static const WordSet words{"could", "may", "might", "should", "must"};
  static const WordSet relative{"that", "which", "who"};  // "a draft that should not be sent"
  for (uint32_t token = first_token; token < end_token; ++token) {
    if (!words.contains(c_.word(token)) || c_.upos(token) == Upos::kPropn) continue;
    if (token == c_.begin() || !relative.contains(c_.word(token - 1))) return true;
  }
  return false;
}

// "admitted charges that he sent the list": denied by nobody.
bool ClaimReader::is_admitted(uint32_t noun) const {
  static const WordSet admission{"admit", "acknowledge", "confirm", "concede"};
  for (uint32_t verb = noun; verb-- > c_.window_begin(noun);)
    if (c_.upos(verb) == Upos::kVerb) return admission.contains(c_.lemma(verb));
  return false;
}

void ClaimReader::read_noun(uint32_t token) {
  static const WordSet evidence{"evidence", "proof", "truth"};
  static const WordSet plans{"plan", "intention", "decision", "intent"};
  if (!opens_claim(token)) return;
  if (token + 2 < c_.end() && is_denial_word(token + 2)) return;  // "no evidence to refute it"
  const uint32_t end_token = claim_end(token);
  const WordId lemma = c_.lemma(token);
  const bool is_evidence = evidence.contains(lemma);
  if ((is_evidence || plans.contains(lemma)) && c_.is_negated(token)) {
    uint32_t verb = token;
    while (verb > c_.window_begin(token) && c_.upos(verb) != Upos::kVerb &&
           c_.upos(verb) != Upos::kAux)
      --verb;
    Sayer sayer = speaker_of(token);
    if (sayer.words.empty()) sayer = subject_of(verb);
    if (sayer.words.empty()) return;  // "there is no evidence", an outlet's own judgement
    add(ClaimKind::kDenial, is_evidence ? kNoEvidence : kNoPlans, token, subject_begin(verb),
        end_token, sayer, 800);
    return;
  }
  if (!is_claiming_noun(token) || c_.is_negated(token) || is_admitted(token)) return;
  for (uint32_t next = token + 1; next < end_token; ++next)
    if (is_denial_word(next)) return;  // "a charge that Iran denied"
  add(ClaimKind::kAssertion, kReportedClaim, token, token, end_token, {}, 600).is_charge = true;
}

// "called the report false", "the claim was untrue".
void ClaimReader::read_adjective(uint32_t token) {
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (!denial || *denial != kUntrue || c_.is_negated(token)) return;
  uint32_t next = token + 1;
  while (next < c_.end() && c_.tokens().has(next, kClosesQuote)) ++next;
  const bool is_attribute =
      next < c_.end() && (c_.upos(next) == Upos::kNoun || c_.upos(next) == Upos::kAdj);
  if (is_attribute) return;  // "fake institutions"
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    if (c_.is_mark(before, ';')) return;
    if (!is_claim_noun(before)) continue;
    Sayer sayer = speaker_of(token);
    if (sayer.words.empty()) sayer = caller_before(before);
    add(ClaimKind::kDenial, kDenialWord, token, before, c_.clause_end(before), sayer, 750);
    // "Reports that civilians were hit are false" tells what it denies.
    static const WordSet that{"that"};
    if (that.contains(c_.word(before + 1)) && before + 3 < token)
      add(ClaimKind::kAssertion, kReportedClaim, before, before, token - 1, {}, 600).is_charge =
          true;
    return;
  }
}

// "thousands will die": nothing to compare yet.
bool ClaimReader::is_to_come(uint32_t token) const {
  static const WordSet words{"will", "would", "could", "may", "might", "'ll", "if"};
  for (uint32_t before = token; before-- > c_.begin() && before + 4 > token;)
    if (words.contains(c_.word(before))) return true;
  return false;
}

void ClaimReader::read_number(uint32_t token) {
  const auto count = count_at(c_, token);
  if (!count || is_to_come(count->slot_word)) return;
  static const WordSet of{"of"}, out{"out"};
  const bool is_whole = token >= c_.begin() + 2 && of.contains(c_.word(token - 1)) &&
                        out.contains(c_.word(token - 2));
  if (is_whole) return;  // "three out of 15 seats"
  const uint32_t first = std::min(count->token, count->slot_word);
  const uint32_t last =
      std::max({count->last, count->slot_word, count->noun == kNone ? 0 : count->noun});
  ClaimMention& claim =
      add(ClaimKind::kNumber, kNumber,
          count->slot == NumberSlot::kOther ? count->noun : count->slot_word, first, last + 1,
          speaker_of(token), count->slot == NumberSlot::kOther ? 500 : 800);
  claim.slot = count->slot;
  claim.low = count->low;
  claim.high = count->high;
}

}  // namespace

void extract_claims(Article& article, const Lexicon& lexicon) {
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Clauses clauses{article, lexicon, ix};
    if (article.sentences[ix].kind != SentenceKind::kBody || clauses.is_question()) continue;
    ClaimReader(clauses, article.claims).read();
  }
  std::sort(article.claims.begin(), article.claims.end(),
            [](const ClaimMention& a, const ClaimMention& b) {
              if (a.span != b.span) return a.span < b.span;
              return a.token != b.token ? a.token < b.token : a.rule < b.rule;
            });
}

}  // namespace dateline
