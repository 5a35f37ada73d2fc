// The pieces of PRODUCT "JSON out", for renderers and routes that print parts of a story.
#pragma once

#include <nlohmann/json.hpp>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<When>& when);  // null, or edtf, start, end, precision, basis, text
Json json_of(const Sourced<Event>& line, const StoryIndex& index);
Json json_of(const Sourced<Quote>& line, const StoryIndex& index);
Json json_of(const Dispute& dispute, const StoryIndex& index);
Json json_of(const Sourced<Outlook>& line, const StoryIndex& index);
Json json_of(const Entity& entity);
Json json_of(const Tension& tension);
Json json_of(const StorySource& source);

// Two spaces an indent and a line end, or all on one line. Bytes that are no UTF-8 become U+FFFD.
std::string pretty(const Json& json);
std::string compact(const Json& json);

}  // namespace dateline
