// Pointing cues: outlooks about "that", said just before: "I don't see that happening", "It won't
// come to that". Used by outlook_cues.cpp and outlooks.cpp.
#pragma once

#include <optional>
#include <span>

#include "extract/outlooks/outlook_cues.h"
#include "model/mentions.h"

namespace dateline {

// The outlook that `token` opens about "that", "this" or "it", negated or not: "We do not expect
// that", "This is not going to happen". Not of the past ("I did not expect that") nor in the
// outlet's own voice, unless somebody is named: "The mayor does not expect that to happen".
std::optional<OutlookCue> pointing_cue_at(const Clauses& clauses, uint32_t token);

// Does the outlook tell only "that"? True for every cue above and for "We will not allow this".
bool tells_only_that(const Clauses& clauses, const OutlookCue& cue);

// The sentence that says what "that" is: one that asks for something or tells what may come, "was
// asked about the chance of a war". It is the cue's own, the one before, or one before it that only
// words of the same speaker part from it. kNone where there is none; `outlooks` are those of the
// sentences before.
uint32_t lead_in_of(const Clauses& clauses, const OutlookCue& cue,
                    std::span<const OutlookMention> outlooks);

// Is it a line about nobody knows whom: "They will meet on Monday", with nobody named before?
bool is_of_unnamed(const Clauses& clauses, const OutlookCue& cue, const OutlookMention& outlook);

// "It takes effect on Monday".
bool begins_with_pointer(const Clauses& clauses);

// The sentence before in the paragraph that names somebody or something, or kNone.
uint32_t naming_sentence_before(const Clauses& clauses);

}  // namespace dateline
