#include "extract/outlooks/modal_cues.h"

#include "extract/outlooks/cue_phrases.h"
#include "extract/outlooks/pointing_cues.h"
#include "extract/outlooks/things.h"
#include "lexicon/actions.h"

namespace dateline {
namespace {

// Groups of data/actions.tsv, from suing to seizing: what is done to who does not obey.
constexpr uint32_t kSuing = 6, kSeizing = 9;

class ModalReader {
 public:
  ModalReader(const Clauses& clauses, uint32_t token)
      : c_(clauses), token_(token), near_(clauses, token) {}

  std::optional<OutlookCue> read() const;
  std::optional<OutlookCue> duty_cue() const;

 private:
  OutlookCue cue(OutlookKind kind, uint32_t action, OutlookRule rule, uint16_t confidence) const {
    return {token_, action, kind, rule, false, false, confidence};
  }
  std::optional<OutlookCue> modal_cue(uint32_t verb) const;
  std::optional<OutlookCue> going_cue() const;
  std::optional<OutlookCue> no_such_thing(uint32_t verb) const;
  std::optional<OutlookKind> kind_of_report() const;
  uint32_t event_that_happens(uint32_t verb) const;
  bool opens_going() const;
  bool is_task(uint32_t verb) const;
  bool spares_everybody(uint32_t verb) const;
  bool is_answer() const;
  bool is_role(uint32_t token) const;
  // Does the sentence before tell what somebody said?
  bool follows_report() const {
    if (c_.sentence_ix == 0) return false;
    const Clauses before{c_.article, c_.lexicon, c_.sentence_ix - 1};
    for (uint32_t token = before.begin(); token < before.end(); ++token)
      if (before.is_speech(token)) return true;
    return false;
  }
  // "the number of dead", "prices"
  bool counts_something(uint32_t noun) const {
    static const WordSet words{"number", "toll",  "figure", "count", "price", "rate", "inflation",
                               "cost",   "level", "water",  "death", "fare",  "rent", "wage"};
    return noun != kNone && words.contains(c_.lemma(noun));
  }
  // "Lina Borg will not attend", told by the outlet itself.
  bool names_subject(uint32_t verb) const {
    const uint32_t subject = c_.subject_of(verb);
    return subject != kNone && c_.article.entities[subject].end_token == token_ &&
           c_.article.entities[subject].form == MentionForm::kName;
  }
  // "It will give priority to fruit", where the sentence before names who.
  bool is_of_named_before() const {
    return token_ > c_.begin() && c_.upos(token_ - 1) == Upos::kPron &&
           naming_sentence_before(c_) != kNone;
  }
  // "Had the state said that it would not attack": said only in thought.
  bool is_report_supposed() const {
    const uint32_t verb = c_.verb_of_saying_before(token_);
    return verb != kNone && c_.is_conditional(verb);
  }
  // "did not say that it should"
  bool is_report_negated() const {
    const QuoteMention* quote = c_.quote_at(token_);
    const uint32_t verb = quote == nullptr ? kNone : c_.cue_of(*quote);
    return verb != kNone && verb < c_.tokens().count() && c_.is_negated(verb);
  }

