// Civil dates of the proleptic Gregorian calendar and their arithmetic. Knows no language.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Monday is 1, as in ISO 8601.
enum class Weekday : uint8_t {
  kMonday = 1,
  kTuesday,
  kWednesday,
  kThursday,
  kFriday,
  kSaturday,
  kSunday
};

struct CivilDate {
  int16_t year = 0;   // astronomical: 0 is 1 BC
  uint8_t month = 1;  // 1 to 12
  uint8_t day = 1;    // 1 to 31
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;

  bool is_valid() const;
  std::string to_string() const;                                 // "2020-01-03"
  static std::optional<CivilDate> parse(std::string_view text);  // "2020-01-03", "-0479-08-01"
};

bool is_leap_year(int year);
int days_in_month(int year, int month);  // REQUIRES: month in 1..12

// Days since 1970-01-01. REQUIRES: date.is_valid() for days_from_civil.
// Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
int32_t days_from_civil(CivilDate date);
CivilDate civil_from_days(int32_t days);

CivilDate add_days(CivilDate date, int32_t days);
// The same day of another month; the last day where that month is shorter (31 Jan + 1 month = 29
// Feb 2020).
CivilDate add_months(CivilDate date, int32_t months);
CivilDate add_years(CivilDate date, int32_t years);
int32_t days_between(CivilDate first, CivilDate last);  // last - first

Weekday weekday_of(CivilDate date);
CivilDate first_of_month(CivilDate date);
CivilDate last_of_month(CivilDate date);

// ISO 8601 weeks: 2019-12-30 lies in week 1 of 2020.
struct IsoWeek {
  int16_t year;
  uint8_t week;  // 1 to 53
};
IsoWeek iso_week_of(CivilDate date);
CivilDate monday_of_iso_week(int year, int week);

}  // namespace dateline
