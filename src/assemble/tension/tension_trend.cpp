#include "assemble/tension/tension_trend.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace dateline {
namespace {

constexpr int32_t kNewestDays = 7, kDaysBefore = 28;
constexpr size_t kFewestEvents = 8, kFewestDays = 3;
constexpr int32_t kLeastChange = 10;               // tenths of a point
constexpr size_t kResamplings = 1000, kTail = 25;  // 2.5 % at each end

// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
class RandomNumbers {
 public:
  explicit RandomNumbers(uint64_t seed) : state_(seed) {}
  size_t below(size_t count) { return static_cast<size_t>(next() % count); }

 private:
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t state_;
};

using Events = std::span<const ScoredEvent>;

bool is_enough(Events events) {
  size_t days = 0;
  for (size_t i = 0; i < events.size(); ++i) days += i == 0 || events[i].day != events[i - 1].day;
  return events.size() >= kFewestEvents && days >= kFewestDays;
}

// In thousandths of a tenth of a point, so that integers decide.
int64_t mean_of(int64_t sum, size_t count) { return sum * 1000 / static_cast<int64_t>(count); }

int64_t mean(Events events) {
  int64_t sum = 0;
  for (const ScoredEvent& event : events) sum += event.score;
  return mean_of(sum, events.size());
}

int64_t resampled_mean(Events events, RandomNumbers& random) {
  int64_t sum = 0;
  for (size_t i = 0; i < events.size(); ++i) sum += events[random.below(events.size())].score;
  return mean_of(sum, events.size());
}

int32_t tenths(int64_t thousandths) { return static_cast<int32_t>(thousandths / 1000); }

}  // namespace

std::optional<TensionTrend> trend_of(Events events, uint64_t seed) {
  if (events.empty()) return std::nullopt;
  const int32_t until = events.back().day, since = until - kNewestDays + 1;
  const int32_t from = since - kDaysBefore;
  const auto at = [&](int32_t day) {
    return std::lower_bound(events.begin(), events.end(), day,
                            [](const ScoredEvent& event, int32_t d) { return event.day < d; });
  };
  const Events before(at(from), at(since)), newest(at(since), events.end());
  if (!is_enough(before) || !is_enough(newest)) return std::nullopt;
  const int64_t change = mean(newest) - mean(before);
  RandomNumbers random(seed);
  std::vector<int64_t> changes;
  for (size_t i = 0; i < kResamplings; ++i) {
    const int64_t resampled = resampled_mean(newest, random);
    changes.push_back(resampled - resampled_mean(before, random));
  }
  std::sort(changes.begin(), changes.end());
  const int64_t low = changes[kTail], high = changes[kResamplings - 1 - kTail];
  if ((low <= 0 && high >= 0) || std::abs(tenths(change)) < kLeastChange) return std::nullopt;
  return TensionTrend{change < 0,
                      civil_from_days(from),
                      civil_from_days(since),
                      civil_from_days(until),
                      tenths(change),
                      tenths(low),
                      tenths(high)};
}

}  // namespace dateline
