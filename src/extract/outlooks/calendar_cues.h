// Calendar cues: what puts something on a day without a word of promising: a timetable, a delay, a
// limit. Used by outlook_cues.cpp.
#pragma once

#include <optional>

#include "extract/outlooks/outlook_cues.h"

namespace dateline {

// The outlook that the verb, auxiliary or noun at `token` opens, if any: "is due to land", "has
// until Friday to", "vote on Sunday", "has been put off until 24 November".
std::optional<OutlookCue> calendar_cue_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
