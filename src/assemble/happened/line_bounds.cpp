#include "assemble/happened/line_bounds.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dateline {
namespace {

// What a line has to have in a story of few articles, what each doubling of their number adds, and
// where that ends.
constexpr float kLeastOfFew = -2.9f, kLeastPerDoubling = 1.25f, kLeastOfMany = 0.25f;
constexpr float kFewArticles = 50;
// So much less will do for the best line of a day.
constexpr float kLenienceOfDay = 0.5f;

// Above this score so many points stand for one of odds. Not of a line about a year: its score is
// learned from days, and most years are named beside the matter.
constexpr int32_t kScoreThatMatters = 620;
constexpr float kPointsPerOdds = 120;
constexpr int32_t kLongDays = 31;

}  // namespace

bool is_long(const When& when) { return days_between(when.first, when.last) > kLongDays; }

float least_odds(const Tellings& tellings) {
  const auto articles = static_cast<float>(std::max(tellings.counted_articles, 1u));
  const float doublings = std::log2(articles / kFewArticles);
  return std::min(kLeastOfFew + kLeastPerDoubling * doublings, kLeastOfMany);
}

float spare_odds(const Telling& telling, float odds, int32_t score, float least) {
  const int32_t points = is_long(telling.when) ? 0 : std::max(score - kScoreThatMatters, 0);
  return odds + static_cast<float>(points) / kPointsPerOdds - least;
}

std::vector<uint32_t> best_of_days(const Tellings& tellings,
                                   const std::vector<std::vector<uint32_t>>& groups,
                                   const std::vector<char>& has_day,
                                   const std::vector<float>& spare) {
  std::map<CivilDate, uint32_t> best_of;
  for (size_t group = 0; group < groups.size(); ++group) {
    if (!has_day[group]) continue;
    const When when = vote_date(tellings, groups[group]);
    if (!when.is_on_day()) continue;
    for (const uint32_t ix : groups[group]) {
      if (tellings.items[ix].quality == 0) continue;
      const auto [best, is_first] = best_of.emplace(when.first, ix);
      if (!is_first && spare[best->second] < spare[ix]) best->second = ix;
    }
  }
  std::vector<uint32_t> best;
  for (const auto& [day, ix] : best_of)
    if (spare[ix] >= -kLenienceOfDay) best.push_back(ix);
  return best;
}

}  // namespace dateline
