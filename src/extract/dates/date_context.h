// DateContext: what a time expression is read against, and which year fits it there. Used by
// extract/dates.
#pragma once

#include <cstdint>
#include <optional>

#include "calendar/timex.h"

namespace dateline {

enum class Tense : uint8_t { kUnknown, kPast, kFuture };

struct DateContext {
  std::optional<CivilDate> published;
  std::optional<CalendarUnit> story;    // the date told last
  std::optional<CalendarUnit> thread;   // the same without asides ("since 1871"), for bare months
  std::optional<CalendarUnit> quarter;  // the quarter told last that is no year-ago quarter
  bool is_history = false;              // the text tells of long ago: "in May" is that year's May
  bool goes_on = false;                 // the sentence before told the thread, with its month
  bool day_first = false;               // "3/1" is 3 January
  bool tells_next_day = false;          // the article goes on to the day after its publication
  bool is_ahead_of = false;             // "ahead of the vote on Tuesday"
  Tense tense = Tense::kUnknown;        // of the clause

  // The day that "42 years ago" counts from: the writer's, which is that of publication.
  std::optional<CivilDate> today() const;
  // The day that "last week" counts from: today; in a history the date told last, as long as that
  // lies years back.
  std::optional<CivilDate> reference() const;
  // What "the next day" counts from: the date told last, else the publication.
  std::optional<CalendarUnit> told() const;
  // The direction of a date that the words do not tell: 1 ahead, -1 back.
  int direction() const { return tense == Tense::kFuture ? 1 : -1; }

  // "'79": the year of these digits nearest to what the text is about, never far in the future.
  int full_year(int digits) const;
  // "in May", "on Jan. 3" (day 0: none): the year in which that month fits the clause.
  std::optional<int> fitting_year(int month, int day = 0) const;
  // The year of the quarter of that number that began last; of the next one where the clause looks
  // ahead and the last is long over. REQUIRES: reference().
  int fitting_quarter_year(int number) const;
};

// The season (1 spring to 4 winter) before (-1) or after (1) the day, or of its year (0). A season
// that runs on that day is the one meant, but not by "last" and "next" (is_counted).
CalendarUnit nearest_season(int season, CivilDate now, int direction, bool is_counted);

}  // namespace dateline
