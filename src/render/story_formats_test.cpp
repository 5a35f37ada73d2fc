#include <doctest/doctest.h>

#include "render/contains.h"
#include "render/hand_made_story.h"
#include "render/render.h"
#include "render/story_json.h"
#include "render/words.h"

using namespace dateline;

namespace {

Json parsed(const Story& story, Part part = Part::kAll) {
  return Json::parse(render_json(story, {.part = part}));
}

Json parsed(const std::optional<When>& when) { return Json::parse(pretty(when)); }

}  // namespace

TEST_CASE("story JSON has the keys of version 1 in their order") {
  const Json json = parsed(hand_made_story());
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + " ";
  CHECK(keys ==
        "dateline story events quotes disputes loaded_words outlooks entities tension sources ");
  CHECK(render_json(hand_made_story(), {}) == pretty(json));
  CHECK(render_json(Story{}, {}) == pretty(parsed(Story{})));
  CHECK(json["dateline"] == 1);
  CHECK(json["story"]["revision"] == 12);
  CHECK(json["story"]["updated"] == "2031-03-06");
  CHECK(json["events"].size() == 5);
}

TEST_CASE("a date in JSON says its interval, precision and basis") {
  const Json date = parsed(hand_made_story())["events"][2]["date"];
  CHECK(date == Json::parse(R"({"edtf": "2031-03-03", "start": "2031-03-03", "end": "2031-03-03",
    "precision": "day", "basis": "relative", "text": "3 March 2031"})"));
}

TEST_CASE("an open end of a date is null") {
  When by = when_day({2031, 3, 7});
  by.qualifier = Qualifier::kBefore;
  CHECK(parsed(by)["start"].is_null());
  CHECK(parsed(by)["end"] == "2031-03-07");
  by.qualifier = Qualifier::kAfter;
  CHECK(parsed(by)["start"] == "2031-03-07");
  CHECK(parsed(by)["end"].is_null());
  CHECK(parsed(std::nullopt).is_null());
}

TEST_CASE("every source in JSON names its article, outlet, place and words") {
  const Json sources = parsed(hand_made_story())["events"][2]["sources"];
  REQUIRE(sources.size() == 2);
  CHECK(sources[0]["outlet"] == "Harbour Post");
  CHECK(sources[0]["url"] == "https://harbourpost.example/strike");
  CHECK(sources[0]["published"] == "2031-03-04T09:00:00Z");
  CHECK(sources[0]["start"] == 0);
  CHECK(sources[0]["end"] == 38);
  CHECK(sources[0]["quote"] == "Dockers in Ostra walked out on Monday.");
}

TEST_CASE("a part of the story prints only its own lists") {
  const Json background = parsed(hand_made_story(), Part::kBackground);
  CHECK(background["events"].size() == 2);
  CHECK_FALSE(background.contains("quotes"));
  const Json next = parsed(hand_made_story(), Part::kNext);
  CHECK(next["outlooks"].size() == 1);
  CHECK_FALSE(next.contains("events"));
}

TEST_CASE("JSONL has one event a line, the same as in JSON") {
  const Story story = hand_made_story();
  const Json events = parsed(story)["events"];
  std::string expected;
  for (const Json& event : events) expected += event.dump() + "\n";
  CHECK(render_jsonl(story, {}) == expected);
}

TEST_CASE("bytes that are no UTF-8 do not stop the JSON") {
  Story story = hand_made_story();
  story.title = "a\xFF";
  CHECK(parsed(story)["story"]["title"] == "a\uFFFD");
}

