// The pieces of PRODUCT "JSON out", for renderers and routes that print parts of a story.
#pragma once

#include <nlohmann/json.hpp>

#include "model/story.h"
#include "render/json_writer.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

using Json = nlohmann::ordered_json;

// Two spaces an indent and a line end, or all on one line. Bytes that are no UTF-8 become U+FFFD.
std::string pretty(const Json& json);
std::string compact(const Json& json);

// A date is null, or edtf, start, end, precision, basis, text.
void put(JsonWriter& json, const std::optional<When>& when);
void put(JsonWriter& json, const Sourced<Event>& line, const StoryIndex& index);
void put(JsonWriter& json, const Sourced<Quote>& line, const StoryIndex& index);
void put(JsonWriter& json, const Dispute& dispute, const StoryIndex& index);
void put(JsonWriter& json, const Sourced<Outlook>& line, const StoryIndex& index);
void put(JsonWriter& json, const Entity& entity);
void put(JsonWriter& json, const StorySource& source);

// One value as pretty() prints it.
template <class Value, class... Index>
std::string pretty(const Value& value, const Index&... index) {
  JsonWriter json(JsonWriter::Layout::kPretty);
  put(json, value, index...);
  return std::move(json).finish() + "\n";
}

}  // namespace dateline
