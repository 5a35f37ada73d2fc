// When: the date of an event or a statement, never more precise than known: an interval of days,
// the precision it was told in, how it was reached, and a qualifier. Prints as EDTF (ISO
// 8601-2:2019) and in words.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil.h"
#include "calendar/instant.h"

namespace dateline {

enum class Precision : uint8_t {
  kDay,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
  kInterval
};

// How the date was reached, best first.
enum class Basis : uint8_t {
  kStated,     // the text names it: "3 January 2020", "in 1953"
  kRelative,   // the text gives it relative to another date: "on Sunday", "two days later"
  kPublished,  // nothing in the text: the day of publication stands in
};

enum class Qualifier : uint8_t { kExact, kAbout, kBefore, kAfter, kEarly, kMid, kLate };

std::string_view name_of(Precision precision);  // "day", as in JSON
std::string_view name_of(Basis basis);          // "stated"

struct When {
  CivilDate first, last;  // inclusive; equal for one day
  Precision precision = Precision::kDay;
  Basis basis = Basis::kStated;
  Qualifier qualifier = Qualifier::kExact;
  friend bool operator==(const When&, const When&) = default;

  // "2020-01-03", "2019-04", "1953", "1953~", "195X", "19XX", "2020-01-06/2020-01-12",
  // "../2020-01-08" (before), "2020-01-08/.." (after). Early, mid and late print as the interval
  // they mean.
  std::string to_edtf() const;
  // "3 January 2020", "April 2019", "week of 6 January 2020", "about 1953", "by 8 January 2020",
  // "early 2018", "the 1990s", "6 to 12 January 2020".
  std::string to_words() const;
  // Reads what to_edtf prints (basis is kStated); nothing for other text.
  static std::optional<When> parse_edtf(std::string_view text);

  bool is_day() const { return first == last; }
  // One day itself, not all time before or after it: "since 1 June" is not.
  bool is_on_day() const {
    return is_day() && qualifier != Qualifier::kBefore && qualifier != Qualifier::kAfter;
  }
  bool contains(CivilDate day) const { return first <= day && day <= last; }
  bool overlaps(const When& other) const { return first <= other.last && other.first <= last; }
};

When when_day(CivilDate day, Basis basis = Basis::kStated);
When when_week(CivilDate any_day, Basis basis = Basis::kStated);  // Monday to Sunday
When when_month(int year, int month, Basis basis = Basis::kStated);
When when_quarter(int year, int quarter, Basis basis = Basis::kStated);  // quarter 1 to 4
When when_season(int year, int season,
                 Basis basis = Basis::kStated);  // 1 spring .. 4 winter (Dec to Feb)
When when_year(int year, Basis basis = Basis::kStated);
When when_decade(int first_year, Basis basis = Basis::kStated);
When when_century(int first_year, Basis basis = Basis::kStated);
// From a day to the same day is that day. REQUIRES: first <= last.
When when_interval(CivilDate first, CivilDate last, Basis basis = Basis::kStated);

}  // namespace dateline
