// Does a series of reported interactions escalate or ease? The one rule by which the page says so.
// Used by tension.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/story.h"

namespace dateline {

// One reported interaction: its day, in days since 1970, and its score in tenths of a PLOVER point.
struct ScoredEvent {
  int32_t day = 0;
  int32_t score = 0;
};

// Compares the mean event of the last seven days of the series with that of the 28 days before. A
// trend is one that holds at least eight events on three days in each, a change of at least one
// point, and an interval of 95 % (bootstrap over events, 1,000 resamplings, random numbers from
// `seed`) without zero. Nothing else: the reports show none. It compares means, so that more
// reporting alone is no trend.
// REQUIRES: `events` ascending by day.
std::optional<TensionTrend> trend_of(std::span<const ScoredEvent> events, uint64_t seed);

}  // namespace dateline
