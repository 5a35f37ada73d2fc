// Timeless dates: those that do not say when anything of their sentence happens. Used by
// event_time.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// True of a date to measure by ("the worst since 2018"), of where a change begins ("from 64 in 1998
// to 52 in 2002"), of the year of books ("the 2023 budget"), and of the day and the hour that stand
// on top of a page. `ix`: of Article::dates.
bool tells_no_time(const Article& article, uint32_t ix);

}  // namespace dateline
