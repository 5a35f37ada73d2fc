#include "extract/dates/date_lengths.h"

#include <array>
#include <cstdio>
#include <string>

namespace dateline {
namespace {

using C = DateClass;

constexpr std::array<const char*, 4> kSeasonValues{"XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"};
constexpr std::array<const char*, 7> kPartCodes{"", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};

}  // namespace

DateReading named(TimexType type, std::string_view value) {
  return {.type = type, .value = value, .unit = std::nullopt, .is_relative = false};
}

DateReading without_year(const char* pattern, int month, int day) {
  std::array<char, 24> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), pattern, month, day);
  return named(TimexType::kDate, std::string_view(buffer.data(), static_cast<size_t>(size)));
}

Grain unit_of(const DateMatch& match, const DateRule& rule) {
  if (rule.unit != DateRule::kNoKey) return static_cast<Grain>(rule.unit);
  if (match.has(C::kUnit)) return static_cast<Grain>(match.of(C::kUnit));
  return match.has(C::kUnits) ? static_cast<Grain>(match.of(C::kUnits)) : Grain::kYear;
}

TimexValue duration_value(const DateMatch& match, const DateRule& rule, int count) {
  Duration duration{.unit = unit_of(match, rule), .count = count};
  if (rule.shift == 1 && rule.meaning == DateMeaning::kDuration) duration.and_half = true;
  if (match.has(C::kNum) && rule.number == DateRule::kNoKey) {
    const int16_t extra = match.extra[static_cast<size_t>(C::kNum)];
    if (extra < 0)
      duration.and_half = true;
    else
      duration.tenths = static_cast<uint8_t>(extra);
  }
  return to_timex3(duration);
}

DateReading read_duration(const DateMatch& match, const DateRule& rule) {
  int count = 1;
  if (match.has(C::kNum))
    count = match.of(C::kNum);
  else if (rule.number != DateRule::kNoKey)
    count = rule.number;
  return named(TimexType::kDuration, duration_value(match, rule, count).view());
}

DateReading read_set(const DateMatch& match, const DateRule& rule) {
  if (match.has(C::kWeekday) || match.has(C::kWeekdays)) {
    const int weekday = match.of(match.has(C::kWeekday) ? C::kWeekday : C::kWeekdays);
    std::string value = "XXXX-WXX-" + std::to_string(weekday);
    if (match.has(C::kDayPart) || match.has(C::kDayParts)) {
      const int part = match.of(match.has(C::kDayPart) ? C::kDayPart : C::kDayParts);
      value += kPartCodes[static_cast<size_t>(part)];
    }
    return named(TimexType::kSet, value);
  }
  if (match.has(C::kMonth)) {
    DateReading reading = without_year("XXXX-%02d", match.of(C::kMonth), 0);
    reading.type = TimexType::kSet;
    return reading;
  }
  if (match.has(C::kSeason))
    return named(TimexType::kSet, kSeasonValues[static_cast<size_t>(match.of(C::kSeason) - 1)]);
  if (match.has(C::kDayPart)) {
    const std::string part = kPartCodes[static_cast<size_t>(match.of(C::kDayPart))];
    return named(TimexType::kSet, "XXXX-XX-XX" + part);
  }
  const Grain unit =
      match.has(C::kFrequency) ? static_cast<Grain>(match.of(C::kFrequency)) : unit_of(match, rule);
  const Duration every{.unit = unit, .count = match.has(C::kNum) ? match.of(C::kNum) : 1};
  return named(TimexType::kSet, to_timex3(every).view());
}

}  // namespace dateline
