#include "calendar/instant.h"

#include <array>
#include <cstdio>

namespace dateline {
namespace {

constexpr int64_t kSecondsPerMinute = 60, kSecondsPerHour = 3600, kSecondsPerDay = 86400;

// Reads exactly `count` digits at the front and removes them.
std::optional<int> take_digits(std::string_view& text, size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text[0] != wanted) return false;
  text.remove_prefix(1);
  return true;
}

// "Z", "+03:00", "-0500", "+03"; nothing means UTC.
std::optional<int> take_offset_minutes(std::string_view& text) {
  if (text.empty() || take(text, 'Z') || take(text, 'z')) return 0;
  const int sign = text[0] == '-' ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = take_digits(text, 2);
  if (!hours || *hours > 15) return std::nullopt;
  take(text, ':');
  const auto minutes = text.empty() ? std::optional<int>(0) : take_digits(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

int64_t floor_div(int64_t a, int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

}  // namespace

CivilDate Instant::day() const {
  return civil_from_days(static_cast<int32_t>(
      floor_div(seconds + offset_minutes * kSecondsPerMinute, kSecondsPerDay)));
}

std::string Instant::to_string() const {
  std::string out = day().to_string();
  if (date_only) return out;
  const int64_t local = seconds + offset_minutes * kSecondsPerMinute;
  const int second = static_cast<int>(local - floor_div(local, kSecondsPerDay) * kSecondsPerDay);
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", second / 3600, second / 60 % 60,
                second % 60);
  out += buffer.data();
  if (offset_minutes == 0) return out + "Z";
  const int offset = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset_minutes < 0 ? '-' : '+',
                offset / 60, offset % 60);
  return out + buffer.data();
}

Instant Instant::of_day(CivilDate day) {
  return {days_from_civil(day) * kSecondsPerDay + kSecondsPerDay / 2, 0, true};
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto day = CivilDate::parse(text.substr(0, 10));
  if (!day) return std::nullopt;
  text.remove_prefix(10);
  if (text.empty()) return of_day(*day);
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto read = take_digits(text, 2);
    if (!read || *read > 60) return std::nullopt;
    second = *read == 60 ? 59 : *read;  // a leap second
    if (take(text, '.') || take(text, ','))
      while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
  }
  take(text, ' ');
  const auto offset = take_offset_minutes(text);
  if (!offset || !text.empty()) return std::nullopt;
  const int64_t local = days_from_civil(*day) * kSecondsPerDay + *hour * kSecondsPerHour +
                        *minute * kSecondsPerMinute + second;
  return Instant{local - *offset * kSecondsPerMinute, static_cast<int16_t>(*offset), false};
}

}  // namespace dateline
