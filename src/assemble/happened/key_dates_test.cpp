#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "assemble/happened/hand_line.h"

using namespace dateline;

namespace {

Story story_of(std::vector<Sourced<Event>> events, std::vector<StoryDay> days) {
  Story story;
  story.events = std::move(events);
  story.days = std::move(days);
  return story;
}

// A day that so many texts name.
StoryDay day(CivilDate date, int32_t weight, size_t texts = 0) {
  return {date, weight, std::vector<std::string>(texts, "It was on that day.")};
}

constexpr CivilDate kMonday{2021, 6, 7}, kTuesday{2021, 6, 8}, kFriday{2021, 6, 11};

}  // namespace

TEST_CASE("the heaviest days are picked and stand in order of time") {
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kTuesday, "Parliament passed a law on fishing.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1)},
                               {day(kMonday, 500), day(kTuesday, 100), day(kFriday, 900)});
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("of days that weigh nearly the same, the one beside a chosen day stands back") {
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kTuesday, "Parliament passed a law on fishing.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1)},
                               {day(kMonday, 500), day(kTuesday, 410), day(kFriday, 400)});
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("of days that weigh the same, the one that most texts of its weeks name is picked") {
  const CivilDate in_autumn{2021, 10, 4};
  const Story story =
      story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                hand_line(kFriday, "The harbour opened again to ships.", 1),
                hand_line(in_autumn, "Parliament passed a law on fishing.", 1)},
               {day(kMonday, 500, 1), day(kFriday, 500, 1), day(in_autumn, 500, 2)});
  CHECK(pick_key_events(story, 1, 1) == std::vector<uint32_t>{2});
}

TEST_CASE("of days that weigh the same, one that a later report still tells of is picked") {
  Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                          hand_line(kFriday, "The harbour opened again to ships.", 1)},
                         {day(kMonday, 500), day(kFriday, 500)});
  CHECK(pick_key_events(story, 1, 1) == std::vector<uint32_t>{0});
  story.events[1].value.changed = Instant::parse("2021-06-28");
  CHECK(pick_key_events(story, 1, 1) == std::vector<uint32_t>{1});
}

TEST_CASE("of days that weigh nearly the same, one of another time is picked") {
  const CivilDate next_year{2022, 6, 7};
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1),
                                hand_line(next_year, "Parliament passed a law on fishing.", 1)},
                               {day(kMonday, 500), day(kFriday, 420), day(next_year, 400)});
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("what is told in much the same words years later is something new") {
  const CivilDate years_later{2025, 6, 9};
  const auto picked = [](CivilDate second) {
    return pick_key_events(
        story_of({hand_line(kMonday, "Lina Borg is elected mayor of Porto.", 1),
                  hand_line(second, "Lina Borg is elected again as mayor of Porto.", 1)},
                 {day(kMonday, 500), day(second, 500)}),
        2, 1);
  };
  CHECK(picked(kFriday).size() == 1);
  CHECK(picked(years_later).size() == 2);
}

TEST_CASE("all time since a day is no day") {
  Story story = story_of({hand_line(kMonday, "The port has been closed since Monday.", 1),
                          hand_line(kFriday, "The harbour opened again to ships.", 1)},
                         {day(kMonday, 500), day(kFriday, 100)});
  story.events[0].value.when->qualifier = Qualifier::kAfter;
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{1});
}

TEST_CASE("the best lines of a day are picked, and none repeats another") {
  const Story story =
      story_of({hand_line(kMonday, "Workers at the Lisbon harbour went on strike.", 300),
                hand_line(kMonday, "Harbour workers in Lisbon went on strike at dawn.", 200),
                hand_line(kMonday, "Parliament passed a law on fishing quotas.", 100)},
               {day(kMonday, 500)});
  CHECK(pick_key_events(story, 1, 2) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("a short line repeats no other for two words that both have") {
  const Story story =
      story_of({hand_line(kMonday, "Lina Borg was found guilty of fraud on Monday.", 300),
                hand_line(kMonday, "Borg has pleaded not guilty.", 200)},
               {day(kMonday, 500)});
  CHECK(pick_key_events(story, 1, 2) == std::vector<uint32_t>{0, 1});
}

TEST_CASE("the state of play tells the newest days; a story of old events only has none") {
  std::vector<Sourced<Event>> events{hand_line({2019, 1, 5}, "The harbour was sold.", 900),
                                     hand_line(kFriday, "The harbour opened again to ships.", 100)};
  const auto lines = state_of_play(events);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value.text == "The harbour opened again to ships.");
  for (auto& line : events) line.value.part = StoryPart::kBackground;
  CHECK(state_of_play(events).empty());
}
