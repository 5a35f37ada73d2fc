#include "extract/dates/clock_marks.h"

#include <algorithm>
#include <optional>

#include "text/characters.h"

namespace dateline {
namespace {

constexpr size_t kFewestMarks = 3;
constexpr int16_t kMinutesPerHour = 60;
constexpr int32_t kFirstLikelyYear = 1400, kLastLikelyYear = 2100;

// "1005" and "10.05" as the number 1005.
std::optional<int32_t> hour_and_minute(std::string_view digits) {
  int32_t number = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    const bool is_stop = digits[i] == '.' && i > 0 && i + 3 == digits.size();
    if (!is_stop && !is_ascii_digit(digits[i])) return std::nullopt;
    if (!is_stop) number = number * 10 + (digits[i] - '0');
  }
  const bool has_stop = digits.find('.') != digits.npos;
  if (has_stop ? digits.size() > 5 : digits.size() != 4) return std::nullopt;
  return number;
}

// Of "1005 The bridge", "1005: The bridge", "10.05 The bridge" and "1005 GMT", as minutes of the
// day.
std::optional<int16_t> minutes_of(std::string_view text, std::span<const DatePiece> sentence) {
  if (sentence.size() < 2) return std::nullopt;
  const DatePiece &mark = sentence[0], &next = sentence[1];
  const bool is_entry = next.capital || text[next.span.begin] == ':';
  const auto number = hour_and_minute(slice(text, mark.span));
  if (!is_entry || !number) return std::nullopt;
  const int32_t hour = *number / 100, minute = *number % 100;
  if (hour >= 24 || minute >= kMinutesPerHour) return std::nullopt;
  return static_cast<int16_t>(hour * kMinutesPerHour + minute);
}

}  // namespace

std::vector<size_t> mark_clocks(std::string_view text, std::span<const size_t> begins,
                                std::span<DatePiece> pieces) {
  struct Mark {
    size_t piece;
    int16_t minutes;
  };
  std::vector<Mark> marks;
  bool is_no_year = false;
  for (size_t ix = 0; ix + 1 < begins.size(); ++ix) {
    const auto sentence = pieces.subspan(begins[ix], begins[ix + 1] - begins[ix]);
    const auto minutes = minutes_of(text, sentence);
    if (!minutes) continue;
    marks.push_back({begins[ix], *minutes});
    const int32_t number = sentence[0].number;
    const bool has_stop = slice(text, sentence[0].span).find('.') != std::string_view::npos;
    is_no_year |= has_stop || number < kFirstLikelyYear || number > kLastLikelyYear;
  }
  std::vector<size_t> marked;
  if (marks.size() < kFewestMarks || !is_no_year) return marked;
  for (const Mark& mark : marks) {
    pieces[mark.piece].mask = mask_of(DateClass::kClock);
    pieces[mark.piece].number = mark.minutes;
    marked.push_back(mark.piece);
  }
  return marked;
}

}  // namespace dateline
