#include "assemble/contested/told_disputes.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline {
namespace {

size_t count_articles(const Dispute& dispute) {
  std::set<ArticleId> articles;
  for (const auto& side : dispute.sides)
    for (const SourceRef& source : side.sources) articles.insert(source.article);
  return articles.size();
}

size_t count_named(const Dispute& dispute) {
  return static_cast<size_t>(std::count_if(dispute.sides.begin(), dispute.sides.end(),
                                           [](const auto& side) { return side.value.who; }));
}

// A denial says itself that something is contested; contrary accounts and numbers may be of two
// things.
int rank_of(const ToldDispute& one) {
  if (one.dispute.kind == DisputeKind::kDetail) return 3;
  if (!one.is_of_one_article) return 2;
  return one.dispute.kind == DisputeKind::kDenial ? 0 : 1;
}

}  // namespace

std::vector<Dispute> in_order(std::vector<ToldDispute> told) {
  // Many sides of one kind are no better than two.
  constexpr size_t kSides = 2;
  std::reverse(told.begin(), told.end());
  const auto place = [&](const ToldDispute& one) {
    const auto articles = static_cast<int64_t>(count_articles(one.dispute));
    const auto named = static_cast<int64_t>(std::min(count_named(one.dispute), kSides));
    return std::tuple(rank_of(one), -articles, -one.actors, -named);
  };
  std::stable_sort(told.begin(), told.end(),
                   [&](const ToldDispute& a, const ToldDispute& b) { return place(a) < place(b); });
  std::vector<Dispute> disputes;
  disputes.reserve(told.size());
  for (ToldDispute& one : told) disputes.push_back(std::move(one.dispute));
  return disputes;
}

}  // namespace dateline
