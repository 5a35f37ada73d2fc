// Dated likeness: what an undated sentence tells may be told elsewhere with its day. "The mayor was
// cleared by the court" in a report of today is old news if sentences of other articles that say it
// name a day of last year. Used by line_worth.cpp.
#pragma once

#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// The greatest similarity() of a telling, 0 to 1, to those of other articles that name their day.
struct DatedLikeness {
  float older = 0;     // some days before the day that it is put under
  float same_day = 0;  // that day, or the day before or after
};

// Of every undated telling that can be shown; of the others 0. Words that a hundred dated tellings
// have do not count.
std::vector<DatedLikeness> likeness_to_dated(const Tellings& tellings);

}  // namespace dateline
