#include "extract/outlooks/calendar_cues.h"

#include <algorithm>

#include "extract/outlooks/cue_dates.h"
#include "extract/outlooks/cue_phrases.h"

namespace dateline {
namespace {

// How far "to" may stand behind the time that is given.
constexpr uint32_t kReach = 16;

const WordSet& limits() {
  static const WordSet words{"by", "before", "within", "until", "till"};
  return words;
}

const WordSet& untils() {
  static const WordSet words{"until", "till"};
  return words;
}

class CalendarReader {
 public:
  CalendarReader(const Clauses& clauses, uint32_t token)
      : c_(clauses), token_(token), near_(clauses, token), dates_(clauses) {}

  std::optional<OutlookCue> read() const {
    switch (c_.upos(token_)) {
      case Upos::kVerb:
        if (auto found = deadline_cue()) return found;
        if (auto found = new_day_cue()) return found;
        if (auto found = appointment_cue()) return found;
        if (auto found = need_cue()) return found;
        return timetable_cue();
      case Upos::kAux:
        if (auto found = deadline_cue()) return found;
        return schedule_cue();
      case Upos::kNoun:
        return date_noun_cue();
      default:
        return std::nullopt;
    }
  }

 private:
  // What is on a day is nothing without it; nobody need be named who does it.
  OutlookCue dated(OutlookKind kind, uint32_t action, OutlookRule rule, uint16_t confidence) const {
    OutlookCue found{token_, action, kind, rule, true, true, confidence};
    return found;
  }

  std::optional<OutlookCue> schedule_cue() const;
  std::optional<OutlookCue> heading_cue(uint32_t at) const;
  std::optional<OutlookCue> deadline_cue() const;
  std::optional<OutlookCue> new_day_cue() const;
  std::optional<OutlookCue> appointment_cue() const;
  std::optional<OutlookCue> need_cue() const;
  std::optional<OutlookCue> timetable_cue() const;
  std::optional<OutlookCue> date_noun_cue() const;
  bool is_finite_present() const;
  // "was to begin on Monday"; not "was sent home before it was to begin", "was to begin, but".
  bool stands_alone() const {
    static const WordSet turns{"but", "until", "before", "when", "after", "who", "which", "that"};
    for (uint32_t token = c_.begin(); token < c_.end(); ++token)
      if (turns.contains(c_.word(token))) return false;
    return true;
  }
  bool is_dependent() const;

