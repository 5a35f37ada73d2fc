// Clues around a time expression: the tense of its clause, words that bound it, what kind of text
// it stands in, and whether a match is a date at all. Used by extract/dates.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "extract/dates/date_matcher.h"
#include "extract/dates/date_values.h"
#include "model/article.h"

namespace dateline {

// Does the text tell of years long before its publication ("On 17 September 1939 ..."), so that
// "in May" is that year's May? Told by its four-digit years, and by words that point to the day of
// its writer, which stand against it: "Monday", "ago", "this month".
bool tells_history(std::string_view text, std::span<const DatePiece> pieces,
                   std::optional<CivilDate> published);

// Does the article write 3 January as "3/1"? Told by its own numeric dates, then by how it writes
// dates with month names, then by where the outlet is at home.
bool writes_day_first(const Article& article, std::span<const DatePiece> pieces);

// From the nearest verb: "will meet on Monday" looks ahead, "met on Monday" back.
Tense tense_of_clause(std::string_view text, std::span<const DatePiece> sentence, uint32_t begin,
                      uint32_t end);

// False for numbers that only look like years ("2020 troops", "resolution 1325" outside a history)
// and months that are names.
bool is_likely_date(const DateMatch& match, const DateRule& rule, std::string_view text,
                    std::span<const DatePiece> sentence, std::optional<CivilDate> published,
                    bool is_history);

// Narrows the date to what the words around it tell: "early 2018", "about 1953", "before Monday".
When qualify(When when, const DateMatch& match, std::span<const DatePiece> sentence,
             std::optional<CivilDate> published);

}  // namespace dateline
