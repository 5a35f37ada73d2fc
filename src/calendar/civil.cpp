#include "calendar/civil.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/assert.h"

namespace dateline {
namespace {

constexpr int kDaysPerEra = 146097;  // 400 years

std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// With so many digits at least. Every line has a date: to read a format each time costs more.
void append_padded(std::string& text, int value, size_t digits) {
  const std::string number = std::to_string(value);
  if (number.size() < digits) text.append(digits - number.size(), '0');
  text += number;
}

}  // namespace

bool CivilDate::is_valid() const {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::string CivilDate::to_string() const {
  std::string text = year < 0 ? "-" : "";
  append_padded(text, std::abs(year), 4);
  append_padded(text += '-', month, 2);
  append_padded(text += '-', day, 2);
  return text;
}

std::optional<CivilDate> CivilDate::parse(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (is_negative) text.remove_prefix(1);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = parse_digits(text.substr(0, 4)), m = parse_digits(text.substr(5, 2)),
             d = parse_digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const CivilDate date{static_cast<int16_t>(is_negative ? -*y : *y), static_cast<uint8_t>(*m),
                       static_cast<uint8_t>(*d)};
  if (!date.is_valid()) return std::nullopt;
  return date;
}

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  DL_ASSERT(month >= 1 && month <= 12, "a month is 1 to 12");
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

int32_t days_from_civil(CivilDate date) {
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year =
      (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - 719468;
}

CivilDate civil_from_days(int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const int day_of_era = shifted - era * kDaysPerEra;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (kDaysPerEra - 1)) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

CivilDate add_days(CivilDate date, int32_t days) {
  return civil_from_days(days_from_civil(date) + days);
}

CivilDate add_months(CivilDate date, int32_t months) {
  const int32_t total = date.year * 12 + (date.month - 1) + months;
  const int32_t year = total >= 0 ? total / 12 : (total - 11) / 12;
  const int32_t month = total - year * 12 + 1;
  const int day = std::min<int>(date.day, days_in_month(year, month));
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

CivilDate add_years(CivilDate date, int32_t years) { return add_months(date, years * 12); }

int32_t days_between(CivilDate first, CivilDate last) {
  return days_from_civil(last) - days_from_civil(first);
}

Weekday weekday_of(CivilDate date) {
  const int32_t days = days_from_civil(date);  // 1970-01-01 was a Thursday
  const int32_t from_monday = ((days + 3) % 7 + 7) % 7;
  return static_cast<Weekday>(from_monday + 1);
}

CivilDate first_of_month(CivilDate date) { return {date.year, date.month, 1}; }

CivilDate last_of_month(CivilDate date) {
  return {date.year, date.month, static_cast<uint8_t>(days_in_month(date.year, date.month))};
}

CivilDate monday_of_iso_week(int year, int week) {
  const CivilDate fourth{static_cast<int16_t>(year), 1, 4};  // always in week 1
  const int32_t monday = days_from_civil(fourth) - (static_cast<int>(weekday_of(fourth)) - 1);
  return civil_from_days(monday + (week - 1) * 7);
}

IsoWeek iso_week_of(CivilDate date) {
  const CivilDate thursday = add_days(date, 4 - static_cast<int>(weekday_of(date)));
  const CivilDate new_year{thursday.year, 1, 1};
  return {thursday.year, static_cast<uint8_t>(days_between(new_year, thursday) / 7 + 1)};
}

}  // namespace dateline
