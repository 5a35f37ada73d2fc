#include "render/changes.h"

#include <doctest/doctest.h>

namespace dateline {
namespace {

Change change(const std::string& line, ChangeKind what, const std::string& before,
              const std::string& after) {
  return {2, *Instant::parse("2021-03-05"), LineKind::kEvent, line, what, before, after};
}

TEST_CASE("a line that came and went is left out") {
  CHECK(net_changes({change("v1", ChangeKind::kAdded, "", "A"),
                     change("v1", ChangeKind::kText, "A", "B"),
                     change("v1", ChangeKind::kWithdrawn, "B", "")})
            .empty());
}

TEST_CASE("a new line is only new, whatever happened to it since") {
  const auto net = net_changes(
      {change("v1", ChangeKind::kAdded, "", "A"), change("v1", ChangeKind::kDate, "2021", "2022")});
  REQUIRE(net.size() == 1);
  CHECK(net[0].what == ChangeKind::kAdded);
}

TEST_CASE("several changes of one thing are one, and there and back is none") {
  const auto net = net_changes({change("v1", ChangeKind::kDate, "2021", "2022"),
                                change("v1", ChangeKind::kDate, "2022", "2023"),
                                change("v2", ChangeKind::kText, "A", "B"),
                                change("v2", ChangeKind::kText, "B", "A")});
  REQUIRE(net.size() == 1);
  CHECK(net[0].before == "2021");
  CHECK(net[0].after == "2023");
}

TEST_CASE("a line that went and came back has not changed") {
  CHECK(net_changes({change("v1", ChangeKind::kWithdrawn, "A", ""),
                     change("v1", ChangeKind::kReturned, "", "A")})
            .empty());
}

TEST_CASE("changes in words, by group") {
  Story story;
  story.title = "The ferry";
  story.revision = 4;
  Event event;
  event.id = {1};
  event.text = "The ferry ran aground.";
  story.events.push_back({event, NonEmpty<SourceRef>(SourceRef{})});
  const std::string id = event.id.to_string();
  const std::string text =
      render_changes_text(story, 2,
                          {change(id, ChangeKind::kDate, "2021-03-03", "2021-03-04"),
                           change("v2", ChangeKind::kMerged, "It hit rocks.", id)});
  CHECK(text ==
        "The ferry: revision 2 to 4\n\nDate changed (1)\n  " + id +
            "  from 2021-03-03 to 2021-03-04: The ferry ran aground.\n\nMerged (1)\n  v2  into " +
            id + ": It hit rocks.\n");
  CHECK(render_changes_text(story, 4, {}) == "Nothing has changed since revision 4.\n");
}

TEST_CASE("new lines stand as on the page: events with their day, then quotes with their speaker") {
  Story story;
  story.revision = 2;
  Quote quote;
  quote.id = {1};
  quote.speaker_name = "a sailor";
  quote.text = "It was dark";
  story.quotes.push_back({quote, NonEmpty<SourceRef>(SourceRef{})});
  for (const uint64_t number : {9, 8}) {
    Event event;
    event.id = {number};
    event.text = "Event " + std::to_string(number) + ".";
    event.when = when_day({2021, 3, static_cast<uint8_t>(20 - number)});
    story.events.push_back({event, NonEmpty<SourceRef>(SourceRef{})});
  }
  const std::string first = EventId{9}.to_string(), second = EventId{8}.to_string(),
                    said = quote.id.to_string();
  CHECK(render_changes_text(
            story, 1,
            {change(said, ChangeKind::kAdded, "", ""), change(second, ChangeKind::kAdded, "", ""),
             change(first, ChangeKind::kAdded, "", "")}) ==
        ": revision 1 to 2\n\nNew (3)\n  " + first + "  11 March 2021: Event 9.\n  " + second +
            "  12 March 2021: Event 8.\n  " + said + "  A sailor: “It was dark”\n");
}

}  // namespace
}  // namespace dateline
