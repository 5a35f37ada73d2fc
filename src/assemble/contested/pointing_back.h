// What a denial that points back means: "denied it", "no such report", "called the claim false".
// Used by denials.cpp.
#pragma once

#include "assemble/contested/oppositions.h"

namespace dateline {

// "had never received such a report": by its noun.
bool is_of_such(const StatementView& view, uint32_t denial_ix);

// Is it the charge that "denied it" means, or what the sentence just before says of who denies?
bool is_pointed_at(const StatementView& view, uint32_t ix, uint32_t denial_ix);

}  // namespace dateline
