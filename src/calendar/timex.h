// TIMEX3 values (TimeML 1.2.1) of points in time and of durations. Used by extract/dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/inline_text.h"
#include "calendar/civil.h"
#include "calendar/when.h"

namespace dateline {

using TimexValue = InlineText<31>;

// The size of a calendar unit, and how precisely a point is known.
enum class Grain : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kHalf,
  kSeason,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
};

enum class DayPart : uint8_t { kWhole, kMorning, kMidday, kAfternoon, kEvening, kNight, kDaytime };

// A calendar unit: "3 January 2020", "the third quarter of 1989", "the 1990s", "Monday night".
// `first` is the first day of the unit (winter begins in December); a day may have a part or a
// clock time.
struct CalendarUnit {
  Grain grain = Grain::kDay;
  CivilDate first;
  DayPart part = DayPart::kWhole;
  int16_t minute_of_day = -1;  // 0 to 1440 (midnight at its end); -1: no clock time

  friend bool operator==(const CalendarUnit&, const CalendarUnit&) = default;

  CivilDate last() const;  // the last day of the unit
  // "2020-01-03", "2020-01-06TNI", "2020-W02", "2020-W02-WE", "1989-Q3", "2019-SU", "199", "19",
  // "BC0490".
  TimexValue to_timex3() const;
  When to_when(Basis basis) const;
};

// The unit of that size which holds the day: unit_at(Grain::kWeek, 8 January 2020) begins on the
// 6th. REQUIRES: grain is a day or longer.
CalendarUnit unit_at(Grain grain, CivilDate day);

// The unit of the same size `count` units later (before, if negative): a quarter after 2019-Q4.
CalendarUnit shift(const CalendarUnit& unit, int32_t count);

// The first day of season 1 (spring) to 4 (winter) of a year; winter begins in December.
CalendarUnit season_of_year(int year, int season);

// "P2D", "PT16H", "P2Y6M", "PXW"; a decade is ten years.
struct Duration {
  Grain unit = Grain::kDay;
  int32_t count = 0;  // negative: not told ("several weeks")
  uint8_t tenths = 0;
  bool and_half = false;  // "two and a half years"
};
TimexValue to_timex3(const Duration& duration);

// Is this the form of a TIMEX3 value that Dateline writes? Used by property tests.
bool is_timex3_value(std::string_view value);

}  // namespace dateline
