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

constexpr CivilDate kMonday{2021, 6, 7}, kTuesday{2021, 6, 8}, kFriday{2021, 6, 11};

}  // namespace

TEST_CASE("the heaviest days are picked and stand in order of time") {
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kTuesday, "Parliament passed a law on fishing.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1)},
                               {{kMonday, 500}, {kTuesday, 100}, {kFriday, 900}});
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("of days that weigh nearly the same, the one beside a chosen day stands back") {
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kTuesday, "Parliament passed a law on fishing.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1)},
                               {{kMonday, 500}, {kTuesday, 410}, {kFriday, 400}});
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("of days that weigh the same, the one with the most lines of its weeks is picked") {
  const CivilDate in_autumn{2021, 10, 4};
  const Story story = story_of({hand_line(kMonday, "Workers at the harbour went on strike.", 1),
                                hand_line(kFriday, "The harbour opened again to ships.", 1),
                                hand_line(in_autumn, "Parliament passed a law on fishing.", 1),
                                hand_line(in_autumn, "The port lost its case in court.", 1)},
                               {{kMonday, 500}, {kFriday, 500}, {in_autumn, 500}});
  CHECK(pick_key_events(story, 1, 1) == std::vector<uint32_t>{2});
}

TEST_CASE("all time since a day is no day") {
  Story story = story_of({hand_line(kMonday, "The port has been closed since Monday.", 1),
                          hand_line(kFriday, "The harbour opened again to ships.", 1)},
                         {{kMonday, 500}, {kFriday, 100}});
  story.events[0].value.when->qualifier = Qualifier::kAfter;
  CHECK(pick_key_events(story, 2, 1) == std::vector<uint32_t>{1});
}

TEST_CASE("the best lines of a day are picked, and none repeats another") {
  const Story story =
      story_of({hand_line(kMonday, "Workers at the Lisbon harbour went on strike.", 300),
                hand_line(kMonday, "Harbour workers in Lisbon went on strike at dawn.", 200),
                hand_line(kMonday, "Parliament passed a law on fishing quotas.", 100)},
               {{kMonday, 500}});
  CHECK(pick_key_events(story, 1, 2) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("the state of play tells the newest days; a story of old events only has none") {
  std::vector<Sourced<Event>> events{hand_line({2019, 1, 5}, "The harbour was sold.", 900),
                                     hand_line(kFriday, "The harbour opened again to ships.", 100)};
  const auto lines = state_of_play(events);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value == "The harbour opened again to ships.");
  for (auto& line : events) line.value.part = StoryPart::kBackground;
  CHECK(state_of_play(events).empty());
}
