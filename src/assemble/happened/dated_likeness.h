// Dated likeness: what an undated sentence tells may be told elsewhere with its day. "The mayor was
// cleared by the court" in a report of today is old news if sentences of other articles that say it
// name a day of last year. Used by tellings.cpp.
#pragma once

#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// Of every undated telling that can be shown; of the others 0. Words that a hundred dated tellings
// have do not count.
std::vector<DatedLikeness> likeness_to_dated(const Tellings& tellings);

}  // namespace dateline
