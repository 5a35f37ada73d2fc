// Whole sentences: signs that words of a sentence stand in another one, where a text was cut apart
// in the wrong place. Used by lines.
#pragma once

#include "model/article.h"

namespace dateline {

// Does the sentence begin and end where the text was cut? Not "and sparked fears", "The mayor of",
// "Costa left the hall of the port (opened", or "Porto Times asked him", which stands behind "He
// told the city's". `range`: the part of it that a line shows.
bool is_whole(const Article& article, uint32_t sentence, TokenRange range);

}  // namespace dateline
