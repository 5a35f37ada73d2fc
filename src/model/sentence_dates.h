// The dates of an article by where they stand. Used by extract/ and assemble/.
#pragma once

#include <cstdint>
#include <span>

#include "model/article.h"

namespace dateline {

// The dates that the sentence names, in order.
std::span<const DateMention> dates_in(const Article& article, uint32_t sentence);

// Is the date later than its article, and not told as over?
bool is_to_come(const Article& article, const DateMention& date);

// Is the day, month or year later than the article, and no date of the sentence says that it is
// over?
bool is_to_come(const Article& article, const When& when, uint32_t sentence);

// Is the word part of a date that the article names?
bool is_in_date(const Article& article, uint32_t token);

// "11.40 Police closed it": the token behind the clock time in digits that opens the sentence; its
// first where none does.
uint32_t behind_clock(const Article& article, const Sentence& sentence);

// Is the date of a quotation, and the word, outside of it, in a sentence that names another date?
// 'In 2012 she called it "the town of today"': what is quoted has its own days.
bool is_quoted_beside(const Article& article, const DateMention& date, uint32_t token);

}  // namespace dateline
