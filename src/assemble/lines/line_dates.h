// The day a line stands under by its own words. Used by tellings.
#pragma once

#include "model/article.h"

namespace dateline {

// The date of a line: the one it stands under, else that of its event; where its own words give the
// event none, the first day that the sentence names, else the first month or year. "Troops will
// stay, the minister said on Monday" is news of Monday. Where no words say when, the day of
// publication, its basis kPublished.
// `end`: where a clause begins that has a line of its own; its dates are none of this line.
When date_of_line(const Article& article, const EventMention& event, uint32_t end = kNone);

// The word that a date hangs on; kNone for one that hangs on none, and without a parse.
uint32_t governor_of(const Article& article, const DateMention& date);

// "Lina Borg, who was ousted in 1999, wants to return", "an engineer who saw the dam in 2021 said
// that it leaked": no news of 1999 or 2021.
bool is_dated_in_passing(const Article& article, const EventMention& event);

// "After the attacks of September 11, 2001, envoys met": when, nobody can tell.
bool tells_of_after_attacks(const Article& article, uint32_t sentence);

// "Protesters gather in the square on Friday": in the present tense with its day, and no label of a
// chronology before it, it stands under a picture.
bool is_dated_caption(const Article& article, uint32_t sentence);

// "imposed", "was moved"; not "imposes", "is to be moved".
bool is_told_in_past(const Article& article, const EventMention& event);

}  // namespace dateline
