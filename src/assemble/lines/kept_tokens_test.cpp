#include "assemble/lines/kept_tokens.h"

#include <doctest/doctest.h>

#include <string_view>

#include "assemble/lines/lines.h"
#include "model/hand_article.h"

using namespace dateline;

TEST_CASE("a line loses a date without a mark before its sentence, and is of that day") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "2/NUM June/PROPN The/DET mayor/NOUN refused/VERB to/PART sign/VERB the/DET new/ADJ law/NOUN "
      "./PUNCT");
  hand.add_sentence(
      "2/NUM June/PROPN rains/NOUN hurt/VERB the/DET mayor/NOUN 's/PART new/ADJ garden/NOUN "
      "./PUNCT");
  for (uint32_t begin : {0u, hand.article.sentences[1].begin_token}) {
    DateMention date;
    date.begin_token = begin;
    date.end_token = begin + 2;
    date.has_when = true;
    date.when = when_day({2021, 6, 2});
    hand.article.dates.push_back(date);
  }
  REQUIRE(label_date(hand.article, 0) != nullptr);
  CHECK(label_date(hand.article, 0)->begin_token == 0);
  CHECK(cut_line(hand.article, 0) == "The mayor refused to sign the new law.");
  CHECK(label_date(hand.article, 1) == nullptr);
}

TEST_CASE("a line loses its year in a list of years") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  const auto add_years = [&hand](int years) {
    for (int year = 0; year < years; ++year) {
      const uint32_t begin = hand.article.tokens.count();
      hand.add_sentence(
          "1999/NUM Borg/PROPN joins/VERB the/DET council/NOUN of/ADP the/DET town/NOUN ./PUNCT");
      DateMention date;
      date.begin_token = begin;
      date.end_token = begin + 1;
      date.has_when = true;
      date.when = when_interval({1999, 1, 1}, {1999, 12, 31});
      date.when.precision = Precision::kYear;
      hand.article.dates.push_back(date);
    }
  };
  add_years(2);
  CHECK(cut_line(hand.article, 0) == "1999 Borg joins the council of the town.");
  add_years(1);
  CHECK(cut_line(hand.article, 0) == "Borg joins the council of the town.");
}

TEST_CASE("a day told from another leaves its line where it is known, and leaves none where not") {
  const auto told = [](std::string_view words, bool is_known) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(words);
    DateMention date;
    date.end_token = 3;
    date.has_when = is_known;
    date.when = when_day({2021, 6, 2});
    hand.article.dates.push_back(date);
    return line_quality(hand.article, 0) > 0 ? cut_line(hand.article, 0) : "";
  };
  constexpr std::string_view kComma =
      "Four/NUM days/NOUN earlier/ADV ,/PUNCT Borg/PROPN left/VERB the/DET old/ADJ hall/NOUN "
      "./PUNCT";
  constexpr std::string_view kFree =
      "A/DET day/NOUN earlier/ADV the/DET mayor/NOUN left/VERB the/DET old/ADJ hall/NOUN ./PUNCT";
  constexpr std::string_view kNext =
      "The/DET next/ADJ day/NOUN ,/PUNCT Borg/PROPN left/VERB the/DET old/ADJ hall/NOUN ./PUNCT";
  CHECK(told(kComma, true) == "Borg left the old hall.");
  CHECK(told(kNext, true) == "Borg left the old hall.");
  CHECK(told(kFree, true) == "The mayor left the old hall.");
  for (std::string_view words : {kComma, kFree, kNext}) CHECK(told(words, false) == "");
}

TEST_CASE("a line loses a set phrase that ties it to what stands before") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "At/ADP the/DET same/ADJ time/NOUN ,/PUNCT Borg/PROPN sold/VERB/sell the/DET ferry/NOUN "
      "./PUNCT");
  hand.add_sentence(
      "At/ADP the/DET old/ADJ port/NOUN ,/PUNCT Borg/PROPN sold/VERB/sell the/DET ferry/NOUN "
      "./PUNCT");
  CHECK(cut_line(hand.article, 0) == "Borg sold the ferry.");
  CHECK(cut_line(hand.article, 1) == "At the old port, Borg sold the ferry.");
}
