#include "render/site.h"

#include <doctest/doctest.h>

#include <set>

#include "render/contains.h"
#include "render/hand_made_story.h"
#include "render/pages.h"

using namespace dateline;

namespace {

std::set<std::string> relative_links(const std::string& page) {
  std::set<std::string> links;
  for (const std::string_view attribute : {"href=\"", "src=\""})
    for (size_t at = page.find(attribute); at != std::string::npos;
         at = page.find(attribute, at + 1)) {
      const size_t begin = at + attribute.size();
      const std::string link = page.substr(begin, page.find_first_of("\"#", begin) - begin);
      if (!link.empty() && !link.starts_with("https://")) links.insert(link);
    }
  return links;
}

}  // namespace

TEST_CASE("every link of the site leads to one of its files") {
  const auto files = static_site(hand_made_story());
  std::set<std::string> paths;
  for (const SiteFile& file : files) CHECK(paths.insert(file.path).second);
  for (const SiteFile& file : files) {
    if (!file.path.ends_with(".html")) continue;
    const bool is_inside = file.path.find('/') != std::string::npos;
    for (std::string link : relative_links(file.bytes)) {
      INFO(file.path << " -> " << link);
      if (is_inside) {
        REQUIRE(link.starts_with("../"));
        link = link.substr(3);
      }
      CHECK(paths.contains(link.starts_with("./") ? link.substr(2) : link));
    }
  }
  CHECK(paths.contains("day/2031-03-03.html"));
}

TEST_CASE("the page of a person has what they did, said and announced") {
  const Story story = hand_made_story();
  const auto page = entity_page(story, story.entities[0].id, {});
  REQUIRE(page);
  CHECK(has(*page, "<h1 dir=\"auto\">Mira Tolland</h1>"));
  CHECK(has(*page, "Dockers in Ostra walked out."));
  CHECK(has(*page, "We will stay out until Friday"));
  CHECK(has(*page, "block the rail line"));
  CHECK_FALSE(has(*page, "A crane fell"));
  CHECK_FALSE(entity_page(story, EntityId::of(1), {}));
}

TEST_CASE("the page of a day has what happened, was said and was due") {
  const Story story = hand_made_story();
  const auto page = day_page(story, {2031, 3, 4}, {});
  REQUIRE(page);
  CHECK(has(*page, "We will stay out until Friday"));
  CHECK_FALSE(has(*page, "Dockers in Ostra walked out.</a>"));
  CHECK_FALSE(day_page(story, {2031, 4, 1}, {}));
}

TEST_CASE("a line has a page of its own under its id") {
  const Story story = hand_made_story();
  for (const std::string& id :
       {story.events[0].value.id.to_string(), story.quotes[0].value.id.to_string(),
        story.disputes[0].id.to_string(), story.outlooks[0].value.id.to_string()}) {
    const auto page = line_page(story, id, {});
    REQUIRE(page);
    CHECK(count_of(*page, " id=\"" + id + "\"") == 1);
    CHECK(has(*page, "<title>One line, with its sources – The strike in the port of Ostra<"));
    CHECK(has(*page, "<details open>"));
  }
  CHECK_FALSE(line_page(story, "v000000000000", {}));
}

TEST_CASE("a line is disputed on every page and in every choice of lines") {
  const Story story = hand_made_story();
  const Sourced<Event>& line = story.events[3];  // "About 400 people joined the strike."
  const std::string id = line.value.id.to_string(), flag = "<b>disputed</b>";
  CHECK(has(render_html(story, {}), flag));
  CHECK(has(*line_page(story, id, {}), flag));
  CHECK(has(*day_page(story, {2031, 3, 3}, {}), flag));
  Story choice = without_lines(story);
  choice.events = {line};
  CHECK(has(story_page(choice, {}, {.whole = &story}, {}), flag));
  CHECK(has(render_markdown(choice, {.whole = &story}), "; disputed)"));
  CHECK(has(render_terminal(choice, {.whole = &story}), "disputed"));
}

TEST_CASE("the list of stories escapes their titles") {
  const std::string page = list_page({{"/s/1", "<b>", std::nullopt, 1, 2}}, {});
  CHECK(has(page, "<a href=\"/s/1\">&lt;b&gt;</a>"));
  CHECK(has(page, "1 line · 2 articles"));
  CHECK(has(list_page({}, {}), "There is no story yet."));
}
