#include "assemble/word_roots.h"

#include <doctest/doctest.h>

namespace dateline {
namespace {

bool share_root(std::string_view verb, std::string_view noun) {
  return root_of(verb) == root_of(noun);
}

TEST_CASE("a verb and the noun made of it share a root") {
  CHECK(share_root("decide", "decision"));
  CHECK(share_root("proclaim", "proclamation"));
  CHECK(share_root("demolish", "demolition"));
  CHECK(share_root("abolish", "abolition"));
  CHECK(share_root("publish", "publication"));
  CHECK(share_root("submit", "submission"));
  CHECK(share_root("suspend", "suspension"));
  CHECK(share_root("reduce", "reduction"));
  CHECK(share_root("dismiss", "dismissal"));
  CHECK(share_root("cancel", "cancellation"));
  CHECK(share_root("deny", "denial"));
  CHECK(share_root("resolve", "resolution"));
  CHECK(share_root("resume", "resumption"));
  CHECK(share_root("intervene", "intervention"));
  CHECK(share_root("detain", "detention"));
  CHECK(share_root("remove", "removal"));
  CHECK(share_root("deliver", "delivery"));
  CHECK(share_root("legalize", "legalisation"));
}

TEST_CASE("other words do not") {
  CHECK_FALSE(share_root("decide", "deceive"));
  CHECK_FALSE(share_root("reduce", "redeem"));
  CHECK_FALSE(share_root("submit", "subsidy"));
  CHECK_FALSE(share_root("publish", "punish"));
  CHECK_FALSE(share_root("try", "trip"));
}

}  // namespace
}  // namespace dateline
