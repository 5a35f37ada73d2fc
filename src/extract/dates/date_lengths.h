// Lengths and repetitions of time ("two weeks", "every Tuesday"), and values that name no day. Used
// by date_values.
#pragma once

#include "extract/dates/date_values.h"

namespace dateline {

// A reading with a value and no day.
DateReading named(TimexType type, std::string_view value);
// "XXXX-05-03": the pattern takes the month (or quarter) and the day.
DateReading without_year(const char* pattern, int month, int day);

// The calendar unit that the match or its rule names; the year where neither does.
Grain unit_of(const DateMatch& match, const DateRule& rule);
// `count` such units, with the half or the tenths of the match; negative: not told.
TimexValue duration_value(const DateMatch& match, const DateRule& rule, int count);

DateReading read_duration(const DateMatch& match, const DateRule& rule);
DateReading read_set(const DateMatch& match, const DateRule& rule);

}  // namespace dateline
