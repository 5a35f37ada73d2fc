// Instant: when an article was published. A date alone is an instant without a time of day.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil.h"

namespace dateline {

// Ordered by UTC seconds first, so that a sort by Instant is a sort by time.
struct Instant {
  int64_t seconds =
      0;  // since 1970-01-01T00:00:00Z; noon UTC of the day where only a date is known
  int16_t offset_minutes = 0;  // of the local time it was given in
  bool date_only = false;
  friend auto operator<=>(const Instant&, const Instant&) = default;

  // The local day, which "today" in the article means.
  CivilDate day() const;
  // "2020-01-08" or "2020-01-08T09:15:00+03:00" ("Z" for offset 0); parses back to the same value.
  std::string to_string() const;
  // ISO 8601 / RFC 3339: "2020-01-08", "2020-01-08T09:15", "2020-01-08 09:15:00.5Z", "+0300",
  // "+03:00".
  static std::optional<Instant> parse(std::string_view text);
  static Instant of_day(CivilDate day);
};

}  // namespace dateline
