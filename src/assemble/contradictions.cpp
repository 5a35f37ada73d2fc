// Contradictions: one says that something is so, another that it is not, in nearly the same words:
// "the board had approved the deal" and "the board had not approved the deal".
#include <algorithm>

#include "assemble/oppositions.h"

namespace dateline {
namespace {

// Later than that the world may have changed in between.
constexpr int32_t kDaysApart = 7;
// The share of the negative statement's matter that the positive one must have, in thousandths.
constexpr int64_t kSharedNeeded = 600;
constexpr size_t kSharedMatters = 2;

bool is_statement(const StatementView& view, uint32_t ix) {
  return view.claim(ix).kind == ClaimKind::kAssertion && view.statements[ix].speaker != 0;
}

// What is done, or what is so: names alone contradict nothing.
bool share_a_deed(const Matters& a, const Matters& b) {
  return std::any_of(a.begin(), a.end(), [&](Matter what) {
    return !what.is_name() && std::binary_search(b.begin(), b.end(), what);
  });
}

bool contradict(const StatementView& view, uint32_t negative, uint32_t positive) {
  const Statement& no = view.statements[negative];
  const Statement& yes = view.statements[positive];
  if (no.is_negated == yes.is_negated || no.speaker == yes.speaker) return false;
  if (no.article_ix == yes.article_ix &&
      view.claim(negative).sentence == view.claim(positive).sentence)
    return false;
  if (std::abs(no.day - yes.day) > kDaysApart) return false;
  if (count_shared(no.matters, yes.matters) < kSharedMatters) return false;
  if (!share_a_deed(no.matters, yes.matters)) return false;
  const int64_t shared = view.weights.sum_of_shared(no.matters, yes.matters);
  return shared * 1000 >= view.weights.sum(no.matters) * kSharedNeeded;
}

}  // namespace

std::vector<Opposition> find_contradictions(const StatementView& view) {
  std::vector<Opposition> found;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    if (!is_statement(view, ix) || !view.statements[ix].is_negated) continue;
    for (const uint32_t other : view.index.candidates(view.statements[ix].matters))
      if (is_statement(view, other) && contradict(view, ix, other))
        found.push_back({std::min(ix, other), std::max(ix, other), DisputeKind::kConflict});
  }
  return found;
}

}  // namespace dateline
