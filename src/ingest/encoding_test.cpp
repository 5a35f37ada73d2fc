#include "ingest/encoding.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("a byte order mark wins, and is no text") {
  CHECK(decode("\xEF\xBB\xBFZürich", "windows-1252", "").text == "Zürich");
  CHECK(decode(std::string_view("\xFF\xFEZ\0\xFC\0", 6), "", "").text == "Zü");
  CHECK(decode(std::string_view("\xFE\xFF\0Z\0\xFC", 6), "utf-8", "").text == "Zü");
}

TEST_CASE("labels mean what the web means by them") {
  CHECK(decode("caf\xE9 \x93x\x94", "ISO-8859-1", "").text == "café “x”");
  CHECK(decode("\xC4\xE3", "", "gb2312").text == "你");
  CHECK(decode("caf\xE9", "no-such-charset", "latin1").text == "café");
}

TEST_CASE("undeclared bytes: UTF-8 where they are that, else detection") {
  const Decoded utf8 = decode("Zürich", "", "");
  CHECK(utf8.text == "Zürich");
  CHECK(utf8.encoding == "utf-8");
  CHECK(decode("caf\xE9 \x96 d\xE9j\xE0 vu, tr\xE8s bient\xF4t", "", "").text ==
        "café – déjà vu, très bientôt");
}

TEST_CASE("a wrong declaration does not destroy text") {
  CHECK(decode("<p>plain</p>", "utf-16", "").text == "<p>plain</p>");
  const Decoded broken = decode("Z\xC3\xBCrich \xFF", "utf-8", "");
  CHECK(broken.had_errors);
  CHECK(broken.text.find("rich") != std::string::npos);
}

TEST_CASE("NUL characters become spaces") {
  CHECK(decode(std::string_view("a\0b", 3), "utf-8", "").text == "a b");
}

TEST_CASE("declarations are found") {
  CHECK(charset_in_html("<html><meta charset=\"UTF-8\">") == "utf-8");
  CHECK(charset_in_html("<META http-equiv=x content='text/html; charset=koi8-r'>") == "koi8-r");
  CHECK(charset_in_html("<p>charset=utf-8</p>").empty());
  CHECK(charset_in_xml("<?xml version='1.0' encoding='iso-8859-1'?><rss/>") == "iso-8859-1");
  CHECK(charset_in_content_type("text/html; Charset=\"utf-8\"") == "utf-8");
}
