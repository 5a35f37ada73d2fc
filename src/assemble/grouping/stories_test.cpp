#include "assemble/grouping/stories.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/hash.h"

namespace dateline {
namespace {

// An article of that day with these words, each as telling as the others.
ArticleKey key(const std::string& day, const std::vector<std::string>& words) {
  ArticleKey key;
  std::string all = day;
  for (const std::string& word : words) {
    key.words.push_back({word_id(word), static_cast<uint16_t>(1000 / std::sqrt(words.size()))});
    all += " " + word;
  }
  key.id = {hash128(all)};
  key.published = Instant::parse(day);
  std::sort(key.words.begin(), key.words.end());
  return key;
}

std::vector<StoryGroup> group(std::vector<ArticleKey> keys) {
  std::sort(keys.begin(), keys.end());
  std::vector<const ArticleKey*> pointers;
  for (const ArticleKey& key : keys) pointers.push_back(&key);
  return StoryGrouper().group(pointers);
}

const ArticleKey kStrike = key("2021-03-01", {"dockers", "strike", "aldport", "cranes", "pay"});
const ArticleKey kTalks = key("2021-03-02", {"dockers", "strike", "aldport", "talks", "union"});
const ArticleKey kDeal = key("2021-03-05", {"dockers", "union", "aldport", "deal", "vote"});
const ArticleKey kQuake =
    key("2021-03-03", {"earthquake", "tarsin", "rubble", "rescuers", "tents"});
const ArticleKey kAftershock =
    key("2021-03-04", {"tarsin", "rubble", "aftershock", "tents", "dead"});

TEST_CASE("articles that share rare words tell one story, others another") {
  const auto groups = group({kStrike, kTalks, kDeal, kQuake, kAftershock});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].articles == std::vector<uint32_t>{0, 1, 4});
  CHECK(groups[1].articles == std::vector<uint32_t>{2, 3});
}

TEST_CASE("a story has the id of its first article, whatever else is in the store") {
  const StoryId strike = group({kStrike, kTalks})[0].id;
  CHECK(strike == story_id(kStrike.id));
  CHECK(group({kQuake, kDeal, kStrike, kTalks, kAftershock})[0].id == strike);
}

TEST_CASE("an article that belongs to two stories makes them one") {
  const ArticleKey early = key("2021-03-01", {"oil", "slick", "gannets", "brennick", "tanker"});
  const ArticleKey late = key("2021-03-02", {"captain", "vessel", "brennick", "tanker", "court"});
  const ArticleKey link =
      key("2021-03-03", {"oil", "slick", "tanker", "brennick", "captain", "vessel", "court"});
  CHECK(group({early, late, link}).size() == 1);
}

// The words of a story of ten articles, of each the same ten and ten of its own.
std::vector<ArticleKey> ten_articles(std::vector<std::string> shared, const std::string& name) {
  while (shared.size() < 10) shared.push_back(name + std::to_string(shared.size()));
  std::vector<ArticleKey> keys;
  for (int day = 10; day < 20; ++day) {
    std::vector<std::string> words = shared;
    for (int i = 0; i < 10; ++i) words.push_back(name + std::to_string(100 * day + i));
    keys.push_back(key("2021-03-" + std::to_string(day), words));
  }
  return keys;
}

TEST_CASE("two stories that share names are related, and both say so") {
  std::vector<ArticleKey> keys = ten_articles({"tarsin", "mayor"}, "quake");
  for (const ArticleKey& other : ten_articles({"tarsin", "mayor"}, "vote")) keys.push_back(other);
  for (const ArticleKey& other : ten_articles({"aldport"}, "dock")) keys.push_back(other);
  const auto groups = group(keys);
  REQUIRE(groups.size() == 3);
  for (const StoryGroup& one : groups)
    for (const StoryId other : one.related) {
      const auto at = std::find_if(groups.begin(), groups.end(),
                                   [&](const StoryGroup& group) { return group.id == other; });
      CHECK(at->related == std::vector{one.id});
    }
  CHECK(std::count_if(groups.begin(), groups.end(),
                      [](const StoryGroup& one) { return one.related.empty(); }) == 1);
}

TEST_CASE("a doubtful article stays with the story that it shares something with") {
  const ArticleKey doubtful =
      key("2021-03-06", {"aldport", "cranes", "museum", "opens", "visitors", "tickets", "painter"});
  CHECK(group({kStrike, kTalks, kDeal, doubtful}).size() == 1);
}

TEST_CASE("one word in common is chance") {
  const ArticleKey other = key("2021-03-06", {"deal", "striker", "league", "transfer", "fee"});
  CHECK(group({kStrike, kTalks, kDeal, other}).size() == 2);
}

TEST_CASE("articles without a telling word stay with the largest story") {
  CHECK(group({}).empty());
  CHECK(group({key("2021-03-01", {}), key("2021-03-02", {})}).size() == 1);
  CHECK(group({kStrike, kTalks, kQuake, key("2021-03-02", {})})[0].articles.size() == 3);
}

TEST_CASE("one word is enough where there is but one") {
  CHECK(group({key("2021-03-01", {"ferry"}), key("2021-03-02", {"ferry"})}).size() == 1);
  CHECK(group({key("2021-03-01", {"ferry"}), key("2021-03-02", {"tram"})}).size() == 2);
}

}  // namespace
}  // namespace dateline
