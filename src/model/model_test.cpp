#include <doctest/doctest.h>

#include "model/article.h"
#include "model/story.h"

using namespace dateline;

namespace {
std::string shown(std::string text, bool is_treebank) {
  Article article;
  article.text = std::move(text);
  article.is_treebank = is_treebank;
  return display_text(article, {0, static_cast<uint32_t>(article.text.size())});
}
}  // namespace

TEST_CASE("Treebank text is shown as a newspaper prints it") {
  CHECK(shown("`` We do n't know , '' he said -LRB- again -RRB- .", true) ==
        "“We don't know,” he said (again).");
  CHECK(shown("It cost $ 5 on 1\\/26 .", true) == "It cost $5 on 1/26.");
}

TEST_CASE("other text keeps its marks and loses odd white space") {
  CHECK(shown("one\u00a0two\r\n  three ", false) == "one two three");
  CHECK(shown("-LRB- stays", false) == "-LRB- stays");
}

TEST_CASE("an article is known by its URL, else by outlet and text") {
  CHECK(article_id("https://a.example/1", "A", "x") == article_id("https://a.example/1", "B", "y"));
  CHECK(article_id("", "A", "x") != article_id("", "B", "x"));
}

TEST_CASE("relation and tag names read back") {
  for (int i = 1; i < kUposCount; ++i)
    CHECK(parse_upos(name_of(static_cast<Upos>(i))) == static_cast<Upos>(i));
  CHECK(parse_deprel("nsubj:pass") == Deprel::kNsubjPass);
  CHECK(parse_deprel("nsubj:outer") == Deprel::kNsubj);
  CHECK_FALSE(parse_deprel("nonsense"));
}
