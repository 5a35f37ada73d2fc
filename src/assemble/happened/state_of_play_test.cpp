#include <doctest/doctest.h>

#include "assemble/assemble.h"

using namespace dateline;

namespace {

constexpr CivilDate kMonday{2021, 6, 7}, kTuesday{2021, 6, 8}, kThursday{2021, 6, 10},
    kFriday{2021, 6, 11};

Sourced<Event> line_of(CivilDate day, const std::string& text, int32_t score) {
  Event event;
  event.when = when_day(day);
  event.text = text;
  event.score = score;
  return {event, NonEmpty<SourceRef>(SourceRef{})};
}

std::vector<std::string> lines_of(const std::vector<Sourced<Event>>& events) {
  std::vector<std::string> lines;
  for (const auto& line : state_of_play(events)) lines.push_back(line.value);
  return lines;
}

}  // namespace

TEST_CASE("of lines that weigh nearly the same the newest are told, in order of time") {
  const std::string strike = "Workers at the harbour walked out.", law = "Parliament passed a law.",
                    talks = "The owners called for talks.", end = "Ships were loaded again.";
  CHECK(lines_of({line_of(kMonday, strike, 520), line_of(kTuesday, law, 500),
                  line_of(kThursday, talks, 500), line_of(kFriday, end, 500)}) ==
        std::vector<std::string>{law, talks, end});
}

TEST_CASE("a toll that rose is told once, as it is now") {
  const std::string before = "The number of dead in the Lisbon harbour fire has risen to nine.",
                    now = "The Lisbon harbour fire killed eleven people.";
  CHECK(lines_of({line_of(kThursday, before, 500), line_of(kFriday, now, 500)}) ==
        std::vector<std::string>{now});
}

TEST_CASE("what points out of its line stands behind the rest") {
  const std::string fired = "Two men fired at him from a car.",
                    killed = "A union leader was killed.", law = "Parliament passed a law.",
                    talks = "The owners called for talks.";
  CHECK(lines_of({line_of(kMonday, killed, 300), line_of(kTuesday, law, 300),
                  line_of(kThursday, talks, 300), line_of(kFriday, fired, 900)}) ==
        std::vector<std::string>{killed, law, talks});
}
