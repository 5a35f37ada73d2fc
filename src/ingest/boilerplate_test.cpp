#include "ingest/boilerplate.h"

#include <doctest/doctest.h>

#include "ingest/paragraphs.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = *Lexicon::load(DL_SOURCE_DIR "/data");
  return loaded;
}

// The kind of the first paragraph that follows a sentence of news; `at_end` puts nothing after it.
SentenceKind kind_of(const std::string& line, bool at_end = true) {
  const std::string prose = "The dam held through the night, engineers said on Tuesday.";
  Article article;
  article.text = prose + "\n\n" + line;
  if (!at_end)
    for (int i = 0; i < 5; ++i) article.text += "\n\n" + prose;
  split_paragraphs(article);
  mark_boilerplate(article, lexicon());
  CHECK(article.paragraphs[0].kind == SentenceKind::kBody);
  return article.paragraphs[1].kind;
}

}  // namespace

TEST_CASE("listed lines, marks and addresses are boilerplate") {
  for (const std::string line :
       {"Leave a Reply", "MORE RELATED STORIES »", "* * *", "-+=", "Read more: Floods in the north",
        "Your email address will not be published. Required fields are marked *",
        "https://example.org/a/b", "© 2020 The Example Post", "Copyright 2020 Example Media Ltd.",
        "Subscribe to our newsletter", "Ann Roe in Oslo contributed to this report.",
        "(Reporting by Ann Roe; editing by Per Lund)"})
    CHECK_MESSAGE(kind_of(line) == SentenceKind::kBoilerplate, line);
}

TEST_CASE("prose that begins or ends like a listed line stays body") {
  for (const std::string line :
       {"Copyright law was changed by the court on Monday.",
        "Related charges were dropped in March.", "The reply that he was left with was no.",
        "More than 40 people died.", "The email address will not be published, the court ruled."})
    CHECK_MESSAGE(kind_of(line) == SentenceKind::kBody, line);
}

TEST_CASE("what readers wrote is boilerplate to the end") {
  Article article;
  article.text =
      "The dam held through the night.\n\nSam January 28, 2011 at 7:10 pm | Reply\n\n"
      "They should have built a better one.";
  split_paragraphs(article);
  mark_boilerplate(article, lexicon());
  REQUIRE(article.paragraphs.size() == 3);
  CHECK(article.paragraphs[0].kind == SentenceKind::kBody);
  CHECK(article.paragraphs[1].kind == SentenceKind::kBoilerplate);
  CHECK(article.paragraphs[2].kind == SentenceKind::kBoilerplate);
  CHECK(kind_of("The vote was held on 28 January, 2011 at 7:10 pm in Oslo.") ==
        SentenceKind::kBody);
}

TEST_CASE("credits make captions") {
  CHECK(kind_of("Photo: Ann Roe/Example Agency") == SentenceKind::kCaption);
  CHECK(kind_of("Protesters cross the bridge. Ann Roe/Getty Images") == SentenceKind::kCaption);
}

TEST_CASE("an author's line is boilerplate only at the end") {
  const std::string line = "Ann Roe is a staff writer at the Example Post.";
  CHECK(kind_of(line) == SentenceKind::kBoilerplate);
  CHECK(kind_of(line, false) == SentenceKind::kBody);
  CHECK(kind_of("Ann Roe is a mother of two.") == SentenceKind::kBody);
}

TEST_CASE("what an article says of its author at the end is no news") {
  const auto last_kind = [](const std::string& author, const std::string& last) {
    Article article;
    article.author = author;
    article.text = "Rain fell.\n\nIt stopped.\n\nThe river rose.\n\nIt fell.\n\n" + last;
    split_paragraphs(article);
    mark_boilerplate(article, lexicon());
    return article.paragraphs.back().kind;
  };
  CHECK(last_kind("Ann Roe", "Ann Roe covers the courts.") == SentenceKind::kBoilerplate);
  CHECK(last_kind("Ann Roe", "By Ann Roe") == SentenceKind::kBoilerplate);
  CHECK(last_kind("Ann Roe", "Ann Roebuck covers the courts.") == SentenceKind::kBody);
  CHECK(last_kind("", "Ann Roe covers the courts.") == SentenceKind::kBody);
}

TEST_CASE("in tokenised text each line is judged alone") {
  Article article;
  article.text =
      "He said no -LRB- AP -RRB- .\nShe left .\nSubscribe to our newsletter .\nThen it rained .";
  split_paragraphs(article);
  mark_boilerplate(article, lexicon());
  REQUIRE(article.paragraphs.size() == 3);
  CHECK(article.at(article.paragraphs[0].span) == "He said no -LRB- AP -RRB- .\nShe left .");
  CHECK(article.paragraphs[1].kind == SentenceKind::kBoilerplate);
  CHECK(article.at(article.paragraphs[2].span) == "Then it rained .");
}
