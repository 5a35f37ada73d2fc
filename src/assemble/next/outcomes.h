// Outcomes: what somebody does who does what was planned in other words: a council that is to
// discuss a sale votes on it, a court that is to rule convicts. Used by what decides a status.
#pragma once

#include "assemble/matters.h"

namespace dateline {

// The acts that end what these acts begin: of "will decide" a vote, a refusal, a verdict. Empty for
// most. Ascending.
const Matters& outcomes_of(const Matters& acts);

}  // namespace dateline
