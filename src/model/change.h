// Change: one entry of the append-only log of a story's lines. Written by store/, read by `diff`
// and the page ("4 new since Tuesday").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/instant.h"

namespace dateline {

enum class LineKind : uint8_t { kEvent, kQuote, kDispute, kOutlook, kEntity };
std::string_view name_of(LineKind kind);  // "event"

enum class ChangeKind : uint8_t {
  kAdded,
  kReturned,   // it was withdrawn or merged before
  kSplit,      // before: the line that it was part of
  kMerged,     // after: the line that it is part of now
  kWithdrawn,  // no source tells it any more
  kHidden,     // an editor took it off
  kText,
  kDate,     // EDTF, empty for none
  kPart,     // "happened" to "background"
  kStatus,   // of an outlook
  kSources,  // how many
  kEdited,   // after: the editor's decision, "date=2020-01-03"
};
std::string_view name_of(ChangeKind kind);  // "added"

struct Change {
  int64_t revision = 0;  // of the story that first has it
  Instant at;            // when Dateline noticed
  LineKind line_kind = LineKind::kEvent;
  std::string line;  // its id
  ChangeKind what = ChangeKind::kAdded;
  std::string before, after;  // what differs; for added and withdrawn lines their words
};

}  // namespace dateline
