#include "extract/dates/holidays.h"

namespace dateline {
namespace {

constexpr int kEasterCode = 20100;

CivilDate civil(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

CivilDate nth_weekday(int year, int month, int nth, int weekday) {
  const CivilDate first = civil(year, month, 1);
  const int ahead = (weekday - static_cast<int>(weekday_of(first)) + 7) % 7;
  const CivilDate day = add_days(first, ahead + (nth - 1) * 7);
  return day.month == month ? day : add_days(day, -7);
}

}  // namespace

CivilDate easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return civil(year, sum / 31, sum % 31 + 1);
}

CivilDate holiday_day(int code, int year) {
  if (code < 0) return nth_weekday(year, -code / 100, -code / 10 % 10, -code % 10);
  if (code > kEasterCode / 2) return add_days(easter_sunday(year), code - kEasterCode);
  return civil(year, code / 100, code % 100);
}

}  // namespace dateline
