// Clock marks: the hour before each entry of a log, "1005 The bridge is closed", "10.05 The
// bridge". Used by extract/dates.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/dates/date_pieces.h"

namespace dateline {

// Of the sentences that begin with an hour in digits, with a stop or without, the numbers of their
// first pieces, which are no longer years but clock times. `begins`: the first piece of each
// sentence, and the end of all. Empty unless three sentences begin so and one of the numbers is no
// likely year: "1939", "1940" and "1941" may be a chronology.
std::vector<size_t> mark_clocks(std::string_view text, std::span<const size_t> begins,
                                std::span<DatePiece> pieces);

}  // namespace dateline
