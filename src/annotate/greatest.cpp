#include "annotate/greatest.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

#include "annotate/wide_loops.h"

namespace dateline {
namespace {

// Scores as integers of the same order, with their places behind them: greater is one comparison,
// and of equal scores the first is the greatest.
DL_WIDE size_t greatest_place(const float* scores, uint32_t count) {
  int64_t greatest = std::numeric_limits<int64_t>::min();
  for (uint32_t i = 0; i < count; ++i) {
    const auto bits = std::bit_cast<int32_t>(scores[i]);
    const int32_t ordered = bits ^ (bits >> 31 & std::numeric_limits<int32_t>::max());
    greatest = std::max(greatest, int64_t{ordered} << 32 | (~i));
  }
  return ~static_cast<uint32_t>(greatest);
}

}  // namespace

size_t greatest(std::span<const float> scores) {
  return greatest_place(scores.data(), static_cast<uint32_t>(scores.size()));
}

}  // namespace dateline
