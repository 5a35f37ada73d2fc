// How much an outlook and what is told later must share to be about one thing. Used by the two
// halves of outlook_matching.h.
#pragma once

#include <algorithm>
#include <cstdint>

#include "assemble/matters.h"

namespace dateline {

// The share of an outlook's matter that the event must have, in thousandths.
inline constexpr int64_t kSharedNeeded = 500;
// Enough where the same state or person does something of the same group of actions, or something
// is done on the very day.
inline constexpr int64_t kSharedOfDeed = 250;
// What is done so many days later is another thing, and so it is so many days before.
inline constexpr int32_t kDaysToComeTrue = 120, kDaysAfterDue = 3, kDaysBeforeDue = 3;

inline size_t count_shared_beside_states(const Matters& a, const Matters& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](Matter what) {
    return what.kind() != MatterKind::kState && std::binary_search(b.begin(), b.end(), what);
  }));
}

// Is one of a group of data/actions.tsv?
inline bool names_group(const Matters& acts) {
  return std::any_of(acts.begin(), acts.end(),
                     [](Matter act) { return act.kind() == MatterKind::kAction; });
}

// Do both name somebody or a place, and none that the other names?
inline bool name_others(const Matters& a, const Matters& b) {
  const auto is_name = [](Matter what) { return what.kind() >= MatterKind::kState; };
  return std::any_of(a.begin(), a.end(), is_name) && std::any_of(b.begin(), b.end(), is_name) &&
         std::none_of(a.begin(), a.end(), [&](Matter what) {
           return is_name(what) && std::binary_search(b.begin(), b.end(), what);
         });
}

}  // namespace dateline
