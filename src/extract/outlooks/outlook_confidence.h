// How sure it is that an outlook is one: that somebody who can act said it, of something that can
// be seen to come or not. A story tells only the sure ones. Used by outlooks.cpp.
#pragma once

#include "extract/clauses.h"
#include "extract/outlooks/outlook_cues.h"
#include "model/mentions.h"

namespace dateline {

// In thousandths: that of the cue, more with a date, less for each thing that makes statements
// about the future idle: nobody who acts, a condition, a state instead of a deed.
uint16_t outlook_confidence(const Clauses& clauses, const OutlookCue& cue,
                            const OutlookMention& outlook);

}  // namespace dateline
