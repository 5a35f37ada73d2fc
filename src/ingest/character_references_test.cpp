#include "ingest/character_references.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace dateline;

namespace {

std::string undone(std::string_view text) {
  std::string out(text);
  undo_character_references(out);
  return out;
}

}  // namespace

TEST_CASE("character references become what they mean, however often they were escaped") {
  CHECK(undone("Smith &amp; Sons&#39; &quot;best&quot; caf&eacute;") ==
        "Smith & Sons' \"best\" café");
  CHECK(undone("R&amp;amp;B, R&amp;amp;amp;B, R&amp;#38;B") == "R&B, R&B, R&B");
  CHECK(undone("&amp;quot;No,&amp;quot; she said &#x2014; &#8217;") == "\"No,\" she said — ’");
  std::string text = "a &lt; b";
  CHECK(undo_character_references(text) == 1);
  CHECK(undo_character_references(text) == 0);
}

TEST_CASE("what is no character reference stays") {
  for (const char* text :
       {"", "&", "&;", "AT&T; M&S", "&amp", "&unknown;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#31;",
        "&#x110000;", "&#99999999999;", "&#12a;", "a & b; c"})
    CHECK(undone(text) == text);
}
