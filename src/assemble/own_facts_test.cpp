#include "assemble/own_facts.h"

#include <doctest/doctest.h>

#include "assemble/article_facts.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

struct Tides {
  static constexpr std::string_view kStoredAs = "tides";
  std::vector<std::string> ports;
  uint32_t metres = 0;
};
size_t bytes_of(const Tides&) { return 0; }

struct Currents {
  static constexpr std::string_view kStoredAs = "currents";
  std::vector<std::string> ports;
  uint32_t metres = 0;
};

struct WiderTides {
  static constexpr std::string_view kStoredAs = "tides";
  std::vector<std::string> ports;
  uint64_t metres = 0;
};

struct Winds {
  static constexpr std::string_view kStoredAs = "winds";
  uint32_t knots = 0;
};

Facts facts() {
  return Facts({pack_fact(Winds{12}), pack_fact(Tides{{"Porto", "Esbjerg"}, 3})}, false);
}

}  // namespace

TEST_CASE("a stored fact is found by its name and layout, and taken once") {
  Facts stored = facts();
  const auto tides = take_own_fact<Tides>(stored);
  REQUIRE(tides);
  CHECK(tides->ports == std::vector<std::string>{"Porto", "Esbjerg"});
  CHECK(tides->metres == 3);
  CHECK_FALSE(take_own_fact<Tides>(stored));
  CHECK(take_own_fact<Winds>(stored)->knots == 12);
}

TEST_CASE("what means something else or has other fields is not found") {
  Facts stored = facts();
  CHECK_FALSE(take_own_fact<Currents>(stored));    // it means something else
  CHECK_FALSE(take_own_fact<WiderTides>(stored));  // its fields are others
}

TEST_CASE("a stored fact that is cut off is not found") {
  const StoredFact whole = pack_fact(Tides{{"Porto", "Esbjerg"}, 3});
  for (size_t size = 0; size < whole.bytes.size(); ++size) {
    Facts stored({{whole.mark, whole.bytes.substr(0, size)}}, false);
    CHECK_FALSE(take_own_fact<Tides>(stored));
  }
}

TEST_CASE("a stage takes the fact that is stored, and makes what is not") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  int made = 0;
  const auto metres = [&] {
    return fact_of<Tides>(hand.article,
                          [&] {
                            return Tides{{}, static_cast<uint32_t>(++made)};
                          })
        ->metres;
  };
  CHECK(metres() == 1);
  hand.article.facts = std::make_shared<Facts>(std::vector{pack_fact(Tides{{}, 30})}, true);
  CHECK(metres() == 30);
  CHECK(metres() == 30);  // kept
  hand.article.facts = std::make_shared<Facts>(std::vector{pack_fact(Tides{{}, 30})}, false);
  CHECK(metres() == 30);
  CHECK(metres() == 2);  // taken, and made anew
}
