#include <doctest/doctest.h>

#include "base/diagnostic.h"
#include "base/id.h"
#include "base/inline_text.h"
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
