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
        "He saw 2020 troops.", "A 2000-page report and a 1500-seat hall.",
        "The wave struck at 1653 (the port was shut)."}) {
    CAPTURE(text);
    CHECK(values(read_dates(text)) == "");
  }
}

TEST_CASE("a month or season of last year is that year's, last May is the one before") {
  const auto in_november = [](std::string_view text) {
    return values(read_dates(text, "2005-11-23"));
  };
  CHECK(in_november("It opened in May last year.") == "May last year=2004-05");
  CHECK(in_november("It opened in May of last year.") == "May of last year=2004-05");
  CHECK(in_november("It opened last May.") == "last May=2005-05");
  CHECK(in_november("It opened in June this year.") == "June this year=2005-06");
  CHECK(in_november("It began in the summer of last year.") == "the summer of last year=2004-SU");
  CHECK(in_november("It began last summer.") == "last summer=2005-SU");
}

TEST_CASE("a year that stands before its month or day") {
  const auto in_november = [](std::string_view text) {
    return values(read_dates(text, "2005-11-23"));
  };
  CHECK(in_november("It opened last year in May.") == "last year in May=2004-05");
  CHECK(in_november("It opened last year, in May.") == "last year, in May=2004-05");
  CHECK(in_november("It opened this year in May.") == "this year in May=2005-05");
  CHECK(in_november("It will open next year in May.") == "next year in May=2006-05");
  CHECK(in_november("It opened last year on 3 May.") == "last year on 3 May=2004-05-03");
  CHECK(in_november("It opened last year on May 3.") == "last year on May 3=2004-05-03");
  CHECK(in_november("It fell from last year's May.") == "last year's May=2004-05");
}

TEST_CASE("9/11 and 7/7 are days where news means them") {
  CHECK(values(read_dates("The 9/11 attacks changed the city.")) == "9/11=2001-09-11");
  CHECK(values(read_dates("The families of the victims of 9/11 met.")) == "9/11=2001-09-11");
  CHECK(values(read_dates("Her brother was killed on 9/11.")) == "9/11=2001-09-11");
  CHECK(values(read_dates("The post-9/11 wars cost much.")) == "9/11=2001-09-11");
  CHECK(values(read_dates("He survived the 7/7 bombings.")) == "7/7=2005-07-07");
  for (const char* text :
       {"He made 9/11 of his shots.", "The score was 7/7.", "It was signed on 9/11.",
        "Only 9/11% of them came.", "Line 7/7-9 is closed after 9/11B."}) {
    CAPTURE(text);
    CHECK(values(read_dates(text)).empty());
  }
  CHECK(values(read_dates("The attacks of 9/11/2003 failed.")) != "9/11=2001-09-11");
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

TEST_CASE("who means yesterday says yesterday") {
  CHECK(values(read_dates("They met last Tuesday.")) == "last Tuesday=2019-12-31");
  CHECK(values(read_dates("They met last Monday.")) == "last Monday=2020-01-06");
  CHECK(values(read_dates("They met on Tuesday.")) == "Tuesday=2020-01-07");
  CHECK(values(read_dates("They met this past Tuesday.")) == "this past Tuesday=2020-01-07");
}

TEST_CASE("a Sunday paper's last week and weekend are those that end with it") {
  const auto on_sunday = [](std::string_view text) {
    return values(read_dates(text, "2020-01-12"));
  };
  CHECK(on_sunday("They met last week.") == "last week=2020-W02");
  CHECK(on_sunday("They met over the weekend.") == "the weekend=2020-W02-WE");
  CHECK(on_sunday("They met last weekend.") == "last weekend=2020-W01-WE");
  CHECK(on_sunday("They met last month.") == "last month=2019-12");
  CHECK(values(read_dates("They met last week.", "2020-01-11")) == "last week=2020-W01");
}

TEST_CASE("what is coming lies ahead") {
  CHECK(values(read_dates("Both have named candidates for the coming vote in June.")) ==
        "June=2020-06");
  CHECK(values(read_dates("Both have named candidates for the vote in June.")) == "June=2019-06");
  CHECK(values(read_dates("Both kept smoke from coming in, in June.")) == "June=2019-06");
  CHECK(values(read_dates("She was named head of the bank, effective June 1.")) ==
        "June 1=2020-06-01");
  CHECK(values(read_dates("They spoke of the slated visit in March.")) == "March=2020-03");
}

TEST_CASE("without a publication date nothing is made up") {
  CHECK(values(read_dates("They met on Friday.", "")) == "Friday=XXXX-WXX-5");
  CHECK(values(read_dates("They met on 3 January 2018 and left the next day.", "")) ==
        "3 January 2018=2018-01-03 the next day=2018-01-04");
}

TEST_CASE("in a history the next May is the story's; years ago are counted from the writer's day") {
  const std::string past =
      "It began in 1961. It burned in 1968 and in 1972. It was sold in 1979, lost in 1984 and "
      "named in 1991. In 1992 it was closed. ";
  const auto last = [&](std::string_view sentence) {
    const Article article = read_dates(past + std::string(sentence));
    REQUIRE(!article.dates.empty());
    return std::string(article.dates.back().value.view());
  };
  CHECK(last("In May it opened.") == "1992-05");
  CHECK(last("The next year it opened.") == "1993");
  CHECK(last("The fire was 59 years ago.") == "1961");
  CHECK(last("On Friday it closed.") == "2020-01-03");
  // Words that point to the writer's day are of news.
  CHECK(last("Last month it rose, and this week it fell. In May it opened.") == "2019-05");
}

TEST_CASE("a passage that told month and year goes on in that year") {
  const auto in_turn = [](std::string_view first, std::string_view second) {
    Article article = read_dates(first);
    article.dates.clear();
    article.text += second;
    const auto begin = static_cast<uint32_t>(first.size());
    article.sentences.push_back({.span = {begin, static_cast<uint32_t>(article.text.size())}});
    extract_dates(article, lexicon());
    return std::string(article.dates.back().value.view());
  };
  CHECK(in_turn("The king fled in January 1979.", "Lina Borg came on Feb. 1.") == "1979-02-01");
  CHECK(in_turn("The yard was founded in 1979.", "It closed in February.") == "2019-02");
  CHECK(in_turn("He was in the raid of May 8, 1979, on a port.", "He died in June.") == "2019-06");
  CHECK(in_turn("The king fled in January 1979.", "He will come in June.") == "2020-06");
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
  CHECK(edtf("It fell in the past week.") == "2020-01-01/2020-01-08 relative");
  CHECK(edtf("It fell over the last year.") == "2019-01-08/2020-01-08 relative");
  CHECK(edtf("It must end by January 8, 2020.") == "../2020-01-08 stated");
  CHECK(edtf("It came in the 1990s.") == "199X stated");
  CHECK(edtf("It left shortly before 1 p.m. on Sunday.") == "2020-01-05 relative");
  CHECK(edtf("It left after 1 p.m. on Sunday.") == "2020-01-05 relative");
  CHECK(edtf("It left before Sunday.") == "../2020-01-04 relative");
  CHECK(edtf("It came earlier this week.") == "2020-01-06/2020-01-08 relative");
}
