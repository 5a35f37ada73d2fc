// Oppositions: pairs of statements that cannot both hold. Made by denials.cpp and
// number_disputes.cpp, put together to disputes by disputes.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/statements.h"

namespace dateline {

struct Opposition {
  uint32_t claim = 0, reply = 0;  // indices of statements; the reply denies or differs
  DisputeKind kind = DisputeKind::kDenial;
};

// Denials with the claims that they answer, wherever those stand.
std::vector<Opposition> answer_denials(Articles articles, std::span<const Statement> statements,
                                       const MatterWeights& weights);

// Numbers of the same things in the same event whose intervals exclude each other. A toll that rose
// is kDetail.
std::vector<Opposition> compare_numbers(Articles articles, std::span<const Statement> statements,
                                        const MatterWeights& weights);

}  // namespace dateline
