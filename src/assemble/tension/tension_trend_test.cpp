#include "assemble/tension/tension_trend.h"

#include <doctest/doctest.h>

#include <vector>

using namespace dateline;

namespace {

// `a_day` events on each of 35 days; the scores of the last seven days and of those before follow
// each other in a circle.
std::vector<ScoredEvent> series(int a_day, const std::vector<int32_t>& before,
                                const std::vector<int32_t>& newest) {
  std::vector<ScoredEvent> events;
  for (int32_t day = 0; day < 35; ++day)
    for (int i = 0; i < a_day; ++i) {
      const auto& scores = day < 28 ? before : newest;
      events.push_back({day, scores[events.size() % scores.size()]});
    }
  return events;
}

}  // namespace

TEST_CASE("a series escalates when its newest events are surely more hostile") {
  const auto trend = trend_of(series(3, {25, -30, 25, -20}, {-90, -60, -90, -35}), 1);
  REQUIRE(trend);
  CHECK(trend->is_escalating);
  CHECK(trend->change == -69);
  CHECK(trend->high < 0);
  CHECK(trend->since == civil_from_days(28));
  CHECK(trend_of(series(3, {-90, -60, -90, -35}, {25, -30, 25, -20}), 1)->is_escalating == false);
}

TEST_CASE("more reports of the same kind are no trend, and neither are a few") {
  auto events = series(1, {-90, 25, -30}, {-90, 25, -30});
  for (int i = 0; i < 3; ++i)
    for (int32_t day = 28; day < 35; ++day)
      events.push_back({34, i == 0 ? -90 : i == 1 ? 25 : -30});
  CHECK_FALSE(trend_of(events, 1));
  const std::vector<ScoredEvent> few{{0, 25}, {1, 25}, {33, -90}, {34, -90}};
  CHECK_FALSE(trend_of(few, 1));
  CHECK_FALSE(trend_of({}, 1));
}

TEST_CASE("of 200 series without a trend at most one in ten is said to have one") {
  uint32_t state = 7;
  const std::vector<int32_t> scores{-90, -60, -35, -30, -20, 0, 25, 25, 50, 95};
  int said = 0;
  for (uint64_t number = 0; number < 200; ++number) {
    std::vector<ScoredEvent> events;
    for (int32_t day = 0; day < 35; ++day)
      for (int i = 0; i < 2; ++i) {
        state = state * 1664525u + 1013904223u;
        events.push_back({day, scores[(state >> 16) % scores.size()]});
      }
    said += trend_of(events, number).has_value();
  }
  CHECK(said <= 20);
}

TEST_CASE("the same series and seed give the same interval") {
  const auto events = series(3, {25, -30, 25, -20}, {-90, -60, -90, -35});
  CHECK(trend_of(events, 5)->low == trend_of(events, 5)->low);
}
