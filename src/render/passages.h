// The story as one list of passages in the order of reading. The terminal and Markdown lay them
// out, each in its way; nothing is chosen or worded there.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

struct Passage {
  enum class Kind : uint8_t { kTitle, kFacts, kSection, kHeading, kItem, kFolded } kind;
  std::string text;      // of the story, so untrusted
  std::string date{};    // in words, where no heading says it
  std::string who{};     // who says, threatens or is this
  std::string status{};  // of `who`: "open", "person"
  std::vector<std::string> flags{};
  std::vector<SourceRef> sources{};
  std::string id{};  // that `dateline why` takes
};

// With `folds`, days have their key lines and who is who its most mentioned names, and both tell
// how many more there are.
std::vector<Passage> passages_of(const Story& story, const StoryIndex& index,
                                 const RenderOptions& options, bool folds);

}  // namespace dateline
