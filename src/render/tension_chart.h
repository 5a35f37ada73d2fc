// A small bar chart of how one pair of actors dealt with each other, with its figures as a table.
// Used by the page.
#pragma once

#include <string>

#include "model/story.h"
#include "render/story_index.h"

namespace dateline {

// HTML of one figure: bars up are cooperation, bars down are conflict; one bar a day.
std::string tension_chart(const Tension& tension, const StoryIndex& index);

}  // namespace dateline
