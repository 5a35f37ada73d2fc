// Oppositions: pairs of statements that cannot both hold. Made by denials.cpp, contradictions.cpp
// and number_disputes.cpp, put together to disputes by disputes.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/contested/statements.h"

namespace dateline {

struct Opposition {
  uint32_t claim = 0, reply = 0;  // indices of statements; the reply denies or differs
  DisputeKind kind = DisputeKind::kDenial;
};

// The statements of a story with all that comparing them needs.
struct StatementView {
  Articles articles;
  std::span<const Statement> statements;
  const MatterWeights& weights;
  const MatterIndex& index;  // by the matters of whole sentences
  const MatterReader& reader;

  const ClaimMention& claim(uint32_t ix) const {
    return articles[statements[ix].article_ix]->claims[statements[ix].claim_ix];
  }
};

// Denials with the claims that they answer, wherever those stand.
std::vector<Opposition> answer_denials(const StatementView& view);

// What one says is so and another says is not.
std::vector<Opposition> find_contradictions(const StatementView& view);

// Numbers of the same things in the same event whose intervals exclude each other. A toll that rose
// is kDetail.
std::vector<Opposition> compare_numbers(const StatementView& view);

}  // namespace dateline
