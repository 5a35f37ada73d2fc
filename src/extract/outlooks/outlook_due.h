// When an outlook is to come: "on Friday", "within a month". Used by outlooks.cpp.
#pragma once

#include <optional>

#include "extract/clauses.h"
#include "extract/outlooks/outlook_cues.h"

namespace dateline {

// The first date behind the action that lies ahead of the publication; else one before the cue with
// no verb in between. Nothing where the article has no date.
std::optional<When> due_of(const Clauses& clauses, const OutlookCue& cue);

}  // namespace dateline
