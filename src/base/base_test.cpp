#include <doctest/doctest.h>

#include "base/diagnostic.h"
#include "base/facts.h"
#include "base/id.h"
#include "base/inline_text.h"
#include "base/kept.h"
#include "base/memo.h"
#include "base/non_empty.h"

using namespace dateline;

TEST_CASE("article ids print as 32 hex digits and read back") {
  const ArticleId id{hash128("https://example.org/a")};
  CHECK(id.to_string().size() == 32);
  CHECK(ArticleId::parse(id.to_string()) == id);
  CHECK_FALSE(ArticleId::parse("xyz"));
  CHECK_FALSE(ArticleId::parse(std::string(32, 'g')));
}

TEST_CASE("line ids carry the letter of their kind") {
  const EventId id = EventId::of(hash64("first evidence"));
  CHECK(id.to_string().size() == 13);
  CHECK(id.to_string()[0] == 'v');
  CHECK(EventId::parse(id.to_string()) == id);
  CHECK_FALSE(QuoteId::parse(id.to_string()));
}

TEST_CASE("the hash is part of the format and must never change") {
  CHECK(hash64("Dateline") == hash64(std::string("Date") + "line"));
  CHECK(EventId::of(hash64("Dateline")).to_string() == "vf3kwshspajpb");
  CHECK(hash_combine(1, 2) != hash_combine(2, 1));
}

TEST_CASE("inline text keeps its bytes") {
  const InlineText<31> text("2020-01-03TNI");
  CHECK(text.view() == "2020-01-03TNI");
  CHECK(InlineText<31>().empty());
}

TEST_CASE("what was used the longest time ago is kept no longer") {
  Kept<int, char> kept(10);
  kept.put(1, 'a', 4);
  kept.put(2, 'b', 4);
  REQUIRE(kept.find(1) != nullptr);
  kept.put(3, 'c', 4);
  CHECK(*kept.find(1) == 'a');
  CHECK(kept.find(2) == nullptr);
  kept.put(1, 'd', 6);  // in place of 'a'
  CHECK(*kept.find(1) == 'd');
  CHECK(kept.bytes() == 10);
  kept.put(4, 'e', 100);  // larger than the limit: alone
  CHECK(kept.find(1) == nullptr);
  CHECK(*kept.find(4) == 'e');
}

TEST_CASE("without memory nothing is kept, and what is stale goes") {
  Kept<int, char> nothing(0);
  nothing.put(1, 'a', 0);
  CHECK(nothing.find(1) == nullptr);
  Kept<int, char> kept(10);
  kept.put(1, 'a', 1);
  kept.put(2, 'b', 1);
  kept.erase_if([](int, char value) { return value == 'a'; });
  CHECK(kept.find(1) == nullptr);
  CHECK(kept.bytes() == 1);
}

namespace {

struct Made {
  int number = 0;
};
size_t bytes_of(const Made&) { return 100; }

}  // namespace

TEST_CASE("facts are made once for each place, and again when they mean something else") {
  int made = 0;
  const auto make = [&] { return Made{++made}; };
  Facts facts;
  CHECK(facts.recall<Made>(7, 1, make)->number == 1);
  CHECK(facts.recall<Made>(7, 1, make)->number == 1);
  CHECK(facts.recall<Made>(3, 1, make)->number == 2);
  const size_t bytes = facts.bytes();
  CHECK(facts.recall<Made>(7, 2, make)->number == 3);
  CHECK(facts.recall<Made>(7, 1, make)->number == 4);
  CHECK(facts.bytes() == bytes);
}

TEST_CASE("a memo makes a value once, and again when it had to go") {
  int made = 0;
  const auto make = [&] { return Made{++made}; };
  Memo memo(250);
  CHECK(memo.recall<Made>({0, 1}, make)->number == 1);
  CHECK(memo.recall<Made>({0, 1}, make)->number == 1);
  CHECK(memo.recall<Made>({0, 2}, make)->number == 2);
  memo.put({0, 3}, Made{7});
  CHECK(memo.find<Made>({0, 3})->number == 7);
  CHECK(memo.find<Made>({0, 1}) == nullptr);
  CHECK(memo.recall<Made>({0, 1}, make)->number == 3);
  CHECK(recall<Made>(nullptr, {0, 1}, make)->number == 4);
}
