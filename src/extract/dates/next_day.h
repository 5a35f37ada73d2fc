// Next day: a report that goes on to tell of the day after its date. Used by extract/dates.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "calendar/civil.h"
#include "extract/dates/date_pieces.h"

namespace dateline {

// Does an article tell of the day after its publication as past? Live pages are written past
// midnight, wires are printed again with the news of the morning, and where it happened it may be
// tomorrow already: "Shells fell early on Tuesday", printed on Monday. True where a sentence names
// an hour or the early part of that weekday, its first two name it beside their news, or two do
// anywhere. "On Tuesday, ..." before its sentence looks back on the week, and so does a Sunday
// paper. `begins`: the first piece of each sentence, and the end of all.
bool tells_next_day(std::string_view text, std::span<const size_t> begins,
                    std::span<const DatePiece> pieces, CivilDate published);

// "Ahead of the hearing on Tuesday", "on the eve of Tuesday's vote": what the weekday at `at` is
// of is to come, whatever the tense.
bool is_ahead_of(std::string_view text, std::span<const DatePiece> sentence, uint32_t at);

}  // namespace dateline
