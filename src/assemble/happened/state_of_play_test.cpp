#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "assemble/happened/hand_line.h"

using namespace dateline;

namespace {

constexpr CivilDate kMonday{2021, 6, 7}, kTuesday{2021, 6, 8}, kThursday{2021, 6, 10},
    kFriday{2021, 6, 11};

std::vector<std::string> lines_of(const std::vector<Sourced<Event>>& events) {
  std::vector<std::string> lines;
  for (const auto& line : state_of_play(events)) lines.push_back(line.value.text);
  return lines;
}

}  // namespace

TEST_CASE("of lines that weigh nearly the same the newest are told, in order of time") {
  const std::string strike = "Workers at the harbour walked out.", law = "Parliament passed a law.",
                    talks = "The owners called for talks.", end = "Ships were loaded again.";
  CHECK(lines_of({hand_line(kMonday, strike, 520), hand_line(kTuesday, law, 500),
                  hand_line(kThursday, talks, 500), hand_line(kFriday, end, 500)}) ==
        std::vector<std::string>{law, talks, end});
}

TEST_CASE("a toll that rose is told once, as it is now") {
  const std::string before = "The number of dead in the Lisbon harbour fire has risen to nine.",
                    now = "The Lisbon harbour fire killed eleven people.";
  CHECK(lines_of({hand_line(kThursday, before, 500), hand_line(kFriday, now, 500)}) ==
        std::vector<std::string>{now});
}

TEST_CASE("what several tell stands before what one tells") {
  const std::string fell = "The bridge at Porto fell.", song = "Lina Borg sang in Faro.",
                    law = "The city of Braga passed a law.",
                    talks = "The owners in Evora called for talks.";
  Sourced<Event> told = hand_line(kMonday, fell, 400);
  for (int i = 0; i < 3; ++i) told.sources.push_back(told.sources.front());
  CHECK(lines_of({told, hand_line(kTuesday, law, 400), hand_line(kThursday, song, 500),
                  hand_line(kFriday, talks, 500)}) == std::vector<std::string>{fell, song, talks});
}

TEST_CASE("what points out of its line stands behind the rest") {
  const std::string fired = "Two men fired at him from a car.",
                    killed = "A union leader was killed.", law = "Parliament passed a law.",
                    talks = "The owners called for talks.";
  CHECK(lines_of({hand_line(kMonday, killed, 300), hand_line(kTuesday, law, 300),
                  hand_line(kThursday, talks, 300), hand_line(kFriday, fired, 900)}) ==
        std::vector<std::string>{killed, law, talks});
}

TEST_CASE("the move that was told before the line says nothing; a decision to leave says which") {
  const std::string move = "The mayor announced the move, which will help many, in Evora.",
                    decision = "Lina Borg defended the decision to leave Faro.",
                    law = "The city of Porto passed a law.", vote = "The town of Lisbon voted.";
  CHECK(lines_of({hand_line(kMonday, law, 300), hand_line(kTuesday, vote, 300),
                  hand_line(kThursday, decision, 500), hand_line(kFriday, move, 900)}) ==
        std::vector<std::string>{law, vote, decision});
}

TEST_CASE("a pronoun at the end is one of those that the line names") {
  const std::string killed = "Bo Hill was shot by men who had sought him.",
                    vote = "The town of Lisbon voted.", law = "The city of Porto passed a law.",
                    talks = "Lina Borg called for talks.";
  Sourced<Event> line = hand_line(kTuesday, killed, 600);
  line.value.targets.push_back(EntityId{});
  CHECK(lines_of({hand_line(kMonday, vote, 300), line, hand_line(kThursday, law, 300),
                  hand_line(kFriday, talks, 300)}) == std::vector<std::string>{killed, law, talks});
}

TEST_CASE("what names nobody and no place stands behind the rest") {
  const std::string stared = "Boys sang, waved and threw their caps.",
                    vote = "The town of Lisbon voted.", law = "The city of Porto passed a law.",
                    talks = "Lina Borg called for talks.";
  CHECK(lines_of({hand_line(kMonday, vote, 300), hand_line(kTuesday, law, 300),
                  hand_line(kThursday, talks, 300), hand_line(kFriday, stared, 600)}) ==
        std::vector<std::string>{vote, law, talks});
}

TEST_CASE("of what is long over the weightier is told, and not the newer") {
  const std::string verdict = "The jury found Borg guilty.", mural = "In Lisbon a mural was made.",
                    walk = "In Porto a path was opened.", end = "Lina Borg left.";
  CHECK(lines_of({hand_line({2021, 1, 5}, verdict, 700), hand_line({2021, 5, 1}, mural, 300),
                  hand_line({2021, 5, 20}, walk, 500), hand_line(kFriday, end, 500)}) ==
        std::vector<std::string>{verdict, walk, end});
}

TEST_CASE("a week with too few lines goes on with what was before") {
  const std::string verdict = "The jury found the dockers' leader guilty.",
                    walkout = "Workers at the harbour walked out.",
                    end = "Ships were loaded again.";
  CHECK(lines_of({hand_line({2021, 4, 1}, verdict, 500), hand_line({2021, 3, 1}, walkout, 300),
                  hand_line(kFriday, end, 500)}) ==
        std::vector<std::string>{walkout, verdict, end});
}

TEST_CASE("what is told of a whole year makes no line of that year old") {
  const std::string end = "Ships were loaded again.";
  Sourced<Event> year = hand_line({2021, 1, 1}, "The harbour loses a third of its trade.", 500);
  year.value.when->last = {2021, 12, 31};
  CHECK(lines_of({hand_line(kFriday, end, 500), year}).back() == end);
}

TEST_CASE("in a long story what is about nobody it is about stands behind the rest") {
  const EntityId borg = EntityId::of(uint64_t{1} << 8), hill = EntityId::of(uint64_t{2} << 8);
  std::vector<Sourced<Event>> lines;
  for (int i = 0; i < 120; ++i) {
    lines.push_back(
        hand_line({2021, 1, 1}, "Lina Borg wrote letter " + std::to_string(i) + ".", 1));
    lines.back().value.actors = {borg};
  }
  const auto add = [&](CivilDate day, const std::string& text, int32_t score, EntityId who) {
    lines.push_back(hand_line(day, text, score));
    lines.back().value.actors = {who};
  };
  add(kMonday, "The mayor of Porto left.", 500, borg);
  add(kTuesday, "Lina Borg sold the ferry.", 500, borg);
  add(kThursday, "Lina Borg called for talks.", 500, borg);
  add(kFriday, "Bo Hill sang in Faro.", 600, hill);
  CHECK(lines_of(lines).back() == "Lina Borg called for talks.");
}