TEST_CASE("Markdown tells the whole story in the order of the page") {
  const std::string page = render_markdown(hand_made_story(), {});
  size_t at = 0;
  for (const char* words :
       {"# The strike in the port of Ostra\n", "Updated 6 March 2031 · 5 lines",
        "\n## What happened\n\n### 6 March 2031\n\n- A crane fell into the harbour. (Fen Gazette; "
        "date not told, corrected)\n",
        "\n### 3 March 2031\n\n- Dockers in Ostra walked out. ([Harbour "
        "Post](<https://harbourpost.example/strike>), [City "
        "Wire](<https://citywire.example/2031/03/port?a=1&b=2>); told "
        "differently, updated)\n- About 400",
        "\n## What is next\n\n- **Threat by Mira Tolland against Port Authority of Ostra, due by 7 "
        "March 2031** (open): ",
        "\n## What is contested\n\n### How many people joined the strike?\n\n- About 400",
        "\n## Who said what\n\n### Mira Tolland\n\n- 4 March 2031: “We will stay out until Friday”",
        "\n## How we got here\n\n### 1953\n\n- The port opened", "\n### 2029\n\n- The union",
        "\n## Who is who\n\n- **Mira Tolland** (person): leader of the dockers' union; “Tolland”\n",
        "\n## Sources\n\n- Harbour Post: 1 article\n"}) {
    INFO(words);
    const size_t found = page.find(words, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("a sentence at the head says its day, for it stands under none") {
  const Story story = hand_made_story();
  CHECK(render_markdown(story, {}).find("- **6 March 2031** The port of Ostra has stood still") !=
        std::string::npos);
  CHECK(render_html(story, {}).find("<span class=\"outlet\">6 March 2031</span>") !=
        std::string::npos);
}

TEST_CASE("hostile text stays text in Markdown") {
  Story story = hand_made_story();
  story.title = "<script>*x*</script> [a](javascript:b)";
  story.events[2].value.text = "1. a list\n# and a heading";
  story.articles[0].url = "javascript:alert(1)";
  story.articles[1].url = "https://a.example/ onclick=x";
  const std::string page = render_markdown(story, {});
  CHECK(has(page, R"(# \<script\>\*x\*\</script\> \[a\](javascript:b))"));
  CHECK(has(page, "- 1\\. a list # and a heading (Harbour Post, City Wire"));
}

TEST_CASE("the terminal wraps between words and hangs the rest under the first") {
  Story story = hand_made_story();
  const std::string page = render_terminal(story, {.part = Part::kContested, .width = 30});
  CHECK(has(page, "  - Port Authority of Ostra:\n    Some 250 people joined the\n    strike, the"));
  CHECK_FALSE(has(page, "\x1b["));
  CHECK(has(render_terminal(story, {.color = true}),
            "\x1b[1mThe strike in the port of Ostra\x1b[0m"));
}

TEST_CASE("the terminal folds what is not key, and shows it when the part is asked for") {
  const Story story = hand_made_story();
  CHECK(has(render_terminal(story, {}), "and 1 more line"));
  CHECK(has(render_terminal(story, {.part = Part::kHappened}), "About 400 people"));
}

TEST_CASE("the terminal names the most mentioned, and all when who is who is asked for") {
  Story story = hand_made_story();
  for (uint64_t i = 0; i < 60; ++i) {
    Entity entity = story.entities.front();
    entity.id = {1000 + i};
    entity.name = "Docker " + std::to_string(i);
    story.entities.push_back(entity);
  }
  CHECK(has(render_terminal(story, {}), " more names"));
  CHECK_FALSE(has(render_terminal(story, {}), "Docker 59"));
  CHECK(has(render_terminal(story, {.part = Part::kWho}), "Docker 59"));
  CHECK(has(render_markdown(story, {}), "Docker 59"));
}

TEST_CASE("no control character of a source reaches the terminal") {
  Story story = hand_made_story();
  story.title = "red \x1b[31m alert\x07 \u202Egnp.exe";
  story.articles[0].outlet = "Post\u009b\rHarbour";
  const std::string page = render_terminal(story, {});
  CHECK(page.find_first_of("\x1b\x07\r") == std::string::npos);
  CHECK_FALSE(has(page, "\u202E"));
}

TEST_CASE("counts have one form for one and separate thousands") {
  CHECK(counted(1, "outlet") == "1 outlet");
  CHECK(counted(0, "outlet") == "0 outlets");
  CHECK(counted(1234567, "article") == "1,234,567 articles");
}

TEST_CASE("only web addresses become links") {
  CHECK(safe_url("https://a.example/b?c=d&e=f") == "https://a.example/b?c=d&e=f");
  for (const char* url :
       {"javascript:alert(1)", "JAVASCRIPT:x", " https://a.example", "//a.example",
        "data:text/html,x", "https://a.example/\" onclick=\"x", "http://a\n.b"})
    CHECK(safe_url(url).empty());
}
