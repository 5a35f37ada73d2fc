// Which claims a denial may answer. Used by denials.cpp and blame.cpp.
#pragma once

#include <vector>

#include "assemble/contested/oppositions.h"

namespace dateline {

// May the denial answer the claim, by who says each, and when and where it stands?
bool may_answer(const StatementView& view, uint32_t denial_ix, uint32_t claim_ix);

// "I wished I were dead" is not what others deny.
bool speaks_of_himself(const StatementView& view, uint32_t ix);

// Adds the blame that a denial of having a share in something answers.
void answer_blame(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found);

// Adds what another says right before a denial, in whatever words.
void answer_before(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found);

}  // namespace dateline
