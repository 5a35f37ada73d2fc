#include "extract/dates/publication.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

Article undated(std::initializer_list<std::string> sentences, const std::string& url = "") {
  Article article;
  article.url = url;
  for (const std::string& sentence : sentences) {
    const auto begin = static_cast<uint32_t>(article.text.size());
    article.text += sentence + "\n";
    article.sentences.push_back({.span = {begin, begin + static_cast<uint32_t>(sentence.size())}});
  }
  return article;
}

}  // namespace

TEST_CASE("a full date in a line of its own is the day of publication") {
  Article article = undated({"Wednesday, March 4, 2020", "The port was closed on Monday."});
  const auto guess = guess_publication(article, lexicon());
  REQUIRE(guess);
  CHECK(guess->day == CivilDate{2020, 3, 4});
  CHECK(guess->confidence >= kPublicationBar);
  date_undated(article, lexicon());
  REQUIRE(article.published);
  CHECK(article.published->to_string() == "2020-03-04");
  REQUIRE(article.diagnostics.size() == 1);
  CHECK(article.diagnostics[0].code == DiagnosticCode::kNoPublicationDate);
}

TEST_CASE("the address tells the day") {
  const Article article =
      undated({"The port was closed."}, "https://harbour.example/2020/03/05/port");
  const auto guess = guess_publication(article, lexicon());
  REQUIRE(guess);
  CHECK(guess->day == CivilDate{2020, 3, 5});
}

TEST_CASE("a day told in full and by its weekday bounds the day") {
  const Article article =
      undated({"The port was closed on March 2, 2020.", "Since Monday nobody has left it.",
               "On Monday the mayor resigned, and yesterday he came back."});
  const auto guess = guess_publication(article, lexicon());
  REQUIRE(guess);
  CHECK(guess->day == CivilDate{2020, 3, 3});
}

TEST_CASE("an article without a full date stays undated") {
  Article article = undated({"The port was closed on Monday.", "It had opened in 1953."});
  CHECK_FALSE(guess_publication(article, lexicon()));
  date_undated(article, lexicon());
  CHECK_FALSE(article.published);
}

TEST_CASE("a lone date of long ago is no good guess") {
  Article article = undated({"The port was opened on March 2, 1953, by the queen."});
  date_undated(article, lexicon());
  CHECK_FALSE(article.published);
}
