#include <doctest/doctest.h>

#include <string>

#include "extract/extract.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Result<Lexicon> loaded = Lexicon::load(DL_SOURCE_DIR "/data");
  REQUIRE(loaded);
  return *loaded;
}

// One sentence, published on Wednesday 8 January 2020 unless said otherwise; no tokens are needed.
Article read_dates(std::string_view text, std::string_view published = "2020-01-08") {
  Article article;
  article.text = text;
  article.published = Instant::parse(published);
  article.sentences.push_back({.span = {0, static_cast<uint32_t>(text.size())}});
  extract_dates(article, lexicon());
  return article;
}

std::string values(const Article& article) {
  std::string out;
  for (const DateMention& date : article.dates) {
    if (!out.empty()) out += ' ';
    out += std::string(article.at(date.span)) + "=" + std::string(date.value.view());
  }
  return out;
}

}  // namespace

TEST_CASE("every rule of data/date_rules.tsv reads its own example") {
  const auto& rules = lexicon().date_rules().rules();
  REQUIRE(rules.size() > 100);
  for (size_t ix = 0; ix < rules.size(); ++ix) {
    const DateRule& rule = rules[ix];
    CAPTURE(rule.line);
    CAPTURE(rule.pattern);
    CAPTURE(rule.example);
    const Article article = read_dates(rule.example);
    CAPTURE(values(article));
    if (rule.expected == "-") {
      CHECK(article.dates.empty());
      continue;
    }
    bool found = false;
    for (const DateMention& date : article.dates)
      found |= date.rule == 1000 + ix && date.value.view() == rule.expected;
    CHECK(found);
  }
}

TEST_CASE("numbers, names and marks that only look like dates") {
  for (const char* text :
       {"About 1,500 people came.", "The score was 3-2.", "Call 555-1234 or 020 7946 0018.",
        "It cost $2000.", "He may come and they march on.", "The Sunday Times wrote it.",
        "He saw 2020 troops."}) {
    CAPTURE(text);
    CHECK(values(read_dates(text)) == "");
  }
}

TEST_CASE("the tense of the clause decides the direction") {
  CHECK(values(read_dates("They will meet on Friday.")) == "Friday=2020-01-10");
  CHECK(values(read_dates("He will be buried on Friday.")) == "Friday=2020-01-10");
  CHECK(values(read_dates("They met on Friday.")) == "Friday=2020-01-03");
  CHECK(values(read_dates("They will meet in March.")) == "March=2020-03");
  CHECK(values(read_dates("They will meet on Friday. She was chosen a day earlier.")) ==
        "Friday=2020-01-10 a day earlier=2020-01-07");
  CHECK(values(read_dates("They met in March.")) == "March=2019-03");
}

TEST_CASE("without a publication date nothing is made up") {
  CHECK(values(read_dates("They met on Friday.", "")) == "Friday=XXXX-WXX-5");
  CHECK(values(read_dates("They met on 3 January 2018 and left the next day.", "")) ==
        "3 January 2018=2018-01-03 the next day=2018-01-04");
}

TEST_CASE("precision, basis and qualifier") {
  const auto edtf = [](std::string_view text) {
    const Article article = read_dates(text);
    REQUIRE(article.dates.size() == 1);
    return article.dates[0].when.to_edtf() + " " +
           std::string(name_of(article.dates[0].when.basis));
  };
  CHECK(edtf("It fell in 1953.") == "1953 stated");
  CHECK(edtf("It fell in about 1953.") == "1953~ stated");
  CHECK(edtf("It fell last week.") == "2019-12-30/2020-01-05 relative");
  CHECK(edtf("It must end by January 8, 2020.") == "../2020-01-08 stated");
  CHECK(edtf("It came in the 1990s.") == "199X stated");
}
