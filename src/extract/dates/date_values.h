// Date values: from a matched rule to a TIMEX3 value and an interval of days. Used by
// extract/dates.
//
// The meanings of data/date_rules.tsv and their keys:
//   anchor=story       counted from the date told before in the text; else from the publication
//   anchor=until_published  its days end with the publication, whatever its TIMEX3 value
//   shift=N            so many units later; of a duration: and a half
//   unit=N             the unit (date_words.tsv), where no word of the pattern tells it
//   number=N           the count, quarter, part of day or holiday, where no word tells it;
//                      of a duration -1: not told
// A holiday is MMDD, or -(month * 100 + nth * 10 + weekday) with nth 5 for the last, or 20100 +
// days after Easter Sunday.
#pragma once

#include <optional>

#include "calendar/timex.h"
#include "extract/dates/date_context.h"
#include "extract/dates/date_matcher.h"
#include "model/mentions.h"

namespace dateline {

struct DateReading {
  TimexType type = TimexType::kDate;
  TimexValue value;
  std::optional<CalendarUnit> unit;     // nothing: a duration, a set, or no day is known
  bool is_relative = false;             // reached from another date
  std::optional<CivilDate> since = {};  // its days run from here to the publication
};

// Nothing where the match is a trap or names an impossible date ("30 February").
std::optional<DateReading> read_date(const DateMatch& match, const DateRule& rule,
                                     const DateContext& context);

// "At 3 p.m.", "at dawn": of which day, only the text before tells.
bool names_hour_only(const DateMatch& match, const DateRule& rule);
bool names_part_only(const DateMatch& match, const DateRule& rule);

}  // namespace dateline
