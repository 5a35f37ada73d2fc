#include <doctest/doctest.h>

#include "render/contains.h"
#include "render/hand_made_story.h"
#include "render/render.h"

using namespace dateline;

TEST_CASE("the page has its sections in the order of reading") {
  const std::string page = render_html(hand_made_story(), {});
  size_t at = 0;
  for (const char* id :
       {"<h1", "happened", "next", "contested", "quotes", "background", "who", "sources"}) {
    const std::string tag = id[0] == '<' ? id : "<section class=\"part\" id=\"" + std::string(id);
    const size_t found = page.find(tag, at);
    INFO(tag);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("every line of the story is on the page once, under its id") {
  const Story story = hand_made_story();
  const std::string page = render_html(story, {});
  for (const auto& line : story.events) {
    CHECK(count_of(page, " id=\"" + line.value.id.to_string() + "\"") == 1);
    CHECK(count_of(page, ">" + line.value.text + "</a>") == 1);
  }
  CHECK(count_of(page, "<li class=\"line\"") == story.events.size() + story.quotes.size());
}

TEST_CASE("a section without lines is left out, and its link too") {
  Story story = hand_made_story();
  story.disputes.clear();
  story.loaded_words.clear();
  const std::string page = render_html(story, {});
  CHECK_FALSE(has(page, "id=\"contested\""));
  CHECK_FALSE(has(page, "href=\"#contested\""));
  CHECK(has(page, "href=\"#next\""));
}

TEST_CASE("a part of the page is that section alone") {
  const std::string page = render_html(hand_made_story(), {.part = Part::kQuotes});
  CHECK(has(page, "id=\"quotes\""));
  CHECK_FALSE(has(page, "id=\"happened\""));
}

TEST_CASE("the words of the line are marked in their source") {
  const std::string page = render_html(hand_made_story(), {});
  CHECK(has(page, "<mark>Dockers in Ostra walked out</mark> on Monday."));
}

TEST_CASE("one file needs nothing from outside and runs nothing") {
  const std::string page = render_html(hand_made_story(), {});
  CHECK(has(page, "content=\"default-src 'none'; style-src 'unsafe-inline'"));
  for (const char* forbidden :
       {"<script", "<img", "<link", "@import", "url(", " style=\"", " src="})
    CHECK_FALSE(has(page, forbidden));
}

TEST_CASE("hostile text is shown, never obeyed") {
  const std::string hostile = "\"><script>alert('x')</script><img src=x onerror=y>&amp;{{title}}";
  Story story = hand_made_story();
  story.title = hostile;
  for (auto& line : story.events) line.value.text = hostile;
  for (auto& line : story.quotes) line.value.text = line.value.speaker_name = hostile;
  for (auto& line : story.outlooks) line.value.text = hostile;
  for (auto& dispute : story.disputes) dispute.question = hostile;
  for (auto& entity : story.entities) {
    entity.name = entity.variants[0].text = hostile;
    entity.descriptions = {hostile};
  }
  for (auto& source : story.sources) source.outlet = hostile;
  for (auto& article : story.articles) {
    article.title = article.outlet = hostile;
    article.url = "javascript:alert(1)";
  }
  const std::string page = render_html(story, {});
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "<img"));
  CHECK_FALSE(has(page, "href=\"javascript"));
  CHECK(has(page, "&amp;amp;{{title}}"));
}

TEST_CASE("a source says its sentence only where it has other words than the line") {
  Story story = hand_made_story();
  Sourced<Event> line = story.events[0];
  SourceRef source = line.sources.front();
  source.quote = "  The  “port” closed , on Monday. ";
  line.sources = NonEmpty<SourceRef>(source);
  line.value.text = "The \"port\" closed, on Monday.";
  story.events = {line};
  story.quotes.clear();
  story.outlooks.clear();
  story.disputes.clear();
  CHECK(has(render_html(story, {}), "word for word"));
  story.events[0].value.text = "The port closed.";
  const std::string page = render_html(story, {});
  CHECK_FALSE(has(page, "word for word"));
  CHECK(has(page, "closed , on Monday.</q>"));
}

TEST_CASE("that the line is the sentence is not said of another sentence of the article") {
  Story story = hand_made_story();
  Sourced<Event>& line = story.events[2];  // "Dockers in Ostra walked out."
  SourceRef itself = line.sources.front(), other = itself;
  itself.quote = line.value.text;
  other.quote = "The walkout began at dawn.";
  line.sources = NonEmpty<SourceRef>(itself);
  line.sources.push_back(other);
  CHECK(has(render_html(story, {}), "4 March 2031, and the line word for word"));
}

TEST_CASE("outlets that have it from one another are called one independent outlet") {
  Story story = hand_made_story();
  CHECK(has(render_html(story, {}), "<bdi>2 outlets</bdi>"));
  story.events[2].value.outlets = 1;
  CHECK(has(render_html(story, {}), "<bdi>1 independent outlet</bdi>"));
}

