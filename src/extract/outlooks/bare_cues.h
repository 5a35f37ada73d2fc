// Bare cues: orders, threats and penalties without a word of ordering or threatening. Used by
// outlook_cues.cpp.
#pragma once

#include <optional>

#include "extract/outlooks/outlook_cues.h"

namespace dateline {

// "'Do not shoot,' she wrote": what somebody is quoted to forbid, where the "do" at `token` opens
// the quotation and the deed is one of data/actions.tsv; "don't worry" forbids nothing.
std::optional<OutlookCue> ban_at(const Clauses& clauses, uint32_t token);

// "was weighing three ways to strike back": the verb at `token` tells that harm is thought over.
std::optional<OutlookCue> weighed_threat_at(const Clauses& clauses, uint32_t token);

// "faces up to 12 years in prison", "could face a fine": the verb at `token` tells what a court or
// an authority may do to somebody.
std::optional<OutlookCue> penalty_at(const Clauses& clauses, uint32_t token);

// "is in talks to buy", "is on course to win", "stands ready to help", "is considering selling":
// the verb at `token` opens a set phrase for what may come.
std::optional<OutlookCue> prospect_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
