// Modal cues: what "will", "could" and "must" make of a verb, by who says it and who would do it.
// Used by outlook_cues.cpp.
#pragma once

#include <optional>

#include "extract/outlooks/outlook_cues.h"

namespace dateline {

// "will vote on Thursday", "is going to rain", "must leave": at the auxiliary.
std::optional<OutlookCue> modal_cue_at(const Clauses& clauses, uint32_t token);

// "Olga Hill has to go," somebody said: at the verb "has".
std::optional<OutlookCue> duty_cue_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
