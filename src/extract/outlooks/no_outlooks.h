// What looks like an outlook and looks ahead to nothing. Used by outlook_confidence.cpp.
#pragma once

#include "extract/outlooks/outlook_cues.h"

namespace dateline {

// "are expected to have fallen in February"
bool is_guess_of_past(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook);
// "in the school year, which begins on 3 September"
bool tells_of_a_time(const Clauses& c, const OutlookCue& cue);
// "far more likely to be victims than"
bool is_comparison(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook);

}  // namespace dateline
