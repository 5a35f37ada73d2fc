// Edit: an editor's decision about one line or about the story. Kept apart from everything derived
// and applied last, so that it survives every later run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.h"
#include "model/story.h"

namespace dateline {

enum class EditKind : uint8_t {
  kPin,    // an event is a key line
  kHide,   // a line is not shown
  kMerge,  // value: the id of the line that takes the sources of this one
  kSplit,  // value: the numbers of the sources that become a line of their own: "2,3"
  kDate,   // value: EDTF
  kTitle,  // of the story
  kName,   // of an entity
  kPart,   // of an event: "happened", "background"
};
std::string_view name_of(EditKind kind);  // "pin"
std::optional<EditKind> parse_edit_kind(std::string_view name);

struct Edit {
  int64_t number = 0;  // in the order they were made
  Instant at;
  std::string line;  // id
  EditKind kind = EditKind::kPin;
  std::string value;
  std::string before;  // what Dateline had found; another finding later is a conflict
  // The sentences of the line (quotes empty): they find it again should its id change.
  std::vector<SourceRef> anchors;
};

}  // namespace dateline