  const Clauses& c_;
  const uint32_t token_;
  const CuePhrases near_;
};

// What the verb that reports these words makes of them: "..., engineers warned".
std::optional<OutlookKind> ModalReader::kind_of_report() const {
  const QuoteMention* quote = c_.quote_at(token_);
  if (quote == nullptr) return std::nullopt;
  const uint32_t verb = c_.cue_of(*quote);
  if (verb == kNone || verb >= c_.tokens().count()) return std::nullopt;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(verb));
  if (!value || (*value & kThat) == 0) return std::nullopt;
  return outlook_kind_of(*value);
}

// What "will" makes of a verb depends on who says it and who would do it.
std::optional<OutlookCue> ModalReader::modal_cue(uint32_t verb) const {
  static const WordSet first_person{"i", "we"}, my{"my", "our"};
  const bool is_no_role = near_.is_be(verb) && c_.is_negated(verb) && is_role(verb + 1);
  if (near_.says_nothing(verb) && !is_no_role) return std::nullopt;
  if (auto none = no_such_thing(verb)) return none;
  verb = near_.deed_behind_be(verb);
  const uint32_t deed = near_.deed_of(verb);
  const Action what = action_of(c_.lexicon, c_.lemma(deed));
  const bool negated = c_.is_negated(verb);
  const bool reported = near_.is_reported();
  bool is_left_undone = false;
  if (negated && !reported) {
    // "The line will not reopen before Saturday", "before the judge has decided": it will then.
    static const WordSet limits{"before", "until", "till"};
    const Upos behind = verb + 2 < c_.end() ? c_.upos(verb + 2) : Upos::kPunct;
    const bool is_limited =
        verb + 2 < c_.end() && limits.contains(c_.word(verb + 1)) &&
        (c_.date_at(verb + 2) != nullptr || behind == Upos::kDet || behind == Upos::kPropn);
    // "Borg will not stand again on 21 May"
    if (!is_limited && !(names_subject(verb) && c_.upos(verb) == Upos::kVerb)) return std::nullopt;
    is_left_undone = !is_limited && what.nature != ActionNature::kCalendar;
  }
  bool own_words = false;
  for (uint32_t before = token_; before-- > c_.begin() && before + 3 > token_;)
    own_words = own_words || first_person.contains(c_.word(before)) ||
                (before + 2 == token_ && my.contains(c_.word(before)) && near_.is_of_body(verb));
  if (const uint32_t event = event_that_happens(verb); event != kNone) {
    // "The blockade will begin", "fines will follow": the subject is what is done.
    OutlookCue found =
        cue(reported && near_.is_harm(event) ? OutlookKind::kThreat : OutlookKind::kPlan, event,
            kModal, 700);
    found.is_agentless = true;
    found.needs_due = !reported;
    return found;
  }
  OutlookCue found = cue(OutlookKind::kPlan, deed, kModal, reported ? 700 : 650);
  for (uint32_t next = token_ + 1; next < verb; ++next)
    found.is_agentless = found.is_agentless || near_.is_be(next);
  if (const auto said = kind_of_report(); said && *said != OutlookKind::kPlan) {
    found.kind = *said;
  } else if (reported &&
             (spares_everybody(verb) || (near_.is_harm(deed) && near_.has_no_subject()))) {
    found.kind = OutlookKind::kPledge;
    found.is_agentless = true;
  } else if (reported &&
             ((near_.is_harm(deed) && !negated) || (c_.upos(verb) == Upos::kAux && is_answer()))) {
    found.kind = OutlookKind::kThreat;
  } else if (own_words && reported && is_no_role) {
    found.kind = OutlookKind::kPledge;
  } else if ((what.nature == ActionNature::kByItself && !(own_words && negated)) ||
             c_.upos(verb) == Upos::kAux) {
    // Without a date or a number it is an opinion: "would be lawful".
    found.kind = OutlookKind::kPrediction;
    found.needs_due = !(reported && counts_something(near_.subject_noun(verb)));
  } else if (what.nature != ActionNature::kCalendar &&
             (own_words || negated || what.nature == ActionNature::kHelp)) {
    found.kind = OutlookKind::kPledge;
  }
  // "The judges will decide who is to blame," somebody said: talk, unless it has a date.
  if (found.kind == OutlookKind::kPlan && !own_words)
    found.needs_due = c_.tokens().has(token_, kInQuote) ||
                      (!reported && what.nature != ActionNature::kCalendar && !found.is_agentless &&
                       c_.subject_of(deed) == kNone && c_.subject_of(verb) == kNone &&
                       !is_of_named_before() && !near_.is_of_body(verb));
  found.needs_due = found.needs_due || is_left_undone;
  return found;
}

// "said there would be no second vote": a promise.
std::optional<OutlookCue> ModalReader::no_such_thing(uint32_t verb) const {
  static const WordSet there{"there"}, no{"no"};
  if (token_ == c_.begin() || !there.contains(c_.word(token_ - 1)) || !near_.is_reported() ||
      !near_.is_be(verb) || verb + 2 >= c_.end())
    return std::nullopt;
  if (!no.contains(c_.word(verb + 1))) return std::nullopt;
  const uint32_t what = near_.noun_behind(verb + 2);
  static const WordSet opinions{"problem", "doubt",  "reason",   "need",     "difference", "impact",
                                "effect",  "winner", "shortage", "surprise", "point",      "way"};
  if (what == kNone || opinions.contains(c_.lemma(what))) return std::nullopt;
  OutlookCue found = cue(OutlookKind::kPledge, what, kModal, 700);
  found.is_agentless = true;
  return found;
}

// Of "the strike will begin" and "fines will follow" the noun; kNone where somebody does it.
uint32_t ModalReader::event_that_happens(uint32_t verb) const {
  static const WordSet happening{"begin", "start", "follow", "resume", "continue", "happen", "end"};
  if (!happening.contains(c_.lemma(verb)) || c_.is_negated(verb)) return kNone;
  const uint32_t noun = near_.subject_noun(verb);
  const bool is_event = noun != kNone && c_.upos(noun) == Upos::kNoun &&
                        (c_.lexicon.list(WordList::kEventNouns).contains(c_.lemma(noun)) ||
                         action_of(c_.lexicon, c_.lemma(noun)).group != 0);
  return is_event ? noun : kNone;
}

// "Nobody will lose a cent": what is told not to befall anybody is promised.
bool ModalReader::spares_everybody(uint32_t verb) const {
  static const WordSet nobody{"nobody", "no"}, one{"one"};
  static const WordSet losses{"lose", "suffer", "starve", "pay", "leave", "forget", "harm", "hurt"};
  if (!losses.contains(c_.lemma(verb))) return false;
  for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;)
    if (nobody.contains(c_.word(before))) return true;
  return false;
}

