// StoryPlan: which stories a store holds, and which of them have to be told anew. Used by
// update.cpp.
#pragma once

#include <optional>
#include <vector>

#include "assemble/grouping/stories.h"
#include "model/edit.h"
#include "store/store.h"

namespace dateline {

struct PlannedStory {
  StoryId id;
  std::vector<uint32_t> articles;  // indices into the keys, ascending
  std::vector<Edit> edits;         // in the order they were made
  int64_t fingerprint = 0;         // of articles and edits
  std::vector<StoryId> absorbed;   // stored stories whose articles are for the most part here now
};

struct StoryPlan {
  std::vector<PlannedStory> stories;  // most articles first
  StoryLinks links;
};

// `groups` are those of the keys.
StoryPlan plan_stories(const KeySet& keys, std::vector<StoryGroup> groups,
                       const std::vector<Edit>& edits, const std::vector<StoryHead>& stored);

// Is the stored story what this plan would tell at `now`?
bool is_told(const PlannedStory& planned, const StoryHead& stored, Instant now);

// The first day after `now` on which the same articles tell another story: an outlook falls due, or
// what was to come has come. Nothing: there is none.
std::optional<CivilDate> next_change(const Story& story, Instant now);

}  // namespace dateline
