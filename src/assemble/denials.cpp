// A denial answers the nearest claim about the same matter: in its own sentence ("a charge that
// Iran denied"), just before it ("Macaire denied it"), or in another article.
#include <algorithm>

#include "assemble/oppositions.h"

namespace dateline {
namespace {

// How long before its denial a claim may have been published, and how long after (an outlet may
// report an old claim late).
constexpr int32_t kDaysBefore = 30, kDaysAfter = 3;
// How far a pronoun looks back for the claim that it stands for, in sentences.
constexpr uint32_t kSentencesBack = 2;
// The share of a denial's matter that the claim must have, in thousandths.
constexpr int64_t kSharedNeeded = 550;
// A denial that says so little does not tell by itself what it denies.
constexpr size_t kTellingMatters = 2;

bool says_little(const Statement& statement) { return statement.matters.size() < kTellingMatters; }

bool may_answer(const StatementView& view, uint32_t denial_ix, uint32_t claim_ix) {
  const Statement& denial = view.statements[denial_ix];
  const Statement& claim = view.statements[claim_ix];
  if (view.claim(claim_ix).kind != ClaimKind::kAssertion || claim.is_negated) return false;
  if (claim.speaker != 0 && claim.speaker == denial.speaker) return false;
  if (claim.article_ix == denial.article_ix &&
      view.claim(claim_ix).span.overlaps(view.claim(denial_ix).span))
    return false;
  return claim.day >= denial.day - kDaysBefore && claim.day <= denial.day + kDaysAfter;
}

bool share_any(const Matters& a, const Matters& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](Matter what) { return std::binary_search(b.begin(), b.end(), what); });
}

// The nearest charge or statement before the denial. One that does not point back ("denied that it
// was behind the unrest") answers only what speaks of the same, or of who denies.
void answer_nearby(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const Statement& claim = view.statements[ix];
    if (claim.article_ix != denial.article_ix) return;
    if (view.claim(ix).sentence + kSentencesBack < view.claim(denial_ix).sentence) return;
    if (claim.matters.empty() || !may_answer(view, denial_ix, ix)) continue;
    if (!view.claim(denial_ix).points_back &&
        !share_any(claim.sentence_matters, denial.sentence_matters))
      continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

// Every claim that shares enough of what the denial is about.
void answer_elsewhere(const StatementView& view, uint32_t denial_ix,
                      std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  if (says_little(denial)) return;
  const int64_t whole = view.weights.sum(denial.matters);
  for (const uint32_t ix : view.index.candidates(denial.matters)) {
    if (!may_answer(view, denial_ix, ix)) continue;
    const int64_t shared =
        view.weights.sum_of_shared(denial.matters, view.statements[ix].sentence_matters);
    if (shared * 1000 >= whole * kSharedNeeded)
      found.push_back({ix, denial_ix, DisputeKind::kDenial});
  }
}

}  // namespace

std::vector<Opposition> answer_denials(const StatementView& view) {
  std::vector<Opposition> found;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    if (view.claim(ix).kind != ClaimKind::kDenial) continue;
    const size_t before = found.size();
    answer_elsewhere(view, ix, found);
    if (found.size() == before) answer_nearby(view, ix, found);
  }
  return found;
}

}  // namespace dateline
