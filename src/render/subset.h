// Smaller stories out of a story, for the pages of one person, one day or one line. The entities,
// articles and outlets that a part needs stay.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/story.h"

namespace dateline {

// What an entity did, said, announced and disputes. Nothing where the story does not know it.
std::optional<Story> about_entity(const Story& story, EntityId id);

// What happened and what was said on one day. Nothing where no line lies on it.
std::optional<Story> on_day(const Story& story, CivilDate day);

// The event, quote, dispute or outlook of that id. Nothing where there is none.
std::optional<Story> only_line(const Story& story, std::string_view id);

}  // namespace dateline
