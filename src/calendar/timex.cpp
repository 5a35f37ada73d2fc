#include "calendar/timex.h"

#include <array>
#include <cstdio>

#include "base/assert.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 7> kDayPartCodes{"", "MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 4> kSeasonCodes{"SP", "SU", "FA", "WI"};

template <class... Args>
TimexValue format(const char* pattern, Args... args) {
  std::array<char, 32> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), pattern, args...);
  DL_ASSERT(size >= 0 && size < static_cast<int>(buffer.size()), "a TIMEX3 value is short");
  return std::string_view(buffer.data(), static_cast<size_t>(size));
}

// The year as TIMEX3 writes it: "2020", "BC0490". Year 0 is 1 BC.
struct YearText {
  std::array<char, 12> text{};
  explicit YearText(int year) {
    std::snprintf(text.data(), text.size(), year > 0 ? "%04d" : "BC%04d",
                  year > 0 ? year : 1 - year);
  }
  const char* c_str() const { return text.data(); }
};

CivilDate civil(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

int floor_to(int value, int step) {
  const int rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

int years_in(Grain grain) {
  switch (grain) {
    case Grain::kDecade:
      return 10;
    case Grain::kCentury:
      return 100;
    case Grain::kMillennium:
      return 1000;
    default:
      return 1;
  }
}

int months_in(Grain grain) {
  switch (grain) {
    case Grain::kMonth:
      return 1;
    case Grain::kQuarter:
    case Grain::kSeason:
      return 3;
    case Grain::kHalf:
      return 6;
    default:
      return 12 * years_in(grain);
  }
}

// Days of a short unit; 0 for units that are counted in months.
int days_in(Grain grain) {
  switch (grain) {
    case Grain::kDay:
    case Grain::kHour:
    case Grain::kMinute:
    case Grain::kSecond:
      return 1;
    case Grain::kWeekend:
      return 2;
    case Grain::kWeek:
      return 7;
    default:
      return 0;
  }
}

CivilDate monday_before(CivilDate day) {
  return add_days(day, 1 - static_cast<int>(weekday_of(day)));
}

TimexValue day_value(const CalendarUnit& unit) {
  const YearText year(unit.first.year);
  const int month = unit.first.month, day = unit.first.day;
  if (unit.minute_of_day >= 0) {
    const int hour = unit.minute_of_day / 60, minute = unit.minute_of_day % 60;
    return format("%s-%02d-%02dT%02d:%02d", year.c_str(), month, day, hour, minute);
  }
  if (unit.part != DayPart::kWhole)
    return format("%s-%02d-%02dT%s", year.c_str(), month, day,
                  kDayPartCodes[static_cast<size_t>(unit.part)].data());
  return format("%s-%02d-%02d", year.c_str(), month, day);
}

}  // namespace

CivilDate CalendarUnit::last() const {
  if (const int days = days_in(grain)) return add_days(first, days - 1);
  return add_days(add_months(first, months_in(grain)), -1);
}

TimexValue CalendarUnit::to_timex3() const {
  const YearText year(first.year);
  switch (grain) {
    case Grain::kSecond:
    case Grain::kMinute:
    case Grain::kHour:
    case Grain::kDay:
      return day_value(*this);
    case Grain::kWeekend:
    case Grain::kWeek: {
      const IsoWeek week = iso_week_of(first);
      return format(grain == Grain::kWeek ? "%s-W%02d" : "%s-W%02d-WE", YearText(week.year).c_str(),
                    week.week);
    }
    case Grain::kMonth:
      return format("%s-%02d", year.c_str(), first.month);
    case Grain::kQuarter:
      return format("%s-Q%d", year.c_str(), (first.month - 1) / 3 + 1);
    case Grain::kHalf:
      return format("%s-H%d", year.c_str(), (first.month - 1) / 6 + 1);
    case Grain::kSeason:
      return format("%s-%s", year.c_str(), kSeasonCodes[first.month / 3u - 1].data());
    case Grain::kYear:
      return format("%s", year.c_str());
    case Grain::kDecade:
      return first.year > 0 ? format("%03d", first.year / 10)
                            : format("BC%03d", (-first.year + 1) / 10);
    case Grain::kCentury:
      return first.year >= 0 ? format("%02d", first.year / 100)
                             : format("BC%02d", -first.year / 100 - 1);
    case Grain::kMillennium:
      return first.year >= 0 ? format("%d", first.year / 1000)
                             : format("BC%d", -first.year / 1000 - 1);
  }
  DL_ASSERT(false, "unknown grain");
}

When CalendarUnit::to_when(Basis basis) const {
  switch (grain) {
    case Grain::kSecond:
    case Grain::kMinute:
    case Grain::kHour:
    case Grain::kDay:
      return when_day(first, basis);
    case Grain::kWeek:
      return when_week(first, basis);
    case Grain::kMonth:
      return when_month(first.year, first.month, basis);
    case Grain::kQuarter:
      return when_quarter(first.year, (first.month - 1) / 3 + 1, basis);
    case Grain::kSeason:
      return when_season(first.year, first.month / 3, basis);
    case Grain::kYear:
      return when_year(first.year, basis);
    case Grain::kDecade:
      return when_decade(first.year, basis);
    case Grain::kCentury:
      return when_century(first.year, basis);
    case Grain::kWeekend:
    case Grain::kHalf:
    case Grain::kMillennium:
      return when_interval(first, last(), basis);
  }
  DL_ASSERT(false, "unknown grain");
}

CalendarUnit unit_at(Grain grain, CivilDate day) {
  CalendarUnit unit{.grain = grain, .first = day};
  switch (grain) {
    case Grain::kSecond:
    case Grain::kMinute:
    case Grain::kHour:
    case Grain::kDay:
      break;
    case Grain::kWeekend:
      unit.first = add_days(monday_before(day), 5);
      break;
    case Grain::kWeek:
      unit.first = monday_before(day);
      break;
    case Grain::kMonth:
      unit.first.day = 1;
      break;
    case Grain::kQuarter:
      unit.first = civil(day.year, (day.month - 1) / 3 * 3 + 1, 1);
      break;
    case Grain::kHalf:
      unit.first = civil(day.year, day.month > 6 ? 7 : 1, 1);
      break;
    case Grain::kSeason:  // January belongs to the winter that began in December
      unit.first =
          day.month < 3 ? civil(day.year - 1, 12, 1) : civil(day.year, day.month / 3 * 3, 1);
      break;
    case Grain::kYear:
    case Grain::kDecade:
    case Grain::kCentury:
    case Grain::kMillennium:
      unit.first = civil(floor_to(day.year, years_in(grain)), 1, 1);
      break;
  }
  return unit;
}

CalendarUnit shift(const CalendarUnit& unit, int32_t count) {
  CalendarUnit shifted = unit;
  const int days = unit.grain == Grain::kWeekend ? 7 : days_in(unit.grain);
  shifted.first = days ? add_days(unit.first, days * count)
                       : add_months(unit.first, months_in(unit.grain) * count);
  return shifted;
}

CalendarUnit season_of_year(int year, int season) {
  return {.grain = Grain::kSeason, .first = civil(year, season * 3, 1)};
}

TimexValue to_timex3(const Duration& duration) {
  constexpr std::array<std::string_view, 14> kLetters{"S", "M",  "H", "D", "WE", "W", "M",
                                                      "Q", "6M", "M", "Y", "Y",  "Y", "Y"};
  const Grain unit = duration.unit;
  const char* time = unit <= Grain::kHour ? "T" : "";
  if (duration.count < 0) {
    const char* letter = unit == Grain::kDecade       ? "DE"
                         : unit == Grain::kCentury    ? "CE"
                         : unit == Grain::kMillennium ? "L"
                                                      : kLetters[static_cast<size_t>(unit)].data();
    return format("P%sX%s", time, letter);
  }
  int scale = years_in(unit);
  if (unit == Grain::kSeason) scale = 3;
  const char* letter = kLetters[static_cast<size_t>(unit)].data();
  if (duration.tenths != 0 && scale == 1)
    return format("P%s%d.%d%s", time, duration.count, duration.tenths, letter);
  if (!duration.and_half)
    return format("P%s%d%s", time, duration.count * scale + duration.tenths * scale / 10, letter);
  if (scale > 1) return format("P%dY", duration.count * scale + scale / 2);
  switch (unit) {
    case Grain::kYear:
      return duration.count == 0 ? format("P6M") : format("P%dY6M", duration.count);
    case Grain::kHour:
      return duration.count == 0 ? format("PT30M") : format("PT%dH30M", duration.count);
    case Grain::kMinute:
      return duration.count == 0 ? format("PT30S") : format("PT%dM30S", duration.count);
    case Grain::kDay:
      return duration.count == 0 ? format("PT12H") : format("P%dDT12H", duration.count);
    default:
      return format("P%s%d.5%s", time, duration.count, letter);
  }
}

bool is_timex3_value(std::string_view value) {
  for (std::string_view reference : {"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
    if (value == reference) return true;
  if (value.empty() || value.size() > 31) return false;
  const bool is_duration = value[0] == 'P';
  bool has_digit_or_x = false;
  for (char c : value) {
    const bool digit_or_x = (c >= '0' && c <= '9') || c == 'X';
    has_digit_or_x |= digit_or_x;
    if (!digit_or_x && !(c >= 'A' && c <= 'Z') && c != '-' && c != ':' && c != '.') return false;
  }
  return has_digit_or_x && (is_duration || value[0] == 'X' || value[0] == 'B' || value[0] == 'T' ||
                            (value[0] >= '0' && value[0] <= '9'));
}

}  // namespace dateline