TEST_CASE("an outlet without a name is named so wherever an outlet stands") {
  Story story = hand_made_story();
  for (ArticleHead& article : story.articles) article.outlet = article.url = "";
  for (StorySource& source : story.sources) source.outlet = "";
  const std::string page = render_html(story, {});
  CHECK(has(page, "<summary><bdi>Outlet not known</bdi>"));
  CHECK_FALSE(has(page, "<bdi></bdi>"));
  CHECK(has(page, "5 lines · 3 articles</p>"));
  CHECK(has(render_markdown(story, {}), "- About 400 people joined the strike. (Outlet not known"));
  CHECK(has(render_terminal(story, {}), "    Outlet not known · "));
}

TEST_CASE("a story of a few words has no empty sections") {
  Story story = hand_made_story();
  story.tension.clear();
  for (Entity& entity : story.entities) entity.descriptions.clear();
  const std::string page = render_html(story, {});
  CHECK_FALSE(has(page, "Who is who"));
  CHECK_FALSE(has(render_markdown(story, {}), "Who is who"));
  story.entities.clear();
  story.events.clear();
  story.quotes.clear();
  story.disputes.clear();
  story.outlooks.clear();
  story.loaded_words.clear();
  const std::string empty_page = render_html(story, {});
  CHECK(has(empty_page, "<p>No lines to show.</p>"));
  CHECK(has(empty_page, "id=\"sources\""));
  CHECK_FALSE(has(empty_page, "cited"));
  CHECK_FALSE(has(render_html(story, {.part = Part::kSources}), "No lines to show."));
}

TEST_CASE("a store without a story says so") {
  CHECK(render_markdown({}, {}).starts_with("# No story yet\n"));
  CHECK(has(render_html({}, {}), "<h1 dir=\"auto\">No story yet</h1>"));
}

TEST_CASE("a heading is marked as a date where HTML knows such a date") {
  Story story = hand_made_story();
  const auto page_with = [&](const char* edtf) {
    story.events[2].value.when = When::parse_edtf(edtf);
    return render_html(story, {});
  };
  CHECK(has(page_with("2031-03-01"), "<time datetime=\"2031-03-01\">1 March 2031</time>"));
  CHECK(has(page_with("2031-02"), "<time datetime=\"2031-02\">February 2031</time>"));
  CHECK_FALSE(has(page_with("2031-02-03/2031-02-09"), "datetime=\"2031-02-03"));
  CHECK_FALSE(has(page_with("2030-21"), "datetime=\"2030-21"));
}

TEST_CASE("a chart has its figures as a table") {
  const std::string page = render_html(hand_made_story(), {});
  CHECK(has(page,
            "role=\"img\" aria-label=\"Reported interactions from 3 March 2031 to 9 March 2031"));
  CHECK(has(page, "<td class=\"number\">\u22123.5</td>"));
  CHECK(count_of(page, "<rect class=\"conflict\"") == 1);
  CHECK(count_of(page, "<rect class=\"conflict words\"") == 1);
  CHECK(has(page, "5 days of which nothing is reported"));
  CHECK(has(page, "Escalating: from 3 March 2031 to 9 March 2031"));
}

TEST_CASE("a line says what is told differently of it, and what was taken back") {
  const std::string page = render_html(hand_made_story(), {});
  CHECK(has(page, "Told differently: “Monday” or “3 March”"));
  CHECK(has(page, "<p dir=\"auto\">Fen Gazette: A crane fell into the harbour.</p>"));
}

TEST_CASE("a word that takes a side stands with those who use it") {
  const std::string page = render_html(hand_made_story(), {});
  CHECK(has(page, "1 word that takes a side, and who uses it"));
  CHECK(has(page, "In the words of Mira Tolland"));
}

TEST_CASE("every count of a page has its thousands apart") {
  Story story = hand_made_story();
  Sourced<Event> line = story.events[3];
  for (uint64_t i = 0; i < 1200; ++i) {
    line.value.id = EventId::of(i << 4);
    story.events.push_back(line);
  }
  const std::string page = render_html(story, {});
  CHECK(has(page, "1,205 lines"));
  CHECK(has(page, "<span>1,203</span>"));
  CHECK(has(page, ">1,201 more on 3 March 2031<"));
}

TEST_CASE("a page names the most mentioned, and says so") {
  Story story = hand_made_story();
  const Entity entity = story.entities[0];
  for (uint64_t i = 0; i < 500; ++i) {
    story.entities.push_back(entity);
    story.entities.back().id = EntityId::of(i << 4);
  }
  const std::string page = render_html(story, {});
  CHECK(count_of(page, "<li class=\"entity\"") == 200);
  CHECK(has(page, "188 more names</summary>"));
  CHECK(has(page, "The 200 most mentioned of 503 names"));
}
