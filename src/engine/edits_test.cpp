#include "engine/edits.h"

#include <doctest/doctest.h>

namespace dateline {
namespace {

SourceRef ref(uint32_t sentence) {
  return {ArticleId{{1, 2}}, sentence, {sentence * 10, sentence * 10 + 5}, "words"};
}

Sourced<Event> event(uint64_t id, const std::string& text, int day,
                     std::vector<SourceRef> sources) {
  Event value;
  value.id = {id};
  value.text = text;
  value.when = when_day({2021, 3, static_cast<uint8_t>(day)});
  value.outlets = static_cast<int32_t>(sources.size());
  return {value, NonEmpty<SourceRef>(std::move(sources))};
}

Story ferry_story() {
  Story story;
  story.id = {7};
  story.title = "The ferry";
  Entity captain;
  captain.id = {40};
  captain.name = "J. Novak";
  captain.mentions = {{ArticleId{{1, 2}}, {3, 11}}};
  story.entities = {captain};
  story.events = {event(1, "The ferry ran aground.", 3, {ref(1)}),
                  event(2, "Forty people were rescued.", 4, {ref(2), ref(3)})};
  return story;
}

const std::string kFirst = EventId{1}.to_string(), kSecond = EventId{2}.to_string();

std::string words_of(const SourceRef& source) {
  return "Sentence " + std::to_string(source.sentence) + ".";
}

Edit edit(const std::string& line, const std::string& key, const std::string& value) {
  const Result<Edit> made = make_edit(ferry_story(), line, key, value);
  REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().message));
  return *made;
}

Story edited(const Edit& edit) {
  Story story = ferry_story();
  apply_edits(story, {&edit, 1}, words_of);
  CHECK(story.conflicts.empty());
  return story;
}

TEST_CASE("title, name, date, part and pin write what they say") {
  CHECK(edited(edit(StoryId{7}.to_string(), "title", "Aground")).title == "Aground");
  CHECK(edited(edit(EntityId{40}.to_string(), "name", "Jana Novak")).entities[0].name ==
        "Jana Novak");
  CHECK(edited(edit(kFirst, "part", "background")).events[0].value.part == StoryPart::kBackground);
  CHECK(edited(edit(kSecond, "pin", "")).events[1].value.is_key);
}

TEST_CASE("a new date moves the line to its place") {
  const Story story = edited(edit(kFirst, "date", "2021-03-09"));
  CHECK(story.events[1].value.id == EventId{1});
  CHECK(story.events[1].value.when->to_edtf() == "2021-03-09");
}

TEST_CASE("a hidden line is gone") {
  const Story story = edited(edit(kFirst, "hide", ""));
  REQUIRE(story.events.size() == 1);
  CHECK(story.events[0].value.id == EventId{2});
}

TEST_CASE("a merge gives the sources to the other line") {
  const Story story = edited(edit(kFirst, "merge", kSecond));
  REQUIRE(story.events.size() == 1);
  CHECK(story.events[0].sources.size() == 3);
  CHECK(story.events[0].value.outlets == 3);
}

TEST_CASE("a split makes a line of some sources") {
  const Story story = edited(edit(kSecond, "split", "2"));
  REQUIRE(story.events.size() == 3);
  int with_third_sentence = 0;
  for (const auto& event : story.events)
    with_third_sentence += event.value.text == "Sentence 3." && event.sources.size() == 1;
  CHECK(with_third_sentence == 1);
}

TEST_CASE("a line that loses its first source is told by the next, and the words go with theirs") {
  const Story story = edited(edit(kSecond, "split", "1"));
  REQUIRE(story.events.size() == 3);
  for (const auto& event : story.events) {
    if (event.sources.front().sentence == 2)
      CHECK(event.value.text == "Forty people were rescued.");
    if (event.sources.front().sentence == 3) CHECK(event.value.text == "Sentence 3.");
  }
}

TEST_CASE("what was merged and is split off again is told in its own words") {
  const Edit merge = edit(kFirst, "merge", kSecond);
  Story story = ferry_story();
  apply_edits(story, {&merge, 1}, words_of);
  REQUIRE(story.events.size() == 1);
  const Result<Edit> split = make_edit(story, kSecond, "split", "3");
  REQUIRE(split.has_value());
  apply_edits(story, {&*split, 1}, words_of);
  REQUIRE(story.events.size() == 2);
  for (const auto& event : story.events)
    if (event.sources.front().sentence == 1) CHECK(event.value.text == "The ferry ran aground.");
}

TEST_CASE("an edit finds its line by its sentences when the id has changed") {
  const Edit hide = edit(kSecond, "hide", "");
  Story story = ferry_story();
  story.events[1].value.id = {99};
  apply_edits(story, {&hide, 1}, words_of);
  CHECK(story.conflicts.empty());
  CHECK(story.events.size() == 1);
}

TEST_CASE("other evidence than the editor knew is a conflict, and the edit stands") {
  const Edit date = edit(kFirst, "date", "2021-03-09");
  Story story = ferry_story();
  story.events[0].value.when = when_day({2021, 3, 5});
  apply_edits(story, {&date, 1}, words_of);
  REQUIRE(story.conflicts.size() == 1);
  CHECK(story.conflicts[0].found == "2021-03-05");
  CHECK(story.events[1].value.when->to_edtf() == "2021-03-09");
}

TEST_CASE("an edit of a line that is gone is a conflict") {
  const Edit date = edit(kFirst, "date", "2021-03-09");
  Story story = ferry_story();
  story.events.erase(story.events.begin());
  apply_edits(story, {&date, 1}, words_of);
  REQUIRE(story.conflicts.size() == 1);
  CHECK(story.conflicts[0].found.empty());
}

TEST_CASE("the newest edit of a line is found by its id or by its sentences") {
  std::vector<Edit> edits{edit(kFirst, "date", "2021-03-09"), edit(kSecond, "pin", ""),
                          edit(kFirst, "part", "background")};
  for (size_t i = 0; i < edits.size(); ++i) edits[i].number = static_cast<int64_t>(i) + 1;
  Story story = ferry_story();
  CHECK(newest_edit_of(story, edits, kFirst) == 3);
  CHECK(!newest_edit_of(story, edits, EntityId{40}.to_string()));
  story.events[1].value.id = {99};
  CHECK(newest_edit_of(story, edits, EventId{99}.to_string()) == 2);
}

TEST_CASE("what cannot be edited is refused with the reason") {
  const auto code = [](const std::string& line, const std::string& key, const std::string& value) {
    const Result<Edit> made = make_edit(ferry_story(), line, key, value);
    REQUIRE(!made.has_value());
    return made.error().code;
  };
  CHECK(code("v000000000000", "hide", "") == ErrorCode::kNotFound);
  CHECK(code(kFirst, "colour", "red") == ErrorCode::kUsage);
  CHECK(code(kFirst, "date", "yesterday") == ErrorCode::kUsage);
  CHECK(code(kFirst, "name", "Ferry") == ErrorCode::kUsage);
  CHECK(code(kFirst, "merge", kFirst) == ErrorCode::kUsage);
  CHECK(code(kFirst, "merge", "v000000000000") == ErrorCode::kUsage);
  CHECK(code(kFirst, "merge", "") == ErrorCode::kUsage);
  CHECK(code(kSecond, "split", "1,2") == ErrorCode::kUsage);
  CHECK(code(kSecond, "split", "3") == ErrorCode::kUsage);
  CHECK(code(kSecond, "split", "x") == ErrorCode::kUsage);
  CHECK(code(EntityId{40}.to_string(), "part", "background") == ErrorCode::kUsage);
}

}  // namespace
}  // namespace dateline
