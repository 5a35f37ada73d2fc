// The day a line stands under: what its own words say, or what its article is about. Used by
// tellings.
#pragma once

#include <optional>

#include "model/article.h"

namespace dateline {

// So many sentences of an article are its opening.
inline constexpr uint32_t kOpeningSentences = 2;

// The date of a line: the one it stands under, else that of its event; where its own words give the
// event none, the first day that the sentence names, else the first month or year. "Troops will
// stay, the minister said on Monday" is news of Monday. Where no words say when, the day of
// publication, its basis kPublished.
// `end`: where a clause begins that has a line of its own; its dates are none of this line.
When date_of_line(const Article& article, const EventMention& event, uint32_t end = kNone);

// The day that an article is about: that of an event dated by its opening sentence, if that is no
// longer ago than news is. "The rig sank on Tuesday", printed on Thursday: what the article tells
// without a date is of that Tuesday; of "the rig that sank on Tuesday had been rusty" it is not. An
// opening without a date is of the day before if the article names that day more often than its
// own: a morning's paper. Nothing where it is that of publication, or where that is not known.
std::optional<CivilDate> news_day_of(const Article& article);

// The word that a date hangs on; kNone for one that hangs on none, and without a parse.
uint32_t governor_of(const Article& article, const DateMention& date);

// A report says at once when its news was: "The rig sank on Tuesday". A column does not.
bool opens_with_dated_news(const Article& article);

// "Lina Borg, who was ousted in 1999, wants to return", "an engineer who saw the dam in 2021 said
// that it leaked": no news of 1999 or 2021.
bool is_dated_in_passing(const Article& article, const EventMention& event);

// "Protesters gather in the square on Friday": in the present tense with its day, and no label of a
// chronology before it, it stands under a picture.
bool is_dated_caption(const Article& article, uint32_t sentence);

// "imposed", "was moved"; not "imposes", "is to be moved".
bool is_told_in_past(const Article& article, const EventMention& event);

}  // namespace dateline
