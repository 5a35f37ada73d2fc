#include "extract/outlooks/outlook_due.h"

#include <algorithm>
#include <charconv>

#include "extract/outlooks/cue_phrases.h"

namespace dateline {
namespace {

// A weekday that the text names without a direction lies in the week ahead of something planned.
constexpr int32_t kDaysOfWeek = 7;
// A day of a month without a year that was so long ago is that day of the coming year.
constexpr int32_t kDaysOfPast = 240;
// "the worst crisis in 80 years" looks back.
constexpr int32_t kDaysOfDuration = 10 * 365;
// A timetable knows days and months.
constexpr int32_t kDaysOfSeason = 92;
// How far "by" may stand before a day: "by 6 a.m. on Monday".
constexpr uint32_t kLimitReach = 4;

// The days of a TIMEX3 duration of hours, days, weeks or months ("P2D", "PT48H"), or nothing.
std::optional<int32_t> days_of_duration(std::string_view value) {
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  const bool hours = value[1] == 'T';
  const char* first = value.data() + (hours ? 2 : 1);
  int32_t number = 0;
  const auto [rest, error] = std::from_chars(first, value.data() + value.size(), number);
  if (error != std::errc() || rest + 1 != value.data() + value.size() || number < 1 ||
      number > 10000)
    return std::nullopt;
  switch (*rest) {
    case 'H':
      return hours ? std::optional((number + 23) / 24) : std::nullopt;
    case 'D':
      return number;
    case 'W':
      return number * 7;
    case 'M':
      return hours ? std::nullopt : std::optional(number * 30);
    case 'Y':
      return number * 365;
    default:
      return std::nullopt;
  }
}

class DueReader {
 public:
  DueReader(const Clauses& clauses, const OutlookCue& cue) : c_(clauses), cue_(cue) {}

  // The first date behind the action that lies ahead of the publication; else one before the cue
  // with no verb in between: "On Monday the court will rule". A date that the saying has is none.
  std::optional<When> read() const {
    if (!c_.article.published) return std::nullopt;
    const CivilDate today = c_.article.published->day();
    const auto& dates = c_.article.dates;
    if (cue_.date_token != kNone) {
      const auto when = future_of(*c_.date_at(cue_.date_token), today, true);
      return when && is_day_of_saying(*when, today) ? std::nullopt : when;
    }
    const auto first = std::lower_bound(
        dates.begin(), dates.end(), c_.begin(),
        [](const DateMention& date, uint32_t at) { return date.begin_token < at; });
    const uint32_t action = cue_.action == kNone ? cue_.token : std::max(cue_.action, cue_.token);
    const uint32_t last = c_.clause_end(action);
    std::optional<When> before_cue;
    for (auto date = first; date != dates.end() && date->begin_token < last; ++date) {
      const auto when = future_of(*date, today, false);
      const bool is_ultimatum = is_in_ultimatum(*date);
      const bool is_of_event = is_day_of_event(*date, action);
      if (!when || (!is_ultimatum && !is_of_event && dates_the_saying(*date)) ||
          (!is_of_event && describes_noun(*date)))
        continue;
      if (date->begin_token > cue_.token) {
        const bool is_behind =
            cue_.rule == kTimeGiven || is_ultimatum ||
            (date->begin_token > action && !has_told_between(action + 1, date->begin_token));
        if (is_behind && !is_day_of_saying(*when, today)) return when;
      } else if (!is_of_saying() &&
                 (is_of_event || hangs_on(*date, action) ||
                  !has_verb_between(date->end_token, cue_.token)) &&
                 !is_day_of_saying(*when, today) && !is_in_brackets(*date)) {
        before_cue = when;
      }
    }
    return before_cue;
  }

 private:
  bool has_before(const DateMention& date, const WordSet& words) const {
    return date.begin_token > c_.begin() && words.contains(c_.word(date.begin_token - 1));
  }

