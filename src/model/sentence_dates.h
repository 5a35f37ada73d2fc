// The dates of an article by where they stand. Used by extract/ and assemble/.
#pragma once

#include <cstdint>
#include <span>

#include "model/article.h"

namespace dateline {

// The dates that the sentence names, in order.
std::span<const DateMention> dates_in(const Article& article, uint32_t sentence);

// Is the word part of a date that the article names?
bool is_in_date(const Article& article, uint32_t token);

}  // namespace dateline
