#include "ingest/paragraphs.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::vector<std::string> paragraphs_of(const std::string& text) {
  Article article;
  article.text = text;
  split_paragraphs(article);
  std::vector<std::string> out;
  for (const auto& paragraph : article.paragraphs) out.emplace_back(article.at(paragraph.span));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("blank lines end paragraphs, and white space belongs to none") {
  CHECK(paragraphs_of("One.\n\n  Two.\t\n \n\u00A0\nThree.\r\n\r\nFour.") ==
        Lines{"One.", "Two.", "Three.", "Four."});
  CHECK(paragraphs_of(" \n ").empty());
}

TEST_CASE("single line ends are paragraphs, unless the text is wrapped") {
  CHECK(paragraphs_of("Rain fell on Monday.\nThe dam held.") ==
        Lines{"Rain fell on Monday.", "The dam held."});
  const std::string wrapped =
      "The river rose for a third day on Tuesday while the\nengineers opened the last of the gates "
      "and moved their\nmachines uphill.";
  CHECK(paragraphs_of(wrapped) == Lines{wrapped});
}

TEST_CASE("tokenised text is told by its marks") {
  CHECK(is_tokenised("OSLO -LRB- AP -RRB- -- Rain fell ."));
  CHECK(is_tokenised("He said : `` No . ''"));
  CHECK(is_tokenised("Rain fell , and fell , and stopped ."));
  CHECK_FALSE(is_tokenised("Rain fell, and fell . . . and stopped. Then, on Monday, more."));
  CHECK_FALSE(is_tokenised("OSLO (AP) — Rain fell."));
}

TEST_CASE("tokenised lines join in threes and keep quotations whole") {
  CHECK(paragraphs_of("A b , c .\nD .\nE .\nF .") == Lines{"A b , c .\nD .\nE .", "F ."});
  CHECK(paragraphs_of("One , two .\nThree .\n`` Four .\nFive .\nSix . ''\nSeven .") ==
        Lines{"One , two .\nThree .\n`` Four .\nFive .\nSix . ''", "Seven ."});
  CHECK(paragraphs_of(
            "One , two .\nThree , four .\n\" Five .\nSix .\nSeven , \" he said .\nEight .") ==
        Lines{"One , two .\nThree , four .\n\" Five .\nSix .\nSeven , \" he said .", "Eight ."});
  CHECK(paragraphs_of("A heading\nOne , two .\nThree .") ==
        Lines{"A heading", "One , two .\nThree ."});
}

TEST_CASE(
    "in tokenised lines a quotation goes on behind its frame, and opens again in a new paragraph") {
  CHECK(paragraphs_of("A , b .\nC .\n`` D , '' he said .\n`` E .\nF . ''\nG .") ==
        Lines{"A , b .\nC .\n`` D , '' he said .\n`` E .\nF . ''", "G ."});
  CHECK(paragraphs_of("A , b .\n\" C .\n\" D . \"\nE .") ==
        Lines{"A , b .\n\" C .", "\" D . \"\nE ."});
  CHECK(paragraphs_of("A , b .\n\" C .\n\" said D .\nE .") ==
        Lines{"A , b .\n\" C .\n\" said D .", "E ."});
}

TEST_CASE("a short first paragraph without a full stop is the headline") {
  Article article;
  article.text = "River breaks its banks: what now?\n\nThe river rose on Monday.";
  split_paragraphs(article);
  mark_headline(article);
  CHECK(article.paragraphs[0].kind == SentenceKind::kHeadline);
  CHECK(article.title == "River breaks its banks: what now?");
  CHECK(article.paragraphs[1].kind == SentenceKind::kBody);
}

TEST_CASE("a first sentence, or the only paragraph, is no headline") {
  for (const std::string text : {"The river rose on Monday.\n\nIt fell on Tuesday.",
                                 "River breaks its banks", "He said: “It rose.”\n\nIt fell."}) {
    Article article;
    article.text = text;
    split_paragraphs(article);
    mark_headline(article);
    CHECK(article.paragraphs[0].kind == SentenceKind::kBody);
    CHECK(article.title.empty());
  }
}

TEST_CASE("with a title given, only its repetition is a headline") {
  Article article;
  article.title = "River breaks its banks";
  article.text = "RIVER BREAKS  ITS BANKS\n\nThe river rose.";
  split_paragraphs(article);
  mark_headline(article);
  CHECK(article.paragraphs[0].kind == SentenceKind::kHeadline);
  article.title = "Another";
  split_paragraphs(article);
  mark_headline(article);
  CHECK(article.paragraphs[0].kind == SentenceKind::kBody);
}
