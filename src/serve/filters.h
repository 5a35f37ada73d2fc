// The filters of a request's query, and the lists and lines of the story as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/select.h"
#include "render/pages.h"
#include "serve/routes.h"

namespace dateline {

struct Filters {
  Selection selection;
  Part part = Part::kAll;
  bool embed = false;
  FilterForm form;
  std::string key;  // equal for equal filters
};

// Unknown parameters are ignored. Error kUsage for a known one with a wrong value.
Result<Filters> parse_filters(const Call& call, const Story& story);

// The story of the first capture; nullptr: there is none.
std::shared_ptr<const ServedStory> story_of(const Call& call);

bool wants_json(const Request& request);  // by Accept

std::string list_json(const std::vector<StoryHead>& stories);
// A line or an entity as in the story's JSON. Nothing where there is none of that id.
std::optional<std::string> line_json(const Story& story, const std::string& id);

}  // namespace dateline