  // Of what is set on a day of a month that is that of the coming year, were it never so near: "set
  // 3 November as the date", told in May.
  std::optional<When> future_of(const DateMention& date, CivilDate today, bool is_set) const {
    static const WordSet limits{"by", "before", "until", "till", "within"};
    static const WordSet spans{"within", "in", "next"};
    if (date.type == TimexType::kDuration) {
      const auto days = days_of_duration(date.value.view());
      const bool is_given = cue_.rule == kTimeGiven || has_before(date, spans);
      if (!days || !is_given || *days > kDaysOfDuration) return std::nullopt;
      return until(add_days(today, *days));
    }
    static const WordSet that{"that"};  // "had planned to go home that Christmas"
    if (!date.has_when || that.contains(c_.word(date.begin_token)) || has_before(date, that))
      return std::nullopt;
    When when = date.when;
    static const WordSet past{"last", "past", "previous"};
    if (when.last < today && when.is_day() && when.basis == Basis::kRelative &&
        names_weekday(date) && !past.contains(c_.word(date.begin_token)) &&
        !has_before(date, past)) {
      when.first = when.last = add_days(when.last, kDaysOfWeek);
    } else if (days_between(when.last, today) > (is_set ? 0 : kDaysOfPast) &&
               when.basis == Basis::kRelative && !date.value.empty() && lacks_year(date)) {
      when.first = add_years(when.first, 1);
      when.last = add_years(when.last, 1);
    }
    // "this week", said on a Sunday, is the one that begins.
    if (when.last == today && days_between(when.first, when.last) + 1 == kDaysOfWeek) {
      when.first = add_days(when.first, kDaysOfWeek);
      when.last = add_days(when.last, kDaysOfWeek);
    }
    if (when.last < today) return std::nullopt;
    // "put off until 24 November" names the day itself.
    if (cue_.rule == kNewDay) return when_day(when.last, when.basis);
    // "will not be read until 4 April" names the day too.
    static const WordSet untils{"until", "till"};
    if (has_before(date, untils) && cue_.action != kNone && c_.is_negated(cue_.action))
      return when_day(when.last, when.basis);
    return has_before(date, limits) ? until(when.last) : when;
  }

  // "by Friday" is any day up to it.
  static When until(CivilDate last) {
    When when = when_day(last, Basis::kRelative);
    when.qualifier = Qualifier::kBefore;
    return when;
  }

  // "28 March": the text names a month and leaves the year open.
  bool lacks_year(const DateMention& date) const {
    bool has_month = false;
    for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
      if (c_.article.word_at(token).size() == 4 && c_.tokens().has(token, kHasDigit)) return false;
      has_month = has_month || c_.lexicon.list(WordList::kMonths).contains(c_.word(token));
    }
    return has_month;
  }

  bool names_weekday(const DateMention& date) const {
    for (uint32_t token = date.begin_token; token < date.end_token; ++token)
      if (c_.lexicon.list(WordList::kWeekdays).contains(c_.word(token))) return true;
    return false;
  }

  // The cue is itself what is done on a day: "promised", "a demand"; not "will" or "is due to".
  bool is_of_saying() const {
    return cue_.rule == kCueVerb || cue_.rule == kCueNoun || cue_.rule == kOrderToSomebody;
  }

  // "promised revenge on Friday", "asked them to look into it Friday": the day of publication is
  // that of the promise. Nothing new could happen on it.
  bool is_day_of_saying(const When& when, CivilDate today) const {
    // "comes from the threats of the 21st century"
    if (cue_.rule == kTimetable && days_between(when.first, when.last) > kDaysOfSeason) return true;
    const bool is_of_later = is_of_saying() || cue_.rule == kPossibleOnDate ||
                             cue_.rule == kTimetable || cue_.rule == kObligation;
    // "is expected to be heard this month"
    const bool is_going_on = cue_.kind == OutlookKind::kPrediction && when.last > today;
    return is_of_later && !is_going_on && when.first <= today &&
           when.qualifier != Qualifier::kBefore;
  }

  // "the 2016 Olympics", "the November election": no day on which something is to be done.
  bool describes_noun(const DateMention& date) const {
    if (date.end_token >= c_.end() || date.type == TimexType::kDuration) return false;
    if (c_.article.word_at(date.end_token) == "'s") return true;
    const Upos behind = c_.upos(date.end_token);
    const bool is_noun = behind == Upos::kNoun || behind == Upos::kPropn || behind == Upos::kAdj;
    if (!is_noun || date.begin_token == c_.begin()) return false;
    const Upos before = c_.upos(date.begin_token - 1);
    return before != Upos::kAdp || !date.has_when || !date.when.is_day();
  }

