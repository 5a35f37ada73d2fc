// Numbers of the same things in the same event. Two can both hold while their intervals meet; a
// later higher toll replaces an earlier one; the rest is a dispute.
#include <algorithm>
#include <tuple>

#include "assemble/oppositions.h"

namespace dateline {
namespace {

// Tolls of one event are told within so many days.
constexpr int32_t kDaysOfEvent = 14;
// What two sentences must share to be about one event, in thousandths of a bit.
constexpr int64_t kSameEvent = 12'000;

class NumberComparer {
 public:
  NumberComparer(Articles articles, std::span<const Statement> statements,
                 const MatterWeights& weights)
      : articles_(articles), statements_(statements), weights_(weights) {}

  std::vector<Opposition> compare() const {
    std::vector<uint32_t> numbers;
    for (uint32_t ix = 0; ix < statements_.size(); ++ix)
      if (claim_of(ix).kind == ClaimKind::kNumber && claim_of(ix).slot != NumberSlot::kOther)
        numbers.push_back(ix);
    std::stable_sort(numbers.begin(), numbers.end(), [this](uint32_t a, uint32_t b) {
      return std::tuple(claim_of(a).slot, statements_[a].day) <
             std::tuple(claim_of(b).slot, statements_[b].day);
    });
    std::vector<Opposition> found;
    for (size_t first = 0; first < numbers.size(); ++first)
      for (size_t second = first + 1; second < numbers.size(); ++second) {
        const uint32_t a = numbers[first], b = numbers[second];
        if (claim_of(a).slot != claim_of(b).slot) break;
        if (statements_[b].day - statements_[a].day > kDaysOfEvent) break;
        if (const auto kind = compare(a, b)) found.push_back({a, b, *kind});
      }
    return found;
  }

 private:
  const ClaimMention& claim_of(uint32_t ix) const {
    const Statement& statement = statements_[ix];
    return articles_[statement.article_ix]->claims[statement.claim_ix];
  }

  bool is_same_event(const Statement& a, const Statement& b) const;
  std::optional<DisputeKind> compare(uint32_t earlier, uint32_t later) const;

  Articles articles_;
  std::span<const Statement> statements_;
  const MatterWeights& weights_;
};

bool NumberComparer::is_same_event(const Statement& a, const Statement& b) const {
  const auto& event_a = articles_[a.article_ix]->claims[a.claim_ix].event;
  const auto& event_b = articles_[b.article_ix]->claims[b.claim_ix].event;
  if (event_a != kNone && event_b != kNone) {
    const EventMention& first = articles_[a.article_ix]->events[event_a];
    const EventMention& second = articles_[b.article_ix]->events[event_b];
    if (first.has_when && second.has_when && !first.when.overlaps(second.when) &&
        first.when.basis != Basis::kPublished && second.when.basis != Basis::kPublished)
      return false;
  }
  return weights_.sum_of_shared(a.sentence_matters, b.sentence_matters) >= kSameEvent;
}

std::optional<DisputeKind> NumberComparer::compare(uint32_t earlier, uint32_t later) const {
  const ClaimMention& a = claim_of(earlier);
  const ClaimMention& b = claim_of(later);
  if (a.low <= b.high && b.low <= a.high) return std::nullopt;
  if (a.is_correction || b.is_correction) return std::nullopt;
  const Statement& first = statements_[earlier];
  const Statement& second = statements_[later];
  if (first.article_ix == second.article_ix && a.sentence == b.sentence) return std::nullopt;
  if (!is_same_event(first, second)) return std::nullopt;
  const bool same_day = first.day == second.day;
  const bool two_speakers = first.who != kNone && second.who != kNone && first.who != second.who;
  if (b.low > a.high && !(same_day && two_speakers)) return DisputeKind::kDetail;
  if (!two_speakers) return std::nullopt;
  return DisputeKind::kNumber;
}

}  // namespace

std::vector<Opposition> compare_numbers(Articles articles, std::span<const Statement> statements,
                                        const MatterWeights& weights) {
  return NumberComparer(articles, statements, weights).compare();
}

}  // namespace dateline
