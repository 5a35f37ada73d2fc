#include "model/story.h"

#include "base/assert.h"

namespace dateline {

std::string_view name_of(StoryPart part) {
  return part == StoryPart::kHappened ? "happened" : "background";
}

std::string_view name_of(DisputeKind kind) {
  switch (kind) {
    case DisputeKind::kConflict:
      return "conflict";
    case DisputeKind::kDenial:
      return "denial";
    case DisputeKind::kNumber:
      return "number";
    case DisputeKind::kDetail:
      return "detail";
  }
  DL_ASSERT(false, "unknown dispute kind");
}

std::string_view name_of(OutlookStatus status) {
  switch (status) {
    case OutlookStatus::kOpen:
      return "open";
    case OutlookStatus::kDue:
      return "due";
    case OutlookStatus::kCameTrue:
      return "came_true";
    case OutlookStatus::kLapsed:
      return "lapsed";
    case OutlookStatus::kWithdrawn:
      return "withdrawn";
    case OutlookStatus::kOvertaken:
      return "overtaken";
    case OutlookStatus::kDisputed:
      return "disputed";
  }
  DL_ASSERT(false, "unknown outlook status");
}

}  // namespace dateline
