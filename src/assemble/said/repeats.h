// Repeats: sayings that tell the same in words, whoever says it. Used by quotes.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assemble/assemble.h"
#include "assemble/said/sayings.h"

namespace dateline {

// One saying of the story, in the order of articles and of their sayings.
struct ToldSaying {
  uint32_t article_ix = 0;
  const Saying* said = nullptr;
};

// Two of them, by their place in that order.
struct Repeat {
  uint32_t later = 0, earlier = 0;
};

// By `later`, then `earlier`.
std::vector<Repeat> find_repeats(Articles articles, std::span<const ToldSaying> sayings,
                                 Memo* memo);

}  // namespace dateline
