// Amounts: the numbers of a text with what stands around them: "at least 12" is [12, ...], "half
// of" 500 thousandths. Used by the files of this folder.
#pragma once

#include <optional>

#include "extract/clauses.h"

namespace dateline {

struct Amount {
  uint32_t token = kNone;  // the first word of the number
  uint32_t last = kNone;   // its last word
  // Inclusive; high is INT64_MAX where it is open. A share is in thousandths.
  int64_t low = 0, high = 0;
  bool is_money = false, is_share = false;

  NumberSlot unit() const {
    return is_money ? NumberSlot::kMoney : is_share ? NumberSlot::kShare : NumberSlot::kNoNumber;
  }
};

// The number that begins at `token`, of whatever.
std::optional<Amount> amount_at(const Clauses& clauses, uint32_t token);

// "Twelve", "12,000"
bool is_number_word(const Clauses& clauses, uint32_t token);

}  // namespace dateline
