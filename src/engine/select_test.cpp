#include "engine/select.h"

#include <doctest/doctest.h>

namespace dateline {
namespace {

const ArticleId kHarbour{{1, 1}}, kCoast{{2, 2}};

Sourced<Event> event(uint64_t id, const std::string& text, CivilDate day, ArticleId article,
                     int32_t score) {
  Event value;
  value.id = {id};
  value.text = text;
  value.when = when_day(day);
  value.score = score;
  return {value, NonEmpty<SourceRef>(SourceRef{article, 0, {0, 5}, "words"})};
}

Story ferry_story() {
  Story story;
  Entity captain;
  captain.id = {40};
  captain.name = "Jana Novák";
  story.entities = {captain};
  story.articles = {{kHarbour, "", "Harbour News", "", Instant::parse("2021-03-04")},
                    {kCoast, "", "Coast Radio", "", Instant::parse("2021-03-06")}};
  story.events = {event(1, "The ferry ran aground.", {2021, 3, 3}, kHarbour, 900),
                  event(2, "Captain Novák was questioned.", {2021, 3, 5}, kCoast, 300),
                  event(3, "The ferryman left.", {2021, 3, 6}, kCoast, 500)};
  story.events[1].value.targets = {captain.id};
  return story;
}

// The ids of the events that are left, as digits.
std::string kept(const Selection& selection) {
  std::string ids;
  for (const auto& event : select_lines(ferry_story(), selection).events)
    ids += std::to_string(event.value.id.value);
  return ids;
}

TEST_CASE("no filter keeps all") { CHECK(kept({}) == "123"); }

TEST_CASE("--about looks for whole words, folded") {
  CHECK(kept({.about = parse_about("FERRY")}) == "1");
  CHECK(kept({.about = parse_about("novak, aground")}) == "12");
  CHECK(kept({.about = parse_about("\"ran aground\"")}) == "1");
  CHECK(kept({.about = parse_about("\"aground ran\"")}) == "");
}

TEST_CASE("--about shows the wording of another source that has the word") {
  Story story = ferry_story();
  story.events[0].sources.push_back(SourceRef{kCoast, 3, {0, 9}, "other words"});
  story.events[0].value.wordings = {{kCoast, 3, "The Gull hit a reef."}};
  const auto about = [&](std::string_view word) {
    return select_lines(story, {.about = parse_about(word)}).events.at(0);
  };
  CHECK(about("gull").value.text == "The Gull hit a reef.");
  CHECK(about("gull").sources.front().article == kCoast);
  CHECK(about("ferry").value.text == "The ferry ran aground.");
}

TEST_CASE("--about counts the texts that name a day beside the word") {
  Story story = ferry_story();
  story.days = {{{2021, 3, 3}, 500, {"The ferry ran aground on 3 March.", "It rained on 3 March."}},
                {{2021, 3, 4}, 500, {"Nobody left on 4 March."}}};
  const auto days = select_lines(story, {.about = parse_about("ferry")}).days;
  REQUIRE(days.size() == 2);
  CHECK(days[0].namings == std::vector<std::string>{"The ferry ran aground on 3 March."});
  CHECK(days[1].namings.empty());
  CHECK(select_lines(story, {.outlet = "coast"}).days[0].namings.size() == 2);
}

TEST_CASE("--about ranks a line higher that has more of what is asked for") {
  const Selection asked{.about = parse_about("novak, captain, ferry")};
  const auto events = select_lines(ferry_story(), asked).events;
  REQUIRE(events.size() == 2);
  CHECK(events[0].value.score == 900);
  CHECK(events[1].value.score > 300);
}

TEST_CASE("--about text is cut at spaces and commas, phrases at their quotes") {
  CHECK(parse_about("iran \"Abu  Mahdi\",strike") ==
        std::vector<std::string>{"iran", "abu  mahdi", "strike"});
  CHECK(parse_about("\"left open") == std::vector<std::string>{"left open"});
  CHECK(parse_about(" ,\"\"").empty());
}

TEST_CASE("--from and --to are inclusive, and undated lines lie outside") {
  CHECK(kept({.from = CivilDate{2021, 3, 5}}) == "23");
  CHECK(kept({.to = CivilDate{2021, 3, 5}}) == "12");
  Story story = ferry_story();
  story.events[0].value.when.reset();
  CHECK(select_lines(story, {.to = CivilDate{2021, 3, 5}}).events.size() == 1);
}

TEST_CASE("a date without a begin lies inside no range that has one") {
  Story story = ferry_story();
  story.events[1].value.when->qualifier = Qualifier::kBefore;
  CHECK(select_lines(story, {.from = CivilDate{2021, 3, 1}}).events.size() == 2);
  CHECK(select_lines(story, {.to = CivilDate{2021, 3, 9}}).events.size() == 3);
}

TEST_CASE("--actor takes a name, a part of it, or an id") {
  CHECK(kept({.actor = "novak"}) == "2");
  CHECK(kept({.actor = EntityId{40}.to_string()}) == "2");
  CHECK(kept({.actor = "nobody"}) == "");
}

TEST_CASE("--outlet keeps what the outlet has") {
  CHECK(kept({.outlet = "coast"}) == "23");
  CHECK(kept({.outlet = "Harbour News"}) == "1");
}

TEST_CASE("a filter keeps the uses of loaded words that it asks for") {
  Story story = ferry_story();
  const auto use = [](ArticleId article, const char* sentence) {
    return Sourced<WordUse>{{}, NonEmpty<SourceRef>(SourceRef{article, 0, {0, 5}, sentence})};
  };
  story.loaded_words = {{"regime", "government", {use(kHarbour, "The regime fell.")}},
                        {"thug", "attacker", {use(kCoast, "Thugs boarded the ferry.")}}};
  const auto words = [&](const Selection& selection) {
    std::string out;
    for (const LoadedWord& word : select_lines(story, selection).loaded_words)
      out += word.word + " ";
    return out;
  };
  CHECK(words({}) == "regime thug ");
  CHECK(words({.limit = 1}) == "regime thug ");
  CHECK(words({.about = parse_about("ferry")}) == "thug ");
  CHECK(words({.outlet = "harbour"}) == "regime ");
  CHECK(words({.to = CivilDate{2021, 3, 5}}) == "regime ");
  CHECK(words({.actor = "nobody"}).empty());
  CHECK(words({.changed = std::set<std::string>{}}).empty());
}

TEST_CASE("--since keeps changed lines") {
  CHECK(kept({.changed = std::set{EventId{3}.to_string()}}) == "3");
}

TEST_CASE("--limit keeps the most important, in the order of the story") {
  CHECK(kept({.limit = 2}) == "13");
}

TEST_CASE("--limit leaves each part its lines, and quotes the newest") {
  Story story = ferry_story();
  story.events[0].value.part = StoryPart::kBackground;
  for (const uint8_t day : {uint8_t{4}, uint8_t{6}, uint8_t{5}}) {
    Quote quote;
    quote.text = std::to_string(day);
    quote.when = when_day({2021, 3, day});
    story.quotes.push_back({quote, NonEmpty<SourceRef>(SourceRef{kCoast, 0, {0, 5}, "words"})});
  }
  const Story limited = select_lines(story, {.limit = 1});
  REQUIRE(limited.events.size() == 2);
  CHECK(limited.events[1].value.text == "The ferryman left.");
  REQUIRE(limited.quotes.size() == 1);
  CHECK(limited.quotes[0].value.text == "6");
}

}  // namespace
}  // namespace dateline
