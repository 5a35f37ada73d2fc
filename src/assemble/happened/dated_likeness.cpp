#include "assemble/happened/dated_likeness.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <utility>

namespace dateline {
namespace {

constexpr uint32_t kMostShared = 100;
constexpr int32_t kOlderDays = 3, kNearDays = 1;

// The dated tellings that have a word, by their days, and how much the word weighs in each.
class DatedWords {
 public:
  // `last_day` of each telling, days since 1970.
  DatedWords(const Tellings& tellings, const std::vector<int32_t>& last_day)
      : begins_(tellings.word_count + 1) {
    std::vector<std::pair<int32_t, uint32_t>> dated;
    for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
      if (!tellings.items[ix].is_undated) dated.emplace_back(last_day[ix], ix);
    std::sort(dated.begin(), dated.end());
    for (const auto& [day, ix] : dated)
      for (const Term& term : tellings.terms_of(tellings.items[ix])) ++begins_[term.word + 1];
    for (size_t word = 1; word < begins_.size(); ++word) begins_[word] += begins_[word - 1];
    uses_.resize(begins_.back());
    std::vector<uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const auto& [day, ix] : dated)
      for (const Term& term : tellings.terms_of(tellings.items[ix]))
        uses_[next[term.word]++] = {ix, day, term.weight};
  }

  struct Use {
    uint32_t telling = 0;
    int32_t day = 0;
    float weight = 0;
  };
  // Empty for a word that too many have.
  std::span<const Use> of(uint32_t word) const {
    const uint32_t begin = begins_[word], end = begins_[word + 1];
    if (end - begin > kMostShared) return {};
    return {uses_.data() + begin, uses_.data() + end};
  }

 private:
  std::vector<uint32_t> begins_;  // [word], in uses_
  std::vector<Use> uses_;
};

}  // namespace

std::vector<DatedLikeness> likeness_to_dated(const Tellings& tellings) {
  std::vector<DatedLikeness> likeness(tellings.items.size());
  std::vector<int32_t> last_day;  // [telling], days since 1970
  last_day.reserve(tellings.items.size());
  for (const Telling& telling : tellings.items)
    last_day.push_back(days_from_civil(telling.when.last));
  const DatedWords words(tellings, last_day);
  std::vector<float> sums(tellings.items.size());  // [dated telling]
  std::vector<uint32_t> shared;                    // those with a sum
  for (size_t ix = 0; ix < tellings.items.size(); ++ix) {
    const Telling& telling = tellings.items[ix];
    if (!telling.is_undated || telling.quality == 0) continue;
    for (const Term& term : tellings.terms_of(telling))
      for (const auto& use : words.of(term.word)) {
        if (use.day > last_day[ix] + kNearDays) break;  // what is told of later days says nothing
        if (sums[use.telling] == 0) shared.push_back(use.telling);
        sums[use.telling] += term.weight * use.weight;
      }
    DatedLikeness& most = likeness[ix];
    for (const uint32_t other : shared) {
      const Telling& dated = tellings.items[other];
      const int32_t days = last_day[ix] - last_day[other];
      const float alike = std::exchange(sums[other], 0.0F);
      if (dated.article_ix == telling.article_ix) continue;
      if (days >= kOlderDays) most.older = std::max(most.older, alike);
      if (std::abs(days) <= kNearDays) most.same_day = std::max(most.same_day, alike);
    }
    shared.clear();
  }
  return likeness;
}

}  // namespace dateline