  // Something that was done takes the date: "urged them to hurry, after a plane was turned away on
  // Saturday".
  bool has_told_between(uint32_t first_token, uint32_t end_token) const {
    static const WordSet ahead{"to", "will", "would", "and", "or", "be"};
    static const WordSet past{"was", "were", "had", "has", "since", "after"};
    for (uint32_t token = first_token; token < end_token; ++token) {
      if (past.contains(c_.word(token))) return true;
      if (c_.upos(token) != Upos::kVerb) continue;
      static const WordSet states{"stay", "remain", "keep", "be"};  // "to stay shut until Friday"
      if (states.contains(c_.lemma(token - 1))) continue;
      const Upos before = c_.upos(token - 1);
      const bool describes =
          (before == Upos::kDet || before == Upos::kAdj || before == Upos::kPron) &&
          token + 1 < end_token && c_.upos(token + 1) == Upos::kNoun;
      if (describes) continue;  // "will visit the flooded valley on Thursday", "its failed launch"
      const bool is_ing = c_.article.word_at(token).ends_with("ing");
      uint32_t opener = token - 1;  // "would probably start"
      while (opener >= first_token && c_.upos(opener) == Upos::kAdv) --opener;
      if (!is_ing && !ahead.contains(c_.word(opener))) return true;
    }
    return false;
  }

  // "unless they answer by Friday", "if she does not pay by 3 May"
  bool is_in_ultimatum(const DateMention& date) const {
    static const WordSet limits{"by", "before", "within"}, unless{"unless"}, condition{"if"};
    static const WordSet no{"not", "n't", "no", "nobody", "nothing", "fail"};
    bool is_limit = false, is_negated = false;  // "by 6am on Monday"
    for (uint32_t back = 1; back <= kLimitReach && date.begin_token >= c_.begin() + back; ++back)
      is_limit = is_limit || limits.contains(c_.word(date.begin_token - back));
    if (!is_limit) return false;
    for (uint32_t token = date.begin_token; token-- > cue_.token;) {
      is_negated = is_negated || no.contains(c_.word(token)) || no.contains(c_.lemma(token));
      if (unless.contains(c_.word(token)) || (is_negated && condition.contains(c_.word(token))))
        return true;
    }
    return false;
  }

  // "(Update 10:50 p.m. in Cairo)": when it was written.
  bool is_in_brackets(const DateMention& date) const {
    static const WordSet closing{")", "-rrb-"};  // the second where a treebank made the tokens
    for (uint32_t token = date.end_token; token < cue_.token; ++token)
      if (closing.contains(c_.word(token))) return true;
    return false;
  }

  // "Saturday's parade will go ahead", "will speak at Friday's rally"
  bool is_day_of_event(const DateMention& date, uint32_t action) const {
    const Tokens& tokens = c_.tokens();
    if (date.end_token >= c_.end() || c_.article.word_at(date.end_token) != "'s") return false;
    const uint32_t noun = tokens.head[date.end_token - 1];
    if (noun <= date.end_token || noun >= c_.end()) return false;
    const uint32_t above = tokens.head[noun];
    const bool is_part = noun == cue_.action || above == action || above == cue_.action ||
                         (above == cue_.token && noun < cue_.token);
    if (!is_part || c_.upos(noun) != Upos::kNoun) return false;
    // "Tuesday's figures will show", but "will read Tuesday's paper" on any day.
    const bool is_subject = noun < cue_.token && date.has_when && date.when.is_day() &&
                            date.when.first > c_.article.published->day();
    return is_subject || CuePhrases(c_, cue_.token).names_event(noun);
  }

  // "On Monday, if nothing goes wrong, the court will hear": in the parse.
  bool hangs_on(const DateMention& date, uint32_t action) const {
    for (uint32_t token = date.begin_token; token < date.end_token; ++token)
      if (c_.tokens().head[token] == action) return true;
    return false;
  }

  // "scolded on Monday the councillors who are poised to"
  bool has_verb_between(uint32_t first_token, uint32_t end_token) const {
    static const WordSet relative{"who", "whom", "whose", "which"};
    for (uint32_t token = first_token; token < end_token; ++token)
      if (c_.upos(token) == Upos::kVerb || c_.upos(token) == Upos::kCconj ||
          relative.contains(c_.word(token)))
        return true;
    return false;
  }

  // "said on Monday", "told reporters late on Monday": the date of a saying.
  bool dates_the_saying(const DateMention& date) const {
    uint32_t token = date.begin_token;
    for (uint32_t step = 0; step < 4 && token > c_.begin(); ++step) {
      --token;
      if (token == cue_.action || token == cue_.token)
        return c_.is_speech(token) && cue_.action != token;
      // "Talks will continue on Monday", which may also report a quotation.
      if (c_.is_speech(token)) return token != cue_.token + 1 || cue_.rule != kModal;
      if (c_.upos(token) == Upos::kVerb) return false;
    }
    return false;
  }

  const Clauses& c_;
  const OutlookCue& cue_;
};

}  // namespace

std::optional<When> due_of(const Clauses& clauses, const OutlookCue& cue) {
  return DueReader(clauses, cue).read();
}

}  // namespace dateline
