#include "calendar/when.h"

#include <array>
#include <cstdio>

#include "base/assert.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 4> kSeasonNames{"spring", "summer", "autumn", "winter"};

CivilDate civil(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

template <class... Args>
std::string format(const char* pattern, Args... args) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, args...);
  return buffer.data();
}

// The first month of the season that holds the day. Winter belongs to the year it begins in, as
// "the winter of 2019" does; EDTF season 24 likewise.
CivilDate season_begin(CivilDate day) { return add_months(first_of_month(day), -(day.month % 3)); }
int season_of(CivilDate day) { return season_begin(day).month / 3; }

int floor_to(int year, int step) { return year - ((year % step) + step) % step; }

std::string year_words(int year) {
  return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

// "1953", "-0479" (480 BC)
std::string year_edtf(int year) { return format(year < 0 ? "%05d" : "%04d", year); }

std::string month_year(CivilDate date) {
  return std::string(kMonthNames[date.month - 1u]) + " " + year_words(date.year);
}

std::string day_month_year(CivilDate date) {
  return std::to_string(date.day) + " " + month_year(date);
}

std::string interval_words(CivilDate first, CivilDate last) {
  const bool is_whole_years = first.month == 1 && first.day == 1 && last.month == 12 &&
                              last.day == 31 && first.year != last.year;
  if (is_whole_years) return year_words(first.year) + " to " + year_words(last.year);
  if (first.year != last.year) return day_month_year(first) + " to " + day_month_year(last);
  if (first.month != last.month)
    return std::to_string(first.day) + " " + std::string(kMonthNames[first.month - 1u]) + " to " +
           day_month_year(last);
  return std::to_string(first.day) + " to " + day_month_year(last);
}

std::string plain_words(const When& when) {
  const CivilDate first = when.first;
  switch (when.precision) {
    case Precision::kDay:
      return day_month_year(first);
    case Precision::kWeek:
      return "week of " + day_month_year(first);
    case Precision::kMonth:
      return month_year(first);
    case Precision::kSeason:
      return std::string(kSeasonNames[static_cast<size_t>(season_of(first) - 1)]) + " " +
             year_words(season_begin(first).year);
    case Precision::kQuarter:
      return format("quarter %d of %d", (first.month - 1) / 3 + 1, static_cast<int>(first.year));
    case Precision::kYear:
      return year_words(first.year);
    case Precision::kDecade:
      return "the " + std::to_string(floor_to(first.year, 10)) + "s";
    case Precision::kCentury:
      return "the " + std::to_string(floor_to(first.year, 100)) + "s";
    case Precision::kInterval:
      return interval_words(first, when.last);
  }
  DL_ASSERT(false, "unknown precision");
}

// "late 2018", "the late 1990s"
std::string part_words(const std::string& part, const When& when) {
  const std::string words = plain_words(when);
  const bool has_article = words.compare(0, 4, "the ") == 0;
  return has_article ? "the " + part + words.substr(4) : part + words;
}

std::string plain_edtf(const When& when) {
  const int year = when.first.year;
  switch (when.precision) {
    case Precision::kDay:
      return when.first.to_string();
    case Precision::kMonth:
      return year_edtf(year) + format("-%02d", static_cast<int>(when.first.month));
    case Precision::kSeason:
      return year_edtf(season_begin(when.first).year) + format("-%02d", 20 + season_of(when.first));
    case Precision::kQuarter:
      return year_edtf(year) + format("-%02d", 33 + (when.first.month - 1) / 3);
    case Precision::kYear:
      return year_edtf(year);
    case Precision::kDecade:
      if (year >= 0) return format("%03dX", year / 10);
      return when.first.to_string() + "/" + when.last.to_string();
    case Precision::kCentury:
      if (year >= 0) return format("%02dXX", year / 100);
      return when.first.to_string() + "/" + when.last.to_string();
    case Precision::kWeek:
    case Precision::kInterval:
      return when.first.to_string() + "/" + when.last.to_string();
  }
  DL_ASSERT(false, "unknown precision");
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional<int>(value);
}

std::optional<When> parse_point(std::string_view text) {
  if (const auto day = CivilDate::parse(text)) return when_day(*day);
  const int sign = !text.empty() && text[0] == '-' ? -1 : 1;
  if (sign < 0) text.remove_prefix(1);
  if (text.size() == 7 && text[4] == '-') {
    const auto year = digits(text.substr(0, 4)), part = digits(text.substr(5));
    if (!year || !part) return std::nullopt;
    if (*part >= 1 && *part <= 12) return when_month(sign * *year, *part);
    if (*part >= 21 && *part <= 24) return when_season(sign * *year, *part - 20);
    if (*part >= 33 && *part <= 36) return when_quarter(sign * *year, *part - 32);
    return std::nullopt;
  }
  if (text.size() != 4) return std::nullopt;
  if (text.substr(2) == "XX") {
    const auto century = digits(text.substr(0, 2));
    return century ? std::optional(when_century(*century * 100)) : std::nullopt;
  }
  if (text[3] == 'X') {
    const auto decade = digits(text.substr(0, 3));
    return decade ? std::optional(when_decade(*decade * 10)) : std::nullopt;
  }
  const auto year = digits(text);
  return year ? std::optional(when_year(sign * *year)) : std::nullopt;
}

}  // namespace

