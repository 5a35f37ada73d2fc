#include "render/outline.h"

#include <doctest/doctest.h>

#include "render/hand_made_story.h"
#include "render/words.h"

using namespace dateline;

TEST_CASE("who is who of a choice of lines names those in them") {
  const Story story = hand_made_story();
  CHECK(who_is_who(story, story).size() == 1);  // the others are named once
  Story choice = without_lines(story);
  CHECK(who_is_who(choice, story).empty());
  choice.entities[1].mentions.clear();  // Ostra, where nothing of the choice is
  choice.quotes = story.quotes;
  REQUIRE(who_is_who(choice, story).size() == 1);
  CHECK(who_is_who(choice, story)[0]->name == "Mira Tolland");
}

TEST_CASE("days run from the newest to the oldest, undated lines on the day of their report") {
  const Story story = hand_made_story();
  const auto days = happened_by_day(story);
  REQUIRE(days.size() == 2);
  CHECK(days[0].heading == "6 March 2031");
  CHECK(days[0].open[0]->value.text == "A crane fell into the harbour.");
  CHECK(days[1].heading == "3 March 2031");
  REQUIRE(days[1].open.size() == 1);
  CHECK(days[1].open[0]->value.is_key);
  REQUIRE(days[1].more.size() == 1);
}

TEST_CASE("a day without a key line opens with its most important line") {
  Story story = hand_made_story();
  for (auto& line : story.events) line.value.is_key = false;
  const auto days = happened_by_day(story);
  CHECK(days[1].open[0]->value.score == 900);
  CHECK(days[1].more[0]->value.score == 400);
}

TEST_CASE("dates of other precision have a heading of their own, and no date comes last") {
  Story story = hand_made_story();
  story.events[2].value.when = when_week({2031, 2, 17});
  story.events[4].value.first_reported.reset();
  const auto days = happened_by_day(story);
  REQUIRE(days.size() == 3);
  CHECK(days[1].heading == "week of 17 February 2031");
  CHECK(days[1].edtf == "2031-02-17/2031-02-23");
  CHECK(days[2].heading == "Date not known");
  CHECK(days[2].edtf.empty());
}

TEST_CASE("what is told of the running week stands on the day that told it") {
  Story story = hand_made_story();
  story.events[2].value.when = when_week({2031, 3, 3});
  CHECK(place_of(story.events[2].value)->to_words() == "4 March 2031");
}

TEST_CASE("a day that is only about known stands on that day") {
  Story story = hand_made_story();
  story.events[3].value.when->qualifier = Qualifier::kAbout;
  CHECK(happened_by_day(story)[1].more[0]->value.when->to_words() == "about 3 March 2031");
}

TEST_CASE("background runs forward under its years") {
  const Story story = hand_made_story();
  const auto years = background_by_year(story);
  REQUIRE(years.size() == 2);
  CHECK(years[0].heading == "1953");
  CHECK(years[1].heading == "2029");
}

TEST_CASE("quotes stand under their speakers, whom the story knows before the newest") {
  Story story = hand_made_story();
  auto newer = story.quotes[0];
  newer.value.speaker.reset();
  newer.value.speaker_name = "A docker";
  newer.value.when = when_day({2041, 3, 1});
  auto unnamed = newer;
  unnamed.value.speaker_name = "";
  unnamed.value.when.reset();
  story.quotes.insert(story.quotes.begin(), {unnamed, newer});
  const auto speakers = quotes_by_speaker(story, StoryIndex(story));
  REQUIRE(speakers.size() == 3);
  CHECK(speakers[0].name == "Mira Tolland");
  CHECK(speakers[1].name == "A docker");
  CHECK(speakers[2].name == "Speaker not known");
}

TEST_CASE("a line is disputed when a dispute rests on one of its sentences") {
  const Story story = hand_made_story();
  const StoryIndex index(story);
  CHECK(index.is_disputed(story.events[3]));
  CHECK_FALSE(index.is_disputed(story.events[2]));
  CHECK(flags_of(story.events[3], index) == std::vector<std::string>{"disputed"});
  CHECK(flags_of(story.events[4], index) == std::vector<std::string>{"date not told", "corrected"});
}
