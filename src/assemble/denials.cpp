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

class DenialMatcher {
 public:
  DenialMatcher(Articles articles, std::span<const Statement> statements,
                const MatterWeights& weights)
      : articles_(articles), statements_(statements), weights_(weights) {}

  std::vector<Opposition> match() const {
    std::vector<Opposition> found;
    for (uint32_t ix = 0; ix < statements_.size(); ++ix) {
      if (claim_of(ix).kind != ClaimKind::kDenial) continue;
      const size_t before = found.size();
      match_elsewhere(ix, found);
      if (found.size() == before || says_little(statements_[ix])) match_nearby(ix, found);
    }
    return found;
  }

 private:
  const ClaimMention& claim_of(uint32_t ix) const {
    const Statement& statement = statements_[ix];
    return articles_[statement.article_ix]->claims[statement.claim_ix];
  }

  static bool says_little(const Statement& denial) {
    return denial.matters.size() < kTellingMatters;
  }

  bool may_answer(uint32_t denial_ix, uint32_t claim_ix) const {
    const Statement& denial = statements_[denial_ix];
    const Statement& claim = statements_[claim_ix];
    if (claim_of(claim_ix).kind != ClaimKind::kAssertion) return false;
    if (claim.who != kNone && claim.who == denial.who) return false;
    return claim.day >= denial.day - kDaysBefore && claim.day <= denial.day + kDaysAfter;
  }

  void match_nearby(uint32_t denial_ix, std::vector<Opposition>& found) const;
  void match_elsewhere(uint32_t denial_ix, std::vector<Opposition>& found) const;

  Articles articles_;
  std::span<const Statement> statements_;
  const MatterWeights& weights_;
};

// The nearest charge or statement before the denial.
void DenialMatcher::match_nearby(uint32_t denial_ix, std::vector<Opposition>& found) const {
  const Statement& denial = statements_[denial_ix];
  const ClaimMention& words = claim_of(denial_ix);
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const Statement& claim = statements_[ix];
    if (claim.article_ix != denial.article_ix) return;
    const ClaimMention& said = claim_of(ix);
    if (said.sentence + kSentencesBack < words.sentence) return;
    if (said.span.overlaps(words.span) || !may_answer(denial_ix, ix)) continue;
    if (claim.matters.size() < kTellingMatters) continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

void DenialMatcher::match_elsewhere(uint32_t denial_ix, std::vector<Opposition>& found) const {
  const Statement& denial = statements_[denial_ix];
  if (says_little(denial)) return;
  const int64_t whole = weights_.sum(denial.matters);
  for (uint32_t ix = 0; ix < statements_.size(); ++ix) {
    if (!may_answer(denial_ix, ix)) continue;
    const Statement& claim = statements_[ix];
    if (claim.article_ix == denial.article_ix &&
        claim_of(ix).span.overlaps(claim_of(denial_ix).span))
      continue;
    const int64_t shared = weights_.sum_of_shared(denial.matters, claim.matters);
    if (shared * 1000 >= whole * kSharedNeeded)
      found.push_back({ix, denial_ix, DisputeKind::kDenial});
  }
}

}  // namespace

std::vector<Opposition> answer_denials(Articles articles, std::span<const Statement> statements,
                                       const MatterWeights& weights) {
  return DenialMatcher(articles, statements, weights).match();
}

}  // namespace dateline
