#include <doctest/doctest.h>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

using namespace dateline;

TEST_CASE("invalid UTF-8 is found at its first byte") {
  CHECK_FALSE(find_invalid_utf8("plain, Ünïcode, 日本, 🙂"));
  CHECK(find_invalid_utf8("ab\xFF") == 2);
  CHECK(find_invalid_utf8("\xC0\x80") == 0);          // overlong
  CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(find_invalid_utf8("x\xE2\x80") == 1);         // cut short
}

TEST_CASE("code points decode and encode to the same bytes") {
  for (const std::string text : {"a", "é", "“", "🙂"}) {
    const CodePoint point = decode_utf8(text, 0);
    CHECK(point.size == text.size());
    std::string back;
    append_utf8(back, point.value);
    CHECK(back == text);
  }
}

TEST_CASE("offsets convert to code points and UTF-16 units") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "é🙂x";
  const OffsetConverter points(text, OffsetUnit::kCodePoint);
  const OffsetConverter units(text, OffsetUnit::kUtf16);
  CHECK(points(0) == 0);
  CHECK(points(2) == 1);
  CHECK(points(6) == 2);
  CHECK(units(6) == 3);
  CHECK(points(text.size()) == 150);
  CHECK(units(text.size()) == 200);
  CHECK(OffsetConverter(text, OffsetUnit::kUtf8)(6) == 6);
}

TEST_CASE("folding makes spellings equal") {
  CHECK(fold("Kata’ib Ḥezbollah") == "kata'ib hezbollah");
  CHECK(fold("Étienne") == "etienne");
  CHECK(to_lower("Étienne") == "étienne");
  CHECK(fold("U.S.–led") == "u.s.-led");
}

TEST_CASE("character classes") {
  CHECK(is_space(0xA0));
  CHECK(is_space(0x200B));
  CHECK(is_space(0));
  CHECK_FALSE(is_space('a'));
  CHECK(is_quote_mark(0x201C));
  CHECK(is_dash(0x2014));
  CHECK(is_letter(0xE9));
  CHECK(is_upper(0xC9));
  CHECK_FALSE(is_letter(0x1F642));
}
