#include "assemble/lines/news_day.h"

#include <doctest/doctest.h>

#include <string_view>

#include "assemble/lines/hand_events.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

void add_dated_event(HandArticle& hand, std::string_view word, uint32_t date) {
  EventMention event;
  event.token = hand.find(word);
  event.sentence = hand.article.dates[date].sentence;
  event.date = date;
  event.when = hand.article.dates[date].when;
  event.has_when = true;
  hand.article.events.push_back(event);
}

}  // namespace

TEST_CASE("the date that a page bears opens no report") {
  const auto opens_with = [](const When& when) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("Wednesday/PROPN Farmers/NOUN blocked/VERB/block a/DET bridge/NOUN ./PUNCT");
    add_date(hand, "Wednesday", when);
    return opens_with_dated_news(hand.article);
  };
  CHECK_FALSE(opens_with(when_day({2021, 6, 9}, Basis::kStated)));
  CHECK(opens_with(when_day({2021, 6, 9}, Basis::kRelative)));
  CHECK(opens_with(when_day({2021, 6, 8}, Basis::kStated)));
}

TEST_CASE("the day of what the opening only names is not what the article is about") {
  for (const bool is_named : {false, true}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "The/DET rig/NOUN that/PRON sank/VERB/sink on/ADP Monday/PROPN had/AUX been/AUX "
        "rusty/ADJ ./PUNCT");
    if (is_named)
      hand.parse("rusty", {{"rig", "rusty", Deprel::kNsubj},
                           {"sank", "rig", Deprel::kAclRelcl},
                           {"Monday", "sank", Deprel::kObl}});
    add_date(hand, "Monday", when_day({2021, 6, 7}, Basis::kRelative));
    add_dated_event(hand, "sank", 0);
    CHECK(news_day_of(hand.article).has_value() == !is_named);
  }
}

TEST_CASE("a report that tells of the day after its date as over is of that day") {
  for (const bool is_over : {false, true}) {
    HandArticle hand("dawn.example/1", "2021-06-07");
    hand.add_sentence("The/DET bank/NOUN failed/VERB/fail ./PUNCT");
    hand.add_sentence("Crowds/NOUN gathered/VERB/gather early/ADV on/ADP Tuesday/PROPN ./PUNCT");
    add_date(hand, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
    hand.article.dates.back().is_over = is_over;
    CHECK(news_day_of(hand.article) ==
          (is_over ? std::optional(CivilDate{2021, 6, 8}) : std::nullopt));
  }
}
