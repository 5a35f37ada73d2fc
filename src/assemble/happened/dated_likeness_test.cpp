#include "assemble/happened/dated_likeness.h"

#include <doctest/doctest.h>

#include "assemble/lines/hand_events.h"

using namespace dateline;

namespace {

constexpr std::string_view kCleared =
    "The/DET court/NOUN cleared/VERB/clear Lina/PROPN Borg/PROPN of/ADP smuggling/NOUN "
    "tobacco/NOUN ./PUNCT";

}  // namespace

TEST_CASE("an undated sentence is like what others tell of days before, or of its own") {
  const HandArticle today = article_of("dawn.example/1", "2021-06-09", {kCleared});
  const auto likeness_when_told_on = [&](CivilDate day) {
    HandArticle dated = article_of("noon.example/2", "2021-06-10", {kCleared});
    dated.article.events[0].when = when_day(day, Basis::kStated);
    const std::vector<const Article*> articles{&today.article, &dated.article};
    return collect_tellings(articles).dated;
  };
  const auto older = likeness_when_told_on({2021, 5, 3});
  REQUIRE(older.size() == 2);
  CHECK(older[0].older > 0.9f);
  CHECK(older[0].same_day == 0);
  CHECK(older[1].older == 0);  // it is dated itself
  const auto same = likeness_when_told_on({2021, 6, 8});
  CHECK(same[0].older == 0);
  CHECK(same[0].same_day > 0.9f);
}