  const Clauses& c_;
  const uint32_t token_;
  const CuePhrases near_;
  const CueDates dates_;
};

// "is to be buried", "is due to land", "is likely to win"; "is on Monday", "is due on Friday".
std::optional<OutlookCue> CalendarReader::schedule_cue() const {
  static const WordSet present{"is", "are", "'s", "'re", "am", "'m"};
  static const WordSet schedules{"due", "set", "slated", "poised", "about"};
  static const WordSet dated_schedules{"due",     "set",      "slated", "expected", "scheduled",
                                       "planned", "forecast", "likely", "unlikely"};
  static const WordSet guesses{"expected", "forecast", "likely", "unlikely"};
  static const WordSet chances{"likely", "unlikely", "bound", "certain"};
  static const WordSet degrees{"all", "but", "almost", "more", "less", "most", "very", "quite"};
  static const WordSet no{"not", "n't", "never"}, up{"up"};
  static const WordSet aims{"aim",     "goal",      "purpose",    "idea",      "task",
                            "point",   "job",       "way",        "hope",      "priority",
                            "role",    "mission",   "trick",      "objective", "strategy",
                            "mistake", "challenge", "temptation", "act",       "step"};
  static const WordSet no_deeds{"blame", "say", "tell", "come"};
  static const WordSet past{"was", "were"};  // "was to begin on Monday", where that is to come
  const bool is_past = past.contains(c_.word(token_)) && stands_alone();
  if ((!present.contains(c_.word(token_)) && !is_past) || token_ + 1 >= c_.end())
    return std::nullopt;
  if (c_.is_conditional(token_) || near_.is_asked()) return std::nullopt;
  if (token_ > c_.begin() && aims.contains(c_.lemma(token_ - 1))) return std::nullopt;
  uint32_t next = token_ + 1;
  const auto is_aside = [&](uint32_t at) {
    const Upos tag = c_.upos(at);
    return (tag == Upos::kAdv || tag == Upos::kPart || degrees.contains(c_.word(at))) &&
           !near_.is_to(at) && !up.contains(c_.word(at)) && !chances.contains(c_.word(at)) &&
           !schedules.contains(c_.word(at));
  };
  bool is_negated = false;
  for (; next + 1 < c_.end() && is_aside(next); ++next)
    is_negated = is_negated || no.contains(c_.word(next));
  // "Was not to be used", "were poised to strike": a rule, and what nearly was.
  static const WordSet poised{"poised", "about"};
  if (is_past && (is_negated || poised.contains(c_.word(next)))) return std::nullopt;
  if (near_.is_to(next)) {
    const uint32_t verb = near_.infinitive_at(next);
    if (verb == kNone || no_deeds.contains(c_.lemma(verb))) return std::nullopt;
    // "is to be buried", "Iran is to send"; "the priority is to leave" names an aim.
    OutlookCue found{token_, verb, OutlookKind::kPlan, kScheduled, false, false, 850};
    for (uint32_t between = next + 1; between < verb; ++between)
      found.is_agentless = found.is_agentless || near_.is_be(between);
    found.needs_due = is_past || (!found.is_agentless && c_.subject_of(token_) == kNone &&
                                  c_.subject_of(verb) == kNone && !near_.is_of_body(token_));
    return found;
  }
  const uint32_t subject = near_.subject_noun(token_);
  // "The hearing is on Monday."
  if (const uint32_t date = dates_.next_to(next); date != kNone && near_.names_event(subject)) {
    OutlookCue found = dated(OutlookKind::kPlan, subject, kOnDay, 700);
    found.date_token = date;
    return found;
  }
  if (auto found = heading_cue(next)) return found;
  const uint32_t verb = near_.infinitive_at(next + 1);
  static const WordSet particles{"down", "in", "back", "home"};  // "is set down for Friday"
  const bool has_particle = next + 2 < c_.end() && particles.contains(c_.word(next + 1)) &&
                            dates_.next_to(next + 1) == kNone && c_.upos(next + 2) == Upos::kAdp;
  const uint32_t behind = has_particle ? next + 2 : next + 1;
  const bool is_scheduled = verb == kNone && dated_schedules.contains(c_.word(next));
  const bool is_named =
      subject != kNone || (token_ > c_.begin() && c_.upos(token_ - 1) == Upos::kPron);
  if (const uint32_t date = is_scheduled ? dates_.behind_place(behind) : kNone;
      date != kNone && is_named) {
    const bool is_guess = guesses.contains(c_.word(next));
    OutlookCue found =
        dated(is_guess ? OutlookKind::kPrediction : OutlookKind::kPlan, subject, kOnDay, 750);
    found.date_token = date;
    // "Lina Borg is due back in court": she is who, and not what.
    found.is_agentless = subject != kNone && c_.upos(subject) != Upos::kPropn;
    if (!found.is_agentless) found.action = kNone;
    return found;
  }
  static const WordSet about{"about"};  // "is not about to resign" tells that nothing is done
  if (verb == kNone || (is_negated && about.contains(c_.word(next)))) return std::nullopt;
  if (schedules.contains(c_.word(next)))
    return OutlookCue{token_, verb, OutlookKind::kPlan, kScheduled, false, is_past, 850};
  if (is_past) return std::nullopt;
  if (chances.contains(c_.word(next)))
    return OutlookCue{token_, verb, OutlookKind::kPrediction, kLikely, false, false, 700};
  return std::nullopt;
}

// "is up for election in June", "are set for another hearing on Friday": what one is headed for.
std::optional<OutlookCue> CalendarReader::heading_cue(uint32_t at) const {
  static const WordSet heading{"up", "set", "due", "headed", "bound", "ready"}, for_what{"for"};
  if (at + 2 >= c_.end() || !heading.contains(c_.word(at)) || !for_what.contains(c_.word(at + 1)))
    return std::nullopt;
  const uint32_t what = near_.noun_behind(at + 2);
  if (!near_.names_event(what)) return std::nullopt;
  for (uint32_t next = what + 1; next < c_.clause_end(what); ++next) {
    if (c_.upos(next) == Upos::kVerb || c_.upos(next) == Upos::kAux) return std::nullopt;
    if (c_.date_at(next) == nullptr) continue;
    OutlookCue found = dated(OutlookKind::kPlan, what, kOnDay, 750);
    found.is_agentless = false;
    found.date_token = next;
    return found;
  }
  return std::nullopt;
}

// "has until Friday to", "gave the union two days to", "the offer expires on 30 April", "had to
// leave by noon on Friday".
std::optional<OutlookCue> CalendarReader::deadline_cue() const {
  static const WordSet holders{"have", "give", "grant"};
  static const WordSet ends{"expire", "lapse"};
  static const WordSet runs{"run"}, out{"out"}, have{"have"}, had{"had"};
  const WordId lemma = c_.lemma(token_);
  const bool runs_out =
      runs.contains(lemma) && token_ + 1 < c_.end() && out.contains(c_.word(token_ + 1));
  static const WordSet over{"expired", "lapsed", "ran"};  // "a deadline that expired at midnight"
  if (over.contains(c_.word(token_))) return std::nullopt;
  if (ends.contains(lemma) || runs_out) {
    OutlookCue found = dated(OutlookKind::kDeadline, kNone, kEnds, 800);
    found.is_agentless = false;
    return found;
  }
  static const WordSet wanting{"want"};  // "wants to complete the sale by next March"
  if (!holders.contains(lemma) && !wanting.contains(lemma)) return std::nullopt;
  const uint32_t end_token = c_.clause_end(token_);
  const bool is_wanting = wanting.contains(lemma);
  const uint32_t duty =
      is_wanting || have.contains(lemma) ? near_.infinitive_at(token_ + 1) : kNone;
  if (duty != kNone) {
    const uint32_t date = dates_.behind(duty, end_token, limits());
    const bool is_past = had.contains(c_.word(token_)) && !near_.is_reported();
    if (date == kNone || is_past || near_.is_hidden()) return std::nullopt;
    OutlookCue found = is_wanting ? dated(OutlookKind::kPlan, duty, kCueVerb, 700)
                                  : dated(OutlookKind::kDemand, duty, kObligation, 700);
    if (is_wanting) found.is_agentless = false;
    found.date_token = date;
    return found;
  }
  if (is_wanting) return std::nullopt;
  const uint32_t last = std::min(end_token, token_ + kReach);
  for (uint32_t next = token_ + 1; next < last; ++next) {
    if (c_.upos(next) == Upos::kVerb || c_.upos(next) == Upos::kAux) return std::nullopt;
    // "gave them two days to", "has until Friday to"; but "gave the go-ahead on Monday to".
    const bool is_until = untils().contains(c_.word(next));
    const uint32_t at = is_until ? dates_.of_phrase(next + 1, last) : next;
    const DateMention* date = at == kNone ? nullptr : c_.date_at(at);
    if (date == nullptr || (!is_until && date->type != TimexType::kDuration)) continue;
    uint32_t behind = date->end_token;
    if (behind < c_.end() && c_.is_mark(behind, ',')) ++behind;
    const uint32_t verb = near_.infinitive_at(behind);
    static const WordSet living{"live"};  // "has a few months to live"
    if (verb == kNone || living.contains(c_.lemma(verb))) continue;
    OutlookCue found = dated(OutlookKind::kDeadline, verb, kTimeGiven, 850);
    found.is_agentless = false;
    return found;
  }
  return std::nullopt;
}

// "has been put off until 24 November", "moved the hearing to Friday": the new day.
std::optional<OutlookCue> CalendarReader::new_day_cue() const {
  static const WordSet delays{"postpone", "delay",     "reschedule", "adjourn",
                              "defer",    "postponed", "extend",     "prolong"};
  static const WordSet moves{"move", "shift", "push", "put", "bring"};
  static const WordSet aside{"off", "back", "forward"};
  static const WordSet to{"until", "till", "to", "for"};
  const WordId lemma = c_.lemma(token_);
  static const WordSet stops{"suspend", "cancel", "ban", "halt", "bar"};
  const bool is_stop = stops.contains(lemma);  // "all flights have been cancelled until Monday"
  const bool is_delay = is_stop || delays.contains(lemma);
  if ((!is_delay && !moves.contains(lemma)) || near_.is_hidden() || near_.is_unreal())
    return std::nullopt;
  const uint32_t date = dates_.behind(token_, c_.clause_end(token_), is_stop ? untils() : to);
  if (date == kNone) return std::nullopt;
  const bool is_passive = near_.is_passive();
  bool is_put_off = false;
  for (uint32_t next = token_ + 1; next < date; ++next)
    is_put_off = is_put_off || aside.contains(c_.word(next));
  uint32_t what = is_passive ? near_.subject_noun(token_) : near_.noun_behind(token_ + 1);
  if (what == kNone) what = near_.noun_behind(token_ + 2);  // "put off the launch"
  if (!is_delay && !is_put_off && !near_.names_event(what))
    return std::nullopt;  // "moved to Paris"
  OutlookCue found = dated(OutlookKind::kPlan, what, kNewDay, 750);
  found.is_agentless = is_passive;
  found.date_token = date;
  return found;
}

// "have called a general strike for Monday", "a vote was set for 12 May".
std::optional<OutlookCue> CalendarReader::appointment_cue() const {
  static const WordSet appointing{"call",     "set",    "schedule", "announce", "plan",
                                  "convene",  "fix",    "arrange",  "book",     "organise",
                                  "organize", "summon", "propose",  "confirm",  "slate"};
  static const WordSet for_when{"for"};
  static const WordSet former{"originally", "initially", "previously", "first", "earlier"};
  const bool is_former = token_ > c_.begin() && former.contains(c_.word(token_ - 1));
  if (!appointing.contains(c_.lemma(token_)) || is_former || near_.is_hidden() || near_.is_unreal())
    return std::nullopt;
  static const WordSet planning{"plan", "schedule", "set"};
  static const WordSet on_day{"for", "on", "in"};
  const bool is_passive = near_.is_passive();
  static const WordSet had{"had"};  // "cancelled a trip that had been planned for Friday"
  if (is_passive && token_ >= c_.begin() + 2 && had.contains(c_.word(token_ - 2)))
    return std::nullopt;
  // "A ceremony is planned in Tehran on Monday."
  const bool is_planned = is_passive && planning.contains(c_.lemma(token_));
  const uint32_t date =
      dates_.behind(token_, c_.clause_end(token_), is_planned ? on_day : for_when);
  if (date == kNone || c_.date_at(date)->type == TimexType::kDuration) return std::nullopt;
  const uint32_t what = is_passive ? near_.subject_noun(token_) : near_.noun_behind(token_ + 1);
  for (uint32_t next = token_ + 1; next < date; ++next)
    if (c_.upos(next) == Upos::kVerb) return std::nullopt;
  if (what == kNone) return std::nullopt;
  OutlookCue found = dated(OutlookKind::kPlan, what, kAppointed, 750);
  found.is_agentless = is_passive;
  found.date_token = date;
  return found;
}

// "a bridge was needed within a week"
std::optional<OutlookCue> CalendarReader::need_cue() const {
  static const WordSet needing{"need", "require"};
  if (!needing.contains(c_.lemma(token_)) || !near_.is_passive() || near_.is_hidden())
    return std::nullopt;
  const uint32_t date = dates_.behind(token_, c_.clause_end(token_), limits());
  if (date == kNone || !near_.is_reported()) return std::nullopt;
  OutlookCue found = dated(OutlookKind::kDemand, near_.subject_noun(token_), kObligation, 700);
  found.date_token = date;
  return found;
}

// "meets", or "meet" of several: not "met", "to meet", "will meet".
bool CalendarReader::is_finite_present() const {
  static const WordSet vague{"go", "come", "take", "stand", "hold", "play", "face", "sit", "end"};
  static const WordSet going_on{"is", "are", "'s", "'re", "am", "'m"};
  const std::string_view word = c_.article.word_at(token_);
  if (near_.is_unreal() || near_.is_hidden()) return false;
  if (word.ends_with("ing"))
    return !vague.contains(c_.lemma(token_)) && token_ > c_.begin() &&
           going_on.contains(c_.word(token_ - 1));
  if (c_.word(token_) != c_.lemma(token_)) return word.ends_with("s");
  for (uint32_t before = token_; before-- > c_.begin() && before + 3 > token_;)
    if (c_.upos(before) == Upos::kAux) return false;
  return true;
}

// "when parliament meets on Monday", "before polls close": told beside something else.
bool CalendarReader::is_dependent() const {
  static const WordSet openers{"when", "before", "after", "until", "as",    "while",   "once",
                               "how",  "where",  "what",  "if",    "since", "because", "whether"};
  static const WordSet habits{"normally", "usually",   "often",     "always",
                              "every",    "typically", "generally", "traditionally"};
  const Span subject = c_.subject_words(token_);
  uint32_t first = token_;
  while (!subject.empty() && first > c_.window_begin(token_) &&
         c_.tokens().begin[first] > subject.begin)
    --first;
  for (uint32_t token = first; token < token_; ++token)
    if (habits.contains(c_.word(token))) return true;
  return first > c_.begin() && openers.contains(c_.word(first - 1));
}

// "Paraguayans vote on Sunday", "takes office on 15 January": the present of what is fixed.
std::optional<OutlookCue> CalendarReader::timetable_cue() const {
  static const WordSet verbs{
      "begin",  "start",   "open",    "reopen", "resume", "close",  "end",    "finish",  "vote",
      "elect",  "meet",    "go",      "take",   "leave",  "arrive", "return", "travel",  "fly",
      "visit",  "play",    "face",    "appear", "decide", "rule",   "hear",   "launch",  "publish",
      "speak",  "testify", "come",    "sit",    "retire", "land",   "depart", "march",   "debate",
      "host",   "stand",   "send",    "sign",   "choose", "hold",   "enter",  "address", "assume",
      "gather", "convene", "release", "stage",  "join",   "kick"};
  static const WordSet lasting{"stay", "remain", "run", "last"};
  const bool is_lasting = lasting.contains(c_.lemma(token_)) &&
                          dates_.behind(token_, c_.clause_end(token_), untils()) != kNone;
  if ((!verbs.contains(c_.lemma(token_)) && !is_lasting) || !is_finite_present() ||
      near_.is_asked() || c_.subject_words(token_).empty() || is_dependent())
    return std::nullopt;
  OutlookCue found = dated(OutlookKind::kPlan, near_.deed_of(token_), kTimetable, 700);
  found.is_agentless = false;
  return found;
}

// "announced a new launch date, April 11", "set a date of 3 May", "set 3 May as the date for it"
std::optional<OutlookCue> CalendarReader::date_noun_cue() const {
  static const WordSet nouns{"date"}, of{"of"}, for_what{"for"}, as{"as"};
  if (!nouns.contains(c_.word(token_)) || near_.is_hidden() || token_ + 2 >= c_.end())
    return std::nullopt;
  const uint32_t behind = token_ + 1;
  if (for_what.contains(c_.word(behind)) && token_ >= c_.begin() + 3)
    for (const uint32_t at : {token_ - 1, token_ - 2})
      for (uint32_t first = at - 1; as.contains(c_.word(at)) && first > c_.begin(); --first) {
        if (c_.date_end(first) != at) continue;
        OutlookCue found = dated(OutlookKind::kPlan, near_.noun_behind(behind + 1), kOnDay, 750);
        found.date_token = first;
        return found;
      }
  const bool leads =
      of.contains(c_.word(behind)) || c_.is_mark(behind, ',') || c_.is_mark(behind, ':');
  if (!leads || c_.date_at(behind + 1) == nullptr) return std::nullopt;
  const bool is_named = token_ > c_.begin() && c_.upos(token_ - 1) == Upos::kNoun;
  OutlookCue found = dated(OutlookKind::kPlan, is_named ? token_ - 1 : kNone, kOnDay, 700);
  found.date_token = behind + 1;
  return found;
}

}  // namespace

std::optional<OutlookCue> calendar_cue_at(const Clauses& clauses, uint32_t token) {
  return CalendarReader(clauses, token).read();
}

}  // namespace dateline
