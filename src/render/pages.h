// Whole pages of HTML: the story, its entities, days and lines, and the list of stories. Used by
// render_html, the static site and serve/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"
#include "render/page.h"
#include "render/render.h"

namespace dateline {

// What the filter form shows again. All empty: nothing is filtered.
struct FilterForm {
  std::string about, actor, outlet, from, to;
  bool is_empty() const {
    return about.empty() && actor.empty() && outlet.empty() && from.empty() && to.empty();
  }
};

// `story` holds the lines to show, filtered already; empty: its own page has no lines.
std::string story_page(const Story& story, const PageLinks& links, const RenderOptions& options,
                       const FilterForm& filter);

// Each is nothing where the story has no such entity, day or line. `links.story` leads back.
std::optional<std::string> entity_page(const Story& story, EntityId id, const PageLinks& links);
std::optional<std::string> day_page(const Story& story, CivilDate day, const PageLinks& links);
std::optional<std::string> line_page(const Story& story, std::string_view id,
                                     const PageLinks& links);

struct SearchResult {
  std::string link, kind, date, text, story;  // date in words; story by its title
};
std::string search_page(const std::string& words, const std::vector<SearchResult>& results,
                        const PageLinks& links);

struct StoryListing {
  std::string link, title;
  std::optional<Instant> updated;
  int64_t events = 0, articles = 0;
};
std::string list_page(const std::vector<StoryListing>& stories, const PageLinks& links);

}  // namespace dateline
