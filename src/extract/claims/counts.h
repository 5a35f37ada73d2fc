// Counts: what a number in the text says and what it counts: "at least 12 people were killed" is
// [12, ...] killed. Used by claims.cpp.
#pragma once

#include <optional>

#include "extract/clauses.h"

namespace dateline {

struct Count {
  uint32_t token = kNone;      // the first word of the number
  uint32_t last = kNone;       // its last word
  uint32_t noun = kNone;       // what is counted: "people"; kNone in "killed 12"
  uint32_t slot_word = kNone;  // "killed", "toll"
  NumberSlot slot = NumberSlot::kNoNumber;
  // Inclusive; high is INT64_MAX where it is open. A share is in thousandths.
  int64_t low = 0, high = 0;
};

// The number that begins at `token`, if it counts something. Dates, ages, scores and numbers in
// names count nothing.
std::optional<Count> count_at(const Clauses& clauses, uint32_t token);

// The number that begins at `token`, of whatever: money, a share, or kNoNumber.
std::optional<Count> amount_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
