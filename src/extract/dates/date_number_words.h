// Number words: "twenty-four", "two hundred", "nineteen ninety-six" become one piece. Used by
// date_pieces.
#pragma once

#include <vector>

#include "extract/dates/date_pieces.h"

namespace dateline {

// Joins neighbouring pieces from `first` on that spell one number; the joined piece is a YEAR too
// where it reads as one.
void join_number_words(std::vector<DatePiece>& pieces, size_t first, const DateRules& rules);

}  // namespace dateline
