// Loose words: what a line leaves out since the page says it beside the line, or since nobody would
// miss it. Used by lines.
#pragma once

#include <vector>

#include "calendar/when.h"
#include "model/article.h"

namespace dateline {

// What is left of a line that stands under `day` without the words that name that day by the day
// of printing ("yesterday", "on Monday", "last week"), ages between commas, and brackets: "Lina
// Borg, 44, left (on foot) on Monday" gives "Lina Borg" and "left". In order. The line keeps at
// least five words.
std::vector<TokenRange> without_loose_words(const Article& article, uint32_t sentence,
                                            const std::vector<TokenRange>& pieces, const When& day);

}  // namespace dateline
