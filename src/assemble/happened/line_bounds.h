// Line bounds: how gladly an editor must keep a sentence (line_worth.h) for it to stand as a line.
// A story of twenty articles tells all that they say, one of a thousand what an editor would keep.
// Used by events.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// The log-odds that a line of the story must have.
float least_odds(const Tellings& tellings);

// The log-odds of a telling beyond the least; below zero it is no line. What matters more (its
// score, 0 to 1000) may be told less well.
float spare_odds(const Telling& telling, float odds, int32_t score, float least);

// Is it about more than a month?
bool is_long(const When& when);

// Of each day that events have, the telling that falls least short, where that is little: a day of
// which something is told rather has a poor line than none. `groups` are the tellings of each
// event, `has_day` says of which the day is known, `spare` what spare_odds() gave each telling.
std::vector<uint32_t> best_of_days(const Tellings& tellings,
                                   const std::vector<std::vector<uint32_t>>& groups,
                                   const std::vector<char>& has_day,
                                   const std::vector<float>& spare);

}  // namespace dateline
