#include "render/templates.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string line_of(const std::string& text, const std::string& link) {
  Fields fields;
  fields.set("id", "v1");
  fields.set("text", text);
  fields.set("link", link);
  std::string out;
  fill(out, "line", fields);
  return out;
}

}  // namespace

TEST_CASE("what a field holds is escaped, and its braces mean nothing") {
  const std::string line = line_of("<b> & \"{{id}}\"", "#v1");
  CHECK(line.find("&lt;b&gt; &amp; &quot;{{id}}&quot;") != std::string::npos);
}

TEST_CASE("a section stands for a text that is set, its inverse for one that is not") {
  const auto rest = [](const std::string& page) {
    Fields fields;
    fields.set("label", "8 more");
    fields.set("page", page);
    fields.set("body", "<ol></ol>");
    std::string out;
    fill(out, "rest", fields);
    return out;
  };
  CHECK(rest("/day") == "<p class=\"fold\"><a href=\"/day\">8 more</a></p>\n");
  CHECK(rest("") == "<details class=\"fold\"><summary>8 more</summary>\n<ol></ol></details>\n");
}

TEST_CASE("a list stands once for each item, which knows the names around it") {
  Fields fields;
  Fields::List items(2);
  items[0].set("id", "happened");
  items[1].set("id", "next");
  fields.set("parts", items);
  fields.set("heading", "Part");  // of the page, not of the items
  std::string out;
  fill(out, "story", fields);
  CHECK(out.find("href=\"#happened\">Part<") < out.find("href=\"#next\">Part<"));
  CHECK(out.find("href=\"#next\">Part<") != std::string::npos);
}
