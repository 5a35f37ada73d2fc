#include "render/json_writer.h"

#include <doctest/doctest.h>

#include "render/story_json.h"

using namespace dateline;

namespace {

// An object with a list of texts, a number, nothing, and what is empty.
std::string written(JsonWriter::Layout layout, const std::vector<std::string>& texts) {
  JsonWriter json(layout);
  json.begin_object();
  json.key("texts");
  json.begin_list();
  for (const std::string& text : texts) json.put(text);
  json.end_list();
  json.key("number");
  json.put(-42);
  json.key("nothing");
  json.put_null();
  json.key("empty");
  json.begin_list();
  json.begin_object();
  json.end_object();
  json.end_list();
  json.end_object();
  return std::move(json).finish();
}

Json tree(const std::vector<std::string>& texts) {
  return {{"texts", texts},
          {"number", -42},
          {"nothing", nullptr},
          {"empty", Json::array({Json::object()})}};
}

void check_same_bytes(const std::vector<std::string>& texts) {
  CHECK(written(JsonWriter::Layout::kCompact, texts) == compact(tree(texts)));
  CHECK(written(JsonWriter::Layout::kPretty, texts) + "\n" == pretty(tree(texts)));
}

}  // namespace

TEST_CASE("written JSON has the bytes of a tree of values") {
  check_same_bytes({});
  check_same_bytes({"", "one", "two \"marks\" and a \\", "line\nend\ttab\r\b\f"});
}

TEST_CASE("every byte of ASCII is written as in a tree of values") {
  std::string all;
  for (int byte = 0; byte < 128; ++byte) all += static_cast<char>(byte);
  check_same_bytes({all});
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD") {
  check_same_bytes({"Zoë “said” 💧", "cut \xE2\x80", "\xFF\xFE", "a\xC0\xAF\x62"});
}
