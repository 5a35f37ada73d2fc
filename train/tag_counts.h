// How often words have which tag in treebanks. Used by the programs that learn from them.
#pragma once

#include <array>
#include <map>

#include "model/article.h"

namespace dateline {

using TagCounts = std::array<uint32_t, kUposCount>;

inline uint32_t sum_of(const TagCounts& counts) {
  uint32_t sum = 0;
  for (const uint32_t count : counts) sum += count;
  return sum;
}

// The tags that a word is known to have, as WordFacts holds them: those that it was seen with, but
// for slips (less than one time in a hundred). A noun that was seldom seen may be a proper one too.
inline uint32_t tag_set(const TagCounts& counts) {
  constexpr uint32_t kOftenSeen = 50;
  constexpr uint32_t kNoun = 1u << static_cast<uint32_t>(Upos::kNoun),
                     kProperNoun = 1u << static_cast<uint32_t>(Upos::kPropn);
  const uint32_t seen = sum_of(counts);
  uint32_t tags = 0;
  for (size_t tag = 1; tag < kUposCount; ++tag)
    if (counts[tag] > 0 && counts[tag] * 100 >= seen) tags |= 1u << tag;
  if (seen < kOftenSeen && (tags & kNoun) != 0) tags |= kProperNoun;
  return tags;
}

}  // namespace dateline
