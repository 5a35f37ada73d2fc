#include "extract/dates/date_values.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/dates/date_lengths.h"
#include "extract/dates/holidays.h"

namespace dateline {
namespace {

using C = DateClass;

constexpr int kMinutesPerHour = 60;
constexpr int kLateHour = 18, kEarlyHour = 6;  // the night of a day goes on in the next
constexpr int16_t kNoKey = DateRule::kNoKey;

CivilDate civil(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

// One match being read; the methods are the meanings.
class Reader {
 public:
  Reader(const DateMatch& match, const DateRule& rule, const DateContext& context)
      : match_(match), rule_(rule), context_(context) {}

  std::optional<DateReading> read() {
    switch (rule_.meaning) {
      case DateMeaning::kNothing:
        return std::nullopt;
      case DateMeaning::kDay:
        return read_day();
      case DateMeaning::kMonth:
        return read_month();
      case DateMeaning::kYear:
        return read_year();
      case DateMeaning::kDecade:
        return read_decade();
      case DateMeaning::kCentury:
        return read_century();
      case DateMeaning::kSeason:
        return read_season();
      case DateMeaning::kQuarter:
        return read_quarter();
      case DateMeaning::kHalf:
        return read_half();
      case DateMeaning::kWeek:
        return read_week();
      case DateMeaning::kWeekday:
        return read_weekday();
      case DateMeaning::kTime:
        return read_time();
      case DateMeaning::kHoliday:
        return read_holiday();
      case DateMeaning::kUnit:
        return read_unit();
      case DateMeaning::kOffset:
        return read_offset();
      case DateMeaning::kDuration:
        return read_duration(match_, rule_);
      case DateMeaning::kSet:
        return read_set(match_, rule_);
      case DateMeaning::kPresent:
        return named(TimexType::kDate, "PRESENT_REF");
      case DateMeaning::kPast:
        return named(TimexType::kDate, "PAST_REF");
      case DateMeaning::kFuture:
        return named(TimexType::kDate, "FUTURE_REF");
    }
    return std::nullopt;
  }

 private:
  bool has(C c) const { return match_.has(c); }
  int of(C c) const { return match_.of(c); }

  // ---- results
  DateReading found(CalendarUnit unit, bool is_relative) const {
    if (unit.grain == Grain::kDay) add_time(unit);
    const bool is_time = unit.part != DayPart::kWhole || unit.minute_of_day >= 0;
    return {.type = is_time ? TimexType::kTime : TimexType::kDate,
            .value = unit.to_timex3(),
            .unit = unit,
            .is_relative = is_relative};
  }

  void add_time(CalendarUnit& unit) const {
    if (has(C::kDayPart)) unit.part = static_cast<DayPart>(of(C::kDayPart));
    if (has(C::kClock))
      unit.minute_of_day = static_cast<int16_t>(of(C::kClock));
    else if (has(C::kHour) && (has(C::kMeridiem) || has(C::kDayPart)))
      unit.minute_of_day = static_cast<int16_t>(of(C::kHour) * kMinutesPerHour);
    if (unit.minute_of_day < 0) return;
    const bool is_pm = (has(C::kMeridiem) && of(C::kMeridiem) != 0) ||
                       (has(C::kHour) && unit.part >= DayPart::kAfternoon);
    const int hour = unit.minute_of_day / kMinutesPerHour;
    if (is_pm && hour < 12) unit.minute_of_day += 12 * kMinutesPerHour;
    if (has(C::kMeridiem) && !is_pm && hour == 12) unit.minute_of_day -= 12 * kMinutesPerHour;
    unit.part = DayPart::kWhole;
  }

  // ---- years
  // The year that the words tell, as an astronomical year.
  std::optional<int> told_year() const {
    if (has(C::kEra) && (has(C::kNum) || has(C::kYear))) {
      const int year = has(C::kYear) ? of(C::kYear) : of(C::kNum);
      return of(C::kEra) < 0 ? 1 - year : year;
    }
    if (has(C::kYear)) return of(C::kYear);
    if (has(C::kShortYear)) return context_.full_year(of(C::kShortYear));
    return std::nullopt;
  }

  // The year that the words count: "of last year", "of that year".
  std::optional<int> counted_year() const {
    const bool relative = has(C::kRelative), story_year = has(C::kStory);
    if (relative && context_.reference()) return context_.reference()->year + of(C::kRelative);
    if (story_year && context_.told()) return context_.told()->first.year + of(C::kStory);
    return std::nullopt;
  }

  struct Year {
    int year;
    bool is_relative;
  };
  std::optional<Year> year_for(int month, int day = 0) const {
    if (const auto year = told_year()) return Year{*year, has(C::kShortYear)};
    if (const auto year = counted_year()) return Year{*year, true};
    if (const auto year = context_.fitting_year(month, day)) return Year{*year, true};
    return std::nullopt;
  }

  // ---- meanings
  std::optional<DateReading> read_day() const {
    if (has(C::kIso)) return found(unit_at(Grain::kDay, civil_from_days(of(C::kIso))), false);
    if (has(C::kKnownDay))
      return found(unit_at(Grain::kDay, civil_from_days(of(C::kKnownDay))), false);
    if (has(C::kNumeric)) return read_numeric();
    const int day = has(C::kDay) ? of(C::kDay) : of(C::kOrdinal);
    if (day < 1 || day > 31) return std::nullopt;
    if (!has(C::kMonth)) return read_day_of_story(day);
    const int month = of(C::kMonth);
    const auto year = year_for(month, day);
    if (!year) return without_year("XXXX-%02d-%02d", month, day);
    const CivilDate date = civil(year->year, month, day);
    if (!date.is_valid()) return std::nullopt;
    return found(unit_at(Grain::kDay, date), year->is_relative);
  }

  std::optional<DateReading> read_numeric() const {
    const NumericDate parts = unpack_numeric(of(C::kNumeric));
    const bool day_first = parts.first > 12 || (context_.day_first && parts.second <= 12);
    const CivilDate date = civil(parts.year, day_first ? parts.second : parts.first,
                                 day_first ? parts.first : parts.second);
    if (!date.is_valid()) return std::nullopt;
    return found(unit_at(Grain::kDay, date), false);
  }

  std::optional<DateReading> read_day_of_story(int day) const {  // "the 5th"
    const auto told = context_.told();
    if (!told || told->grain > Grain::kMonth) return std::nullopt;
    const CivilDate date = civil(told->first.year, told->first.month, day);
    if (!date.is_valid()) return std::nullopt;
    return found(unit_at(Grain::kDay, date), true);
  }

  std::optional<DateReading> read_month() const {
    const int month = of(C::kMonth);
    const bool names_year =
        told_year() || rule_.unit != kNoKey || !(has(C::kRelative) || has(C::kStory));
    if (!names_year) return read_counted_month(month);
    const auto year = year_for(month);
    if (!year) return without_year("XXXX-%02d", month, 0);
    return found(unit_at(Grain::kMonth, civil(year->year, month, 1)), year->is_relative);
  }

  // "It fell in 1917; the following spring" is of 1918.
  static bool is_whole_year(const std::optional<CalendarUnit>& from) {
    return from && from->grain == Grain::kYear;
  }

  // "last April", "this May", "the following June"
  std::optional<DateReading> read_counted_month(int month) const {
    const auto from = has(C::kStory) ? context_.told() : std::optional<CalendarUnit>();
    const auto now = from ? std::optional(from->first) : context_.reference();
    if (!now) return without_year("XXXX-%02d", month, 0);
    const int direction = has(C::kStory) ? of(C::kStory) : of(C::kRelative);
    int year = now->year;
    if (direction < 0 && month >= now->month) --year;
    if (direction > 0 && (month <= now->month || is_whole_year(from))) ++year;
    return found(unit_at(Grain::kMonth, civil(year, month, 1)), true);
  }

  std::optional<DateReading> read_year() const {
    if (rule_.shift != 0) {  // "year-end"
      const auto year = has(C::kYear)          ? std::optional(of(C::kYear))
                        : context_.reference() ? std::optional<int>(context_.reference()->year)
                                               : std::nullopt;
      if (!year) return std::nullopt;
      return found(unit_at(Grain::kDay, civil(*year, 12, 31)), !has(C::kYear));
    }
    if (has(C::kNum) && !has(C::kEra)) {  // "1914-18"
      const auto told = context_.told();
      if (!told || told->grain != Grain::kYear || of(C::kNum) > 99) return std::nullopt;
      const int year = told->first.year / 100 * 100 + of(C::kNum);
      if (year <= told->first.year) return std::nullopt;
      return found(unit_at(Grain::kYear, civil(year, 1, 1)), false);
    }
    const auto year = told_year();
    if (!year || *year < -9998) return std::nullopt;
    return found(unit_at(Grain::kYear, civil(*year, 1, 1)), has(C::kShortYear));
  }

  std::optional<DateReading> read_decade() const {
    const int told = of(C::kDecade);
    if (has(C::kEra) && of(C::kEra) < 0)  // the 470s BC begin in 479 BC
      return found({.grain = Grain::kDecade, .first = civil(-told - 8, 1, 1)}, false);
    const bool is_short = told < 100;  // "the '90s"
    const int first = is_short ? context_.full_year(told) : told;
    return found(unit_at(Grain::kDecade, civil(first, 1, 1)), is_short);
  }

  std::optional<DateReading> read_century() const {
    const int number = of(C::kOrdinal);
    if (number < 1 || number > 30) return std::nullopt;
    const bool before_christ = has(C::kEra) && of(C::kEra) < 0;
    const int first = before_christ ? -number * 100 : (number - 1) * 100;
    return found({.grain = Grain::kCentury, .first = civil(first, 1, 1)}, false);
  }

  std::optional<DateReading> read_season() const {
    const int season = of(C::kSeason);
    if (told_year() || rule_.unit != kNoKey)
      if (const auto year = year_for(season * 3))
        return found(season_of_year(year->year, season), year->is_relative);
    const auto from = has(C::kStory) ? context_.told() : std::optional<CalendarUnit>();
    const auto now = from ? std::optional(from->first) : context_.reference();
    if (!now) {
      constexpr std::array<const char*, 4> kUnknown{"XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"};
      return named(TimexType::kDate, kUnknown[static_cast<size_t>(season - 1)]);
    }
    if (context_.is_history && !has(C::kStory) && !has(C::kRelative))
      return found(season_of_year(now->year, season), true);
    const int direction = has(C::kStory)      ? of(C::kStory)
                          : has(C::kRelative) ? of(C::kRelative)
                                              : context_.direction();
    const bool counted = has(C::kStory) || has(C::kRelative);
    if (direction > 0 && is_whole_year(from))
      return found(season_of_year(now->year + 1, season), true);
    return found(nearest_season(season, *now, direction, counted), true);
  }

  std::optional<DateReading> read_quarter() const {
    const int years = rule_.shift == -4 ? 1 : 0;  // "the year-ago quarter"
    if (has(C::kOrdinal)) {
      const int quarter = of(C::kOrdinal);
      if (quarter > 4) return std::nullopt;
      auto year = told_year();
      if (!year) year = counted_year();
      if (!year && !context_.reference()) return without_year("XXXX-Q%d", quarter, 0);
      if (!year) year = context_.fitting_quarter_year(quarter);
      const CivilDate first = civil(*year - years, quarter * 3 - 2, 1);
      return found(unit_at(Grain::kQuarter, first), !told_year());
    }
    std::optional<CalendarUnit> from;
    if (rule_.anchor == DateAnchor::kStory) from = context_.quarter;
    if (!from && context_.reference())
      from = shift(unit_at(Grain::kQuarter, *context_.reference()), -1);
    if (!from) return std::nullopt;
    return found(shift(*from, -4 * years), true);
  }

  std::optional<DateReading> read_half() const {
    const int half = rule_.number > 0 ? rule_.number : of(C::kOrdinal);
    if (half > 2) return std::nullopt;
    const auto year = year_for(half * 6 - 5);
    if (!year) return std::nullopt;
    return found(unit_at(Grain::kHalf, civil(year->year, half * 6 - 5, 1)), year->is_relative);
  }

  std::optional<DateReading> read_week() const {
    const auto day = read_day();
    if (!day || !day->unit) return std::nullopt;
    return found(unit_at(Grain::kWeek, day->unit->first), day->is_relative);
  }

  std::optional<DateReading> read_weekday() const {
    const int weekday = of(C::kWeekday);
    const auto from = has(C::kStory) ? context_.told() : std::optional<CalendarUnit>();
    const bool is_told_to_day = context_.story && context_.story->grain <= Grain::kDay;
    const auto now = from             ? std::optional(from->first)
                     : is_told_to_day ? context_.reference()
                                      : context_.today();
    if (!now) {
      const std::string value = "XXXX-WXX-" + std::to_string(weekday);
      return named(TimexType::kDate, value);
    }
    if (has(C::kUnit)) {  // "Friday of last week"
      const CalendarUnit week = shift(unit_at(Grain::kWeek, *now), of(C::kRelative));
      return found(unit_at(Grain::kDay, add_days(week.first, weekday - 1)), true);
    }
    const int today = static_cast<int>(weekday_of(*now));
    const int back = (today - weekday + 7) % 7;  // 0: today
    const bool counted = has(C::kStory) || has(C::kRelative);
    const int direction = has(C::kStory)      ? of(C::kStory)
                          : has(C::kRelative) ? of(C::kRelative)
                                              : context_.direction();
    constexpr int kTomorrow = 6, kComing = 4;  // days back
    const bool is_coming = !counted && ((back == kTomorrow && context_.tells_next_day) ||
                                        (back >= kComing && context_.is_ahead_of));
    int offset = 0;
    if (counted && direction == 0)
      offset = weekday - today;  // "this Friday": of this week
    else if (is_coming)
      offset = 7 - back;
    else if (direction < 0)  // who means yesterday does not say "last Tuesday"
      offset = back == 0 && counted ? -7 : back == 1 && has(C::kRelative) ? -8 : -back;
    else
      offset = back == 0 ? (counted ? 7 : 0) : 7 - back;
    return found(unit_at(Grain::kDay, add_days(*now, offset)), true);
  }

  std::optional<DateReading> read_time() const {
    std::optional<CivilDate> day = context_.reference();
    if (rule_.anchor == DateAnchor::kStory && context_.story &&
        context_.story->grain <= Grain::kDay)
      day = context_.story->first;
    if (!day) return std::nullopt;
    CalendarUnit unit = unit_at(Grain::kDay, add_days(*day, rule_.shift));
    if (rule_.number > 0) unit.part = static_cast<DayPart>(rule_.number);
    if (is_past_midnight()) unit = shift(unit, 1);
    return found(unit, true);
  }

  // "It exploded late on Monday night. At 3 a.m. the roof fell in."
  bool is_past_midnight() const {
    if (!names_hour_only(match_, rule_) || !context_.story || !context_.published) return false;
    if (context_.story->grain != Grain::kDay || *context_.published <= context_.story->first)
      return false;
    CalendarUnit hour = *context_.story;
    const bool is_late = hour.part == DayPart::kEvening || hour.part == DayPart::kNight ||
                         hour.minute_of_day >= kLateHour * kMinutesPerHour;
    add_time(hour);
    return is_late && hour.minute_of_day >= 0 && hour.minute_of_day < kEarlyHour * kMinutesPerHour;
  }

  std::optional<DateReading> read_holiday() const {
    const int code = rule_.number != kNoKey ? rule_.number : of(C::kHoliday);
    const auto told = told_year();
    const auto now = context_.reference();
    if (!told && !now) return std::nullopt;
    int year = told ? *told : now->year;
    if (!told && has(C::kUnit)) {
      year = counted_year().value_or(year);
    } else if (!told && !context_.is_history) {
      const int direction = has(C::kRelative) ? of(C::kRelative) : context_.direction();
      if (direction < 0 && holiday_day(code, year) > *now) --year;
      if (direction > 0 && holiday_day(code, year) < *now) ++year;
    }
    return found(unit_at(Grain::kDay, holiday_day(code, year)), !told);
  }

  std::optional<DateReading> read_unit() const {
    const Grain grain = unit_of(match_, rule_);
    const int count = rule_.shift != 0    ? rule_.shift
                      : has(C::kRelative) ? of(C::kRelative)
                      : has(C::kStory)    ? of(C::kStory)
                                          : 0;
    if (grain < Grain::kDay)
      return named(TimexType::kDuration, to_timex3(Duration{.unit = grain, .count = 1}).view());
    const auto told = context_.told();
    // "The trial opens on 15 March. She should be well by the end of the week": by that of today.
    const bool is_ahead =
        count == 0 && !has(C::kStory) && context_.published && told->first > *context_.published;
    if (rule_.anchor == DateAnchor::kStory && !is_ahead) {
      return told ? counted_from(*told, grain, count) : std::nullopt;
    }
    const auto now = context_.reference();
    if (!now) return std::nullopt;
    // What a Sunday paper tells of last week, or of what was over the weekend, ends with it.
    const bool ends_today =
        count == -1 && weekday_of(*now) == Weekday::kSunday &&
        (grain == Grain::kWeek || (grain == Grain::kWeekend && rule_.shift != 0));
    CalendarUnit unit = shift(unit_at(grain, *now), ends_today ? 0 : count);
    // "They met at the weekend", told on a Wednesday.
    const bool is_over = grain == Grain::kWeekend && count == 0 && *now < unit.first &&
                         context_.tense == Tense::kPast;
    if (is_over) unit = shift(unit, -1);
    DateReading reading = found(unit, true);
    if (rule_.anchor == DateAnchor::kUntilPublished && now == context_.published)
      reading.since = day_before(*now, grain);
    return reading;
  }

  // A week, month or year before that day.
  static std::optional<CivilDate> day_before(CivilDate day, Grain grain) {
    if (grain == Grain::kWeek) return add_days(day, -7);
    if (grain == Grain::kMonth) return add_months(day, -1);
    if (grain == Grain::kYear) return add_years(day, -1);
    return std::nullopt;
  }

  // "that day" where only the month was told stays open: "1998-10-XX"; in a history it is inside
  // that month, in the news it may be today.
  std::optional<DateReading> counted_from(const CalendarUnit& told, Grain grain, int count) const {
    const bool is_open = told.grain > grain && told.grain >= Grain::kMonth;
    if (!is_open) return found(shift(unit_at(grain, told.first), count), true);
    const std::string known(told.to_timex3().view());
    const std::string open = told.grain == Grain::kMonth && grain == Grain::kDay  ? "-XX"
                             : told.grain == Grain::kYear && grain == Grain::kDay ? "-XX-XX"
                                                                                  : "-XX";
    DateReading reading = named(TimexType::kDate, known + open);
    if (count == 0 && context_.is_history) reading.unit = told;
    reading.is_relative = true;
    return reading;
  }

  std::optional<DateReading> read_offset() const {
    const Grain grain = unit_of(match_, rule_);
    const int number = rule_.number != kNoKey ? rule_.number : has(C::kNum) ? of(C::kNum) : 1;
    const int scale = grain <= Grain::kYear      ? 1
                      : grain == Grain::kDecade  ? 10
                      : grain == Grain::kCentury ? 100
                                                 : 1000;
    if (number > kMaxOffset / scale)
      return named(TimexType::kDuration, duration_value(match_, rule_, number).view());
    int count = number * scale * rule_.shift;
    if (grain < Grain::kDay)
      return named(TimexType::kDuration, duration_value(match_, rule_, number).view());
    // "a year earlier" of a quarter is that quarter.
    const bool is_year = grain == Grain::kYear && number == 1;
    const bool of_quarter = context_.story && context_.story->grain == Grain::kQuarter;
    if (is_year && rule_.shift < 0 && of_quarter && context_.quarter)
      return found(shift(*context_.quarter, -4), true);
    Grain result = grain;
    if (grain > Grain::kYear) result = Grain::kYear;
    if (grain == Grain::kQuarter) {
      result = Grain::kMonth;
      count *= 3;
    }
    std::optional<CalendarUnit> from;
    if (rule_.anchor == DateAnchor::kStory) from = context_.told();
    const auto now = context_.today();
    // "They meet on Tuesday. She was chosen a day earlier": what is over is earlier than today.
    const bool is_ahead = from && now && *now < from->first;
    if (!from || (is_ahead && context_.tense == Tense::kPast && count < 0)) {
      if (!now) return std::nullopt;
      from = unit_at(Grain::kDay, *now);
    }
    return counted_from(*from, result, count);
  }

  static constexpr int kMaxOffset = 5000;  // keeps years within four digits

  const DateMatch& match_;
  const DateRule& rule_;
  const DateContext& context_;
};

}  // namespace

bool names_hour_only(const DateMatch& match, const DateRule& rule) {
  return rule.meaning == DateMeaning::kTime && rule.anchor == DateAnchor::kStory &&
         rule.shift == 0 && !match.has(C::kStory) && (match.has(C::kClock) || match.has(C::kHour));
}

bool names_part_only(const DateMatch& match, const DateRule& rule) {
  return rule.meaning == DateMeaning::kTime && rule.anchor == DateAnchor::kStory &&
         rule.shift == 0 && !match.has(C::kStory) && match.has(C::kDayPart) &&
         match.end <= match.begin + 2;
}

std::optional<DateReading> read_date(const DateMatch& match, const DateRule& rule,
                                     const DateContext& context) {
  return Reader(match, rule, context).read();
}

}  // namespace dateline
