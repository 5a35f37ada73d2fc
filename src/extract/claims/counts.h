// Counts: what a number in the text says and what it counts: "at least 12 people were killed" is
// [12, ...] killed. Used by claims.cpp.
#pragma once

#include "extract/claims/amounts.h"

namespace dateline {

struct Count : Amount {
  uint32_t noun = kNone;       // what is counted: "people"; kNone in "killed 12"
  uint32_t slot_word = kNone;  // "killed", "toll"
  NumberSlot slot = NumberSlot::kNoNumber;
};

// The number that begins at `token`, if it counts something. Dates, ages, scores and numbers in
// names count nothing.
std::optional<Count> count_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
