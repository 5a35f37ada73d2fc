// Date pieces: a sentence cut into what time expressions are made of. Finer than tokens
// ("mid-1990s" is mid, -, 1990s) and with numbers read ("twenty-four", "7,000", "10:35"). Used by
// extract/dates.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/date_rules.h"
#include "model/span.h"

namespace dateline {

struct DatePiece {
  Span span;
  DateMask mask = 0;  // what it can be inside a time expression; 0: nothing
  uint16_t word = 0;  // DateWord::id
  int16_t value = 0;
  int32_t number = 0;
  bool capital = false;       // starts with a capital
  bool space_before = false;  // white space stands before it
};

// "3/1/2020": which of the first two is the month is decided by the article.
struct NumericDate {
  int first = 0, second = 0, year = 0;
};
NumericDate unpack_numeric(int32_t number);

// Appends the pieces of text[span] to `pieces`; REQUIRES: valid UTF-8.
void append_date_pieces(std::string_view text, Span span, const DateRules& rules,
                        std::vector<DatePiece>& pieces);

}  // namespace dateline
