#include <doctest/doctest.h>

#include <algorithm>

#include "render/contains.h"
#include "render/formats.h"
#include "render/hand_made_story.h"
#include "render/story_json.h"

using namespace dateline;

TEST_CASE("every format has a name, an extension and something to say") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(find_format(format.name) == &format);
    CHECK(format.extension[0] == '.');
    CHECK_FALSE(format.render(hand_made_story(), {}).empty());
    CHECK_FALSE(format.render(Story{}, {.part = Part::kHappened}) ==
                format.render(hand_made_story(), {.part = Part::kHappened}));
  }
  CHECK(find_format("pdf") == nullptr);
}

TEST_CASE("TimelineJS gets dates of the precision known, and no event without a date") {
  const Json json = Json::parse(render_timelinejs(hand_made_story(), {}));
  REQUIRE(json["events"].size() == 4);
  CHECK(json["events"][0]["start_date"] == Json::parse(R"({"year": 1953})"));
  CHECK(json["events"][0]["end_date"] == Json::parse(R"({"year": 1953})"));
  CHECK(json["events"][2]["start_date"] == Json::parse(R"({"year": 2031, "month": 3, "day": 3})"));
  CHECK(json["events"][2]["unique_id"].get<std::string>()[0] == 'v');
  CHECK_FALSE(json["events"][2].contains("end_date"));
}

TEST_CASE("TimelineJS gets at most 40 events, the key ones, by date") {
  Story story = hand_made_story();
  for (int i = 0; i < 60; ++i) {
    auto line = story.events[3];
    line.value.id = EventId::of(hash64("further" + std::to_string(i)));
    line.value.when = when_day(add_days({2031, 2, 1}, i));
    line.value.score = 500 + i;
    story.events.push_back(line);
  }
  const Json events = Json::parse(render_timelinejs(story, {}))["events"];
  CHECK(events.size() == 40);
  CHECK(std::any_of(events.begin(), events.end(), [](const Json& event) {
    return event["text"]["headline"] == "Dockers in Ostra walked out.";
  }));
}

TEST_CASE("TimelineJS shows its texts as HTML, so they are escaped") {
  Story story = hand_made_story();
  story.events[0].value.text = "<img src=x onerror=alert(1)>";
  const Json json = Json::parse(render_timelinejs(story, {}));
  CHECK(json["events"][0]["text"]["headline"] == "&lt;img src=x onerror=alert(1)&gt;");
}

TEST_CASE("Atom has one entry a line, last changed first") {
  const std::string feed = render_atom(hand_made_story(), {});
  CHECK(count_of(feed, "<entry>") == 5);
  CHECK(feed.find("A crane fell") < feed.find("Dockers in Ostra walked out."));
  CHECK(has(feed, "<updated>2031-03-06T00:00:00Z</updated>"));
  CHECK(has(feed, "href=\"https://citywire.example/2031/03/port?a=1&amp;b=2\""));
  CHECK_FALSE(has(feed, "rel=\"self\""));
  CHECK(has(render_atom(hand_made_story(), {.page_url = "https://x.example/s/1"}),
            "<link rel=\"self\" href=\"https://x.example/s/1.atom\"/>"));
}

TEST_CASE("Atom drops what XML has no place for") {
  Story story = hand_made_story();
  story.title = "a\x01 <b> & \uFFFF\"c\"";
  CHECK(has(render_atom(story, {}), "<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"));
}

TEST_CASE("JSON Feed has the same lines as Atom") {
  const Json json = Json::parse(render_jsonfeed(hand_made_story(), {}));
  CHECK(json["version"] == "https://jsonfeed.org/version/1.1");
  REQUIRE(json["items"].size() == 5);
  CHECK(json["items"][0]["tags"] == Json::parse(R"(["date not told", "corrected"])"));
  CHECK(json["items"][0]["authors"][0]["name"] == "Fen Gazette");
}

TEST_CASE("JSON-LD describes lines, words and claims, and rates nothing") {
  const std::string text = render_jsonld(hand_made_story(), {});
  CHECK(count_of(text, "\"@type\": \"Event\"") == 5);
  CHECK(count_of(text, "\"@type\": \"Quotation\"") == 1);
  CHECK(count_of(text, "\"@type\": \"Claim\"") == 4);
  CHECK(count_of(text, "\"@type\": \"BlogPosting\"") == 5);
  CHECK_FALSE(has(text, "ClaimReview"));
  const Json graph = Json::parse(text)["@graph"];
  for (const Json& node : graph) CHECK(node["@id"].get<std::string>().starts_with("urn:dateline:"));
}

TEST_CASE("iCalendar has the events whose day or week is known, in lines of 75 bytes") {
  Story story = hand_made_story();
  story.events[2].value.text = "é, a; b\\ c\nd" + std::string(200, 'x');
  story.events[3].value.when = when_week({2031, 3, 3});
  const std::string calendar = render_ical(story, {});
  CHECK(count_of(calendar, "BEGIN:VEVENT") == 2);
  CHECK(has(calendar, "DTSTART;VALUE=DATE:20310303\r\nDTEND;VALUE=DATE:20310304\r\n"));
  CHECK(has(calendar, "DTSTART;VALUE=DATE:20310303\r\nDTEND;VALUE=DATE:20310310\r\n"));
  CHECK(has(calendar, "SUMMARY:é\\, a\\; b\\\\ c dxxx"));
  CHECK(has(calendar, "DTSTAMP:20310304T090000Z"));
  for (size_t at = 0, end; (end = calendar.find("\r\n", at)) != std::string::npos; at = end + 2)
    CHECK(end - at <= 75);
}

TEST_CASE("CSV quotes what it must and guards what a spreadsheet would run") {
  Story story = hand_made_story();
  story.events[0].value.text = "=HYPERLINK(\"x\", 1)";
  const std::string csv = render_csv(story, {});
  CHECK(count_of(csv, "\r\n") == 6);
  CHECK(has(csv, ",\"'=HYPERLINK(\"\"x\"\", 1)\","));
  CHECK(has(csv, "Harbour Post; City Wire"));
}
