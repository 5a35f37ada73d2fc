#include <doctest/doctest.h>

#include "annotate/test_article.h"

using namespace dateline;

namespace {

std::string shown(std::string text) {
  Article article = read_article(std::move(text), true);
  mark_hyphens(article);
  return display_text(article, {0, static_cast<uint32_t>(article.text.size())});
}

}  // namespace

TEST_CASE("tokenised hyphens are joined, dashes stay") {
  CHECK(shown("The 58-year - old ex - mayor left - again .") ==
        "The 58-year-old ex-mayor left - again.");
  // A text that has dashes of its own writes "-" for hyphens, but for a slip.
  CHECK(shown("Borg - Hill won a long - awaited vote – at last .") ==
        "Borg-Hill won a long-awaited vote – at last.");
  CHECK(shown("Borg – once rich – was poor - and the town - a port .") ==
        "Borg – once rich – was poor - and the town - a port.");
  CHECK(shown("Ann Borg - Hill left Rome - Oslo won ; Borg - Hill lost .") ==
        "Ann Borg-Hill left Rome - Oslo won; Borg-Hill lost.");
}

TEST_CASE("a word that is part of the next is joined with it") {
  CHECK(shown("The Lisbon - based carrier held high - level talks after a five - hour strike .") ==
        "The Lisbon-based carrier held high-level talks after a five-hour strike.");
  CHECK(shown("The heavily - armed guards of the harbour - six men in all - fled on Sunday .") ==
        "The heavily-armed guards of the harbour - six men in all - fled on Sunday.");
}

TEST_CASE("text that is not tokenised keeps its marks") {
  Article article = read_article("The ex - mayor left.");
  mark_hyphens(article);
  CHECK(display_text(article, article.sentences[0].span) == "The ex - mayor left.");
}
