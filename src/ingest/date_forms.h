// Dates as pages and feeds write them: ISO 8601, RFC 822, "8. Januar 2020, 9.15 Uhr", "01/08/2020".
// For dates inside news prose see extract/dates.cpp: here a date stands in a field of its own, or
// in a line next to a headline.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/instant.h"

namespace dateline {

struct FoundDate {
  Instant instant;
  size_t begin = 0, end = 0;  // bytes of the text that were read
};

// How "01/08/2020" is read where both orders are possible.
enum class DayOrder : bool { kDayFirst, kMonthFirst };

// The first full date (day, month and year) in a text, with its time of day and zone where they
// follow or stand before it. Looks at the first 400 bytes only.
std::optional<FoundDate> find_date(std::string_view text, DayOrder order);

// A field that holds a date and little else. Also reads "20200108", "2020-01-08T09:15:00+0100",
// "2020-01" (its first day), "2020-008" (day of the year) and seconds or milliseconds since 1970.
std::optional<Instant> parse_date_field(std::string_view text, DayOrder order);

// The date in the path of an address: "/2020/01/08/", "/2020-01-08-name", "/20200108/",
// "/2020/jan/08/".
std::optional<Instant> date_in_url(std::string_view url);

}  // namespace dateline
