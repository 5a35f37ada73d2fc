// What changed in a story since a revision: for people, and as JSON. Used by `dateline diff` and
// serve/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/change.h"
#include "model/story.h"

namespace dateline {

// The same changes as one step: a line that came and went is left out, several changes of one
// thing are one, and a new line is only new. Sorted by line, then kind of change.
std::vector<Change> net_changes(const std::vector<Change>& log);

// Grouped and worded. `changes` are net changes since `revision`; names that are new are counted.
std::string render_changes_text(const Story& story, int64_t revision,
                                const std::vector<Change>& changes);
// docs/formats/changes.schema.json
std::string render_changes_json(const Story& story, int64_t revision,
                                const std::vector<Change>& changes);

}  // namespace dateline
