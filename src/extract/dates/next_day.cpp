#include "extract/dates/next_day.h"

#include <algorithm>

#include "extract/dates/date_clues.h"
#include "text/one_of.h"

namespace dateline {
namespace {

using C = DateClass;

constexpr uint32_t kOpening = 2;      // sentences
constexpr uint32_t kFront = 2;        // pieces: "On Tuesday"
constexpr uint32_t kHourReach = 4;    // pieces between "4.30" and "on Tuesday"
constexpr uint32_t kAheadReach = 8;   // pieces between "ahead" and "Tuesday"
constexpr size_t kFewestNamings = 2;  // sentences

bool is(const DatePiece& piece, C c) { return (piece.mask & mask_of(c)) != 0; }

std::string_view text_of(std::string_view text, const DatePiece& piece) {
  return slice(text, piece.span);
}

bool is_fronted(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  return at < kFront && at + 1 < sentence.size() &&
         (at == 0 || one_of(text_of(text, sentence[0]), {"On", "Late", "By"}));
}

// "Last Tuesday", "Tuesday 4 May", "Tuesday, May 4", "every Tuesday".
bool is_told_apart(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const auto tells_day = [&](uint32_t other) {
    if (other >= sentence.size()) return false;
    const DatePiece& piece = sentence[other];
    return is(piece, C::kMonth) || is(piece, C::kDay) || is(piece, C::kRelative) ||
           is(piece, C::kStory) || one_of(text_of(text, piece), {"every", "each", "Every", "Each"});
  };
  const bool has_comma = at + 1 < sentence.size() && text_of(text, sentence[at + 1]) == ",";
  return (at > 0 && tells_day(at - 1)) || tells_day(at + (has_comma ? 2 : 1));
}

// "Early on Tuesday", "4.30 a.m. Tuesday", "Tuesday morning".
bool names_hour(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const auto is_morning = [](const DatePiece& piece) {
    return is(piece, C::kDayPart) && piece.value == static_cast<int>(DayPart::kMorning);
  };
  if (at + 1 < sentence.size() && is_morning(sentence[at + 1])) return true;
  for (uint32_t back = 1; back <= std::min(at, kHourReach); ++back) {
    const DatePiece& piece = sentence[at - back];
    if (is(piece, C::kMeridiem) || is(piece, C::kClock)) return true;
    const std::string_view word = text_of(text, piece);
    if (one_of(word, {"early", "Early", "overnight"}) || is_morning(piece)) return true;
    if (!one_of(word, {"on", "into", "of", "before", "in", "the"})) return false;
  }
  return false;
}

}  // namespace

bool is_ahead_of(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  for (uint32_t back = 1; back <= std::min(at, kAheadReach); ++back) {
    const uint32_t before = at - back;
    if (text_of(text, sentence[before + 1]) == "of" &&
        one_of(text_of(text, sentence[before]), {"ahead", "Ahead", "advance", "eve"}))
      return true;
    if (is(sentence[before], C::kTense)) return false;
  }
  return false;
}

bool tells_next_day(std::string_view text, std::span<const size_t> begins,
                    std::span<const DatePiece> pieces, CivilDate published) {
  const auto next = static_cast<int16_t>(weekday_of(add_days(published, 1)));
  const bool is_sunday = weekday_of(published) == Weekday::kSunday;
  size_t namings = 0;
  bool has_news = false;
  for (size_t ix = 0; ix + 1 < begins.size(); ++ix) {
    const auto sentence = pieces.subspan(begins[ix], begins[ix + 1] - begins[ix]);
    bool is_named = false;
    for (uint32_t at = 0; at < sentence.size(); ++at) {
      if (!is(sentence[at], C::kWeekday) || sentence[at].value != next) continue;
      if (is_told_apart(text, sentence, at) || is_ahead_of(text, sentence, at)) continue;
      if (tense_of_clause(text, sentence, at, at + 1) != Tense::kPast) continue;
      if (names_hour(text, sentence, at)) return true;
      const bool is_news = !is_fronted(text, sentence, at) && !is_sunday;
      if (is_news && ix < kOpening) return true;
      is_named = true;
      has_news |= is_news;
    }
    namings += is_named;
  }
  return has_news && namings >= kFewestNamings;
}

}  // namespace dateline
