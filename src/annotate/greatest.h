// The place of the greatest of some scores. Used by read_words and trees.
#pragma once

#include <cstddef>
#include <span>

namespace dateline {

// Of equal ones the first. REQUIRES: at least one, no NaN.
size_t greatest(std::span<const float> scores);

}  // namespace dateline