std::string_view name_of(Precision precision) {
  switch (precision) {
    case Precision::kDay:
      return "day";
    case Precision::kWeek:
      return "week";
    case Precision::kMonth:
      return "month";
    case Precision::kSeason:
      return "season";
    case Precision::kQuarter:
      return "quarter";
    case Precision::kYear:
      return "year";
    case Precision::kDecade:
      return "decade";
    case Precision::kCentury:
      return "century";
    case Precision::kInterval:
      return "interval";
  }
  DL_ASSERT(false, "unknown precision");
}

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::kStated:
      return "stated";
    case Basis::kRelative:
      return "relative";
    case Basis::kPublished:
      return "published";
  }
  DL_ASSERT(false, "unknown basis");
}

std::string When::to_edtf() const {
  switch (qualifier) {
    case Qualifier::kExact:
      return plain_edtf(*this);
    case Qualifier::kAbout:
      return plain_edtf(*this) + "~";
    case Qualifier::kBefore:
      return "../" + last.to_string();
    case Qualifier::kAfter:
      return first.to_string() + "/..";
    case Qualifier::kEarly:
    case Qualifier::kMid:
    case Qualifier::kLate:
      return first.to_string() + "/" + last.to_string();
  }
  DL_ASSERT(false, "unknown qualifier");
}

std::string When::to_words() const {
  switch (qualifier) {
    case Qualifier::kExact:
      return plain_words(*this);
    case Qualifier::kAbout:
      return "about " + plain_words(*this);
    case Qualifier::kBefore:
      return "by " + day_month_year(last);
    case Qualifier::kAfter:
      return "after " + day_month_year(first);
    case Qualifier::kEarly:
      return part_words("early ", *this);
    case Qualifier::kMid:
      return part_words("mid-", *this);
    case Qualifier::kLate:
      return part_words("late ", *this);
  }
  DL_ASSERT(false, "unknown qualifier");
}

std::optional<When> When::parse_edtf(std::string_view text) {
  if (text.size() > 3 && text.substr(0, 3) == "../") {
    auto when = parse_point(text.substr(3));
    if (!when) return std::nullopt;
    when->qualifier = Qualifier::kBefore;
    return when;
  }
  if (text.size() > 3 && text.substr(text.size() - 3) == "/..") {
    auto when = parse_point(text.substr(0, text.size() - 3));
    if (!when) return std::nullopt;
    when->qualifier = Qualifier::kAfter;
    return when;
  }
  if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto first = CivilDate::parse(text.substr(0, slash)),
               last = CivilDate::parse(text.substr(slash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    const bool is_week = weekday_of(*first) == Weekday::kMonday && days_between(*first, *last) == 6;
    return is_week ? when_week(*first) : when_interval(*first, *last);
  }
  const bool about = !text.empty() && text.back() == '~';
  auto when = parse_point(about ? text.substr(0, text.size() - 1) : text);
  if (when && about) when->qualifier = Qualifier::kAbout;
  return when;
}

When when_day(CivilDate day, Basis basis) {
  return {day, day, Precision::kDay, basis, Qualifier::kExact};
}

When when_week(CivilDate any_day, Basis basis) {
  const CivilDate monday = add_days(any_day, 1 - static_cast<int>(weekday_of(any_day)));
  return {monday, add_days(monday, 6), Precision::kWeek, basis, Qualifier::kExact};
}

When when_month(int year, int month, Basis basis) {
  const CivilDate first = civil(year, month, 1);
  return {first, last_of_month(first), Precision::kMonth, basis, Qualifier::kExact};
}

When when_quarter(int year, int quarter, Basis basis) {
  const CivilDate first = civil(year, quarter * 3 - 2, 1);
  return {first, last_of_month(add_months(first, 2)), Precision::kQuarter, basis,
          Qualifier::kExact};
}

When when_season(int year, int season, Basis basis) {
  const CivilDate first = civil(year, season * 3, 1);
  return {first, last_of_month(add_months(first, 2)), Precision::kSeason, basis, Qualifier::kExact};
}

When when_year(int year, Basis basis) {
  return {civil(year, 1, 1), civil(year, 12, 31), Precision::kYear, basis, Qualifier::kExact};
}

When when_decade(int first_year, Basis basis) {
  return {civil(first_year, 1, 1), civil(first_year + 9, 12, 31), Precision::kDecade, basis,
          Qualifier::kExact};
}

When when_century(int first_year, Basis basis) {
  return {civil(first_year, 1, 1), civil(first_year + 99, 12, 31), Precision::kCentury, basis,
          Qualifier::kExact};
}

When when_interval(CivilDate first, CivilDate last, Basis basis) {
  DL_ASSERT(first <= last, "an interval runs forward");
  if (first == last) return when_day(first, basis);
  return {first, last, Precision::kInterval, basis, Qualifier::kExact};
}

}  // namespace dateline