// "I shall not be a candidate"
bool ModalReader::is_role(uint32_t token) const {
  const uint32_t noun = near_.noun_behind(token);
  return noun != kNone && noun <= token + 2 && c_.upos(token) == Upos::kDet &&
         c_.lexicon.list(WordList::kRoles).contains(c_.lemma(noun));
}

// "our response will be very tough"
bool ModalReader::is_answer() const {
  static const WordSet words{"response", "answer", "retaliation", "revenge", "reprisal"};
  static const WordSet own{"our", "my", "their", "its", "his", "her"};
  return token_ > c_.begin() + 1 && words.contains(c_.lemma(token_ - 1)) &&
         own.contains(c_.word(token_ - 2));
}

bool ModalReader::opens_going() const {
  static const WordSet present{"is", "are", "'s", "'re", "am", "'m"};
  return present.contains(c_.word(token_));
}

// "delegates should prepare a plan"; not "taxes should be cut" or "the state should do more".
bool ModalReader::is_task(uint32_t verb) const {
  static const WordSet vague{"do", "take", "make", "have", "get", "give", "go", "stay", "look"};
  uint32_t next = token_ + 1;
  while (next < verb && c_.tokens().has(next, kOpensQuote)) ++next;
  const uint32_t subject = near_.subject_noun(verb);
  const bool is_plural = subject != kNone && subject + 1 == token_ &&
                         c_.upos(subject) == Upos::kNoun && c_.word(subject) != c_.lemma(subject);
  return is_plural && next == verb && c_.upos(verb) == Upos::kVerb &&
         !vague.contains(c_.lemma(verb));
}

// "is going to rain"
std::optional<OutlookCue> ModalReader::going_cue() const {
  static const WordSet going{"going"};
  uint32_t next = token_ + 1;
  while (next < c_.end() && (c_.upos(next) == Upos::kAdv || c_.upos(next) == Upos::kPart)) ++next;
  if (next >= c_.end() || !going.contains(c_.word(next))) return std::nullopt;
  const uint32_t verb = near_.infinitive_at(next + 1);
  return verb == kNone ? std::nullopt : modal_cue(verb);
}

// "Olga Hill has to go," somebody said.
std::optional<OutlookCue> ModalReader::duty_cue() const {
  static const WordSet having{"has", "have", "needs"};
  static const WordSet ends{"go", "resign", "leave", "quit", "stop", "end", "step", "withdraw"};
  if (!having.contains(c_.word(token_)) || !near_.is_to(token_ + 1) || !near_.is_reported() ||
      near_.is_hidden() || near_.is_unreal() || near_.is_asked())
    return std::nullopt;
  const uint32_t verb = near_.infinitive_at(token_ + 1);
  if (verb == kNone || !ends.contains(c_.lemma(verb)) || !names_subject(token_))
    return std::nullopt;
  return cue(OutlookKind::kDemand, verb, kObligation, 700);
}

