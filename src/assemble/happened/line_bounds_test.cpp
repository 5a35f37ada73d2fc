#include "assemble/happened/line_bounds.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

Telling telling_of(CivilDate day) {
  Telling telling;
  telling.quality = 1;
  telling.when = when_day(day, Basis::kStated);
  return telling;
}

}  // namespace

TEST_CASE("the more articles, the better a line must be; what matters may be told less well") {
  Tellings few, many;
  few.counted_articles = 20;
  many.counted_articles = 1000;
  const Telling telling = telling_of({2021, 6, 7});
  CHECK(spare_odds(telling, 0, 500, least_odds(few)) > 0);
  CHECK(spare_odds(telling, 0, 500, least_odds(many)) < 0);
  CHECK(spare_odds(telling, 0, 900, least_odds(many)) > 0);
  Telling of_year = telling;
  of_year.when = *When::parse_edtf("2021");
  CHECK(spare_odds(of_year, 0, 900, least_odds(many)) < 0);
}

TEST_CASE("a day has its best line, if that falls little short") {
  Tellings tellings;
  for (const CivilDate day :
       {CivilDate{2021, 6, 7}, CivilDate{2021, 6, 7}, CivilDate{2021, 6, 8}, CivilDate{2021, 6, 9}})
    tellings.items.push_back(telling_of(day));
  tellings.items[3].quality = 0;
  const std::vector<std::vector<uint32_t>> groups{{0}, {1}, {2}, {3}};
  CHECK(best_of_days(tellings, groups, {1, 1, 1, 1}, {-0.4f, -0.3f, -0.9f, 1}) ==
        std::vector<uint32_t>{1});
}