std::optional<OutlookCue> ModalReader::read() const {
  static const WordSet would{"would", "'d"};
  static const WordSet have{"have"};
  const WordId word = c_.word(token_);
  const bool is_future = future_modals().contains(word);
  const bool is_modal = is_future || weak_modals().contains(word) || duties().contains(word);
  if (!is_modal && !opens_going()) return std::nullopt;
  if (c_.is_conditional(token_) || near_.is_asked() || is_report_supposed()) return std::nullopt;
  if (!is_modal) return going_cue();
  const uint32_t first_verb = c_.verb_after(token_, c_.end());
  const uint32_t verb = near_.deed_had(first_verb);
  if (verb == kNone) return std::nullopt;
  // "he'd written" had.
  static const WordSet short_would{"'d"};
  if (short_would.contains(word) && c_.word(verb) != c_.lemma(verb)) return std::nullopt;
  // "would rather not vote": a taste.
  static const WordSet rather{"rather"};
  if (rather.contains(c_.word(token_ + 1))) return std::nullopt;
  // "would have", "must have": the past.
  for (uint32_t next = token_ + 1; next < first_verb; ++next)
    if (have.contains(c_.lemma(next))) return std::nullopt;
  const bool reported = near_.is_reported();
  if (duties().contains(word)) {
    static const WordSet first_person{"i", "we", "you"}, must{"must"}, should{"should"};
    // "should be ready by the summer"; "the court must answer within five days", whoever says it.
    const uint32_t subject = near_.subject_noun(verb);
    const bool is_of_thing = subject != kNone && is_thing(c_, subject);
    const bool is_known_by =
        !reported && c_.upos(verb) == Upos::kVerb && (near_.is_be(verb - 1) || is_of_thing);
    const bool is_expected = should.contains(word) && (c_.upos(verb) == Upos::kAux || is_known_by);
    if (is_expected || (must.contains(word) && !reported)) {
      OutlookCue found = cue(is_expected ? OutlookKind::kPrediction : OutlookKind::kDemand, verb,
                             is_expected ? kPossibleOnDate : kObligation, 700);
      found.needs_due = true;
      return found;
    }
    if (!reported || token_ == c_.begin() || first_person.contains(c_.word(token_ - 1)) ||
        is_report_negated())
      return std::nullopt;
    // "should" is an opinion more often than a demand, unless people are to do something.
    return cue(OutlookKind::kDemand, verb, kObligation,
               must.contains(word) ? 700
               : is_task(verb)     ? 650
                                   : 600);
  }
  if (weak_modals().contains(word)) {
    const auto said = kind_of_report();
    if (said == OutlookKind::kWarning || said == OutlookKind::kPrediction)
      return cue(*said, verb, kModal, 700);
    // "Washington could impose visa bans"
    const uint32_t deed = near_.deed_of(verb);
    const uint32_t group = action_of(c_.lexicon, c_.lemma(deed)).group;
    const bool is_penalty = near_.is_harm(deed) || (group >= kSuing && group <= kSeizing);
    const uint32_t subject = near_.subject_noun(verb);
    const bool is_actor =
        c_.subject_of(verb) != kNone || (subject != kNone && c_.upos(subject) == Upos::kPropn);
    if (reported && is_penalty && is_actor && !c_.is_negated(verb))
      return cue(OutlookKind::kThreat, deed, kModal, 650);
    // "may be held in contempt unless she answers"
    if (reported && !c_.is_negated(verb) && near_.is_unless(verb)) {
      OutlookCue found = cue(OutlookKind::kThreat, deed, kModal, 700);
      found.is_agentless = near_.is_be(verb - 1);
      return found;
    }
    // "said it might cut its forecast": who speaks may do it.
    static const WordSet own{"it", "he", "she", "they", "we", "i"};
    const bool is_deed = c_.upos(verb) == Upos::kVerb && group != 0 &&
                         action_of(c_.lexicon, c_.lemma(deed)).nature != ActionNature::kByItself;
    if (reported && is_deed && token_ > c_.begin() && own.contains(c_.word(token_ - 1)) &&
        !near_.is_be(verb - 1) && !c_.is_negated(verb))
      return cue(OutlookKind::kWarning, deed, kModal, 700);
    OutlookCue found = cue(OutlookKind::kPrediction, verb, kPossibleOnDate, 600);
    found.needs_due = true;
    return found;
  }
  // In the outlet's own voice "would" tells the past's future or a mere thought.
  // On a day that lies ahead it goes on with what was reported.
  if (would.contains(word) && !reported) {
    if (!follows_report()) return std::nullopt;
    auto found = modal_cue(verb);
    if (found) found->needs_due = true;
    return found;
  }
  // "I would not sleep below that dam": in somebody's own words it is a thought too.
  if (would.contains(word) && c_.tokens().has(token_, kInQuote)) return std::nullopt;
  return modal_cue(verb);
}

}  // namespace

std::optional<OutlookCue> modal_cue_at(const Clauses& clauses, uint32_t token) {
  return ModalReader(clauses, token).read();
}

std::optional<OutlookCue> duty_cue_at(const Clauses& clauses, uint32_t token) {
  return ModalReader(clauses, token).duty_cue();
}

}  // namespace dateline
