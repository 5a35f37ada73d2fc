// News day: the day that an article is about, which what it tells without a date is of. Used by
// tellings.
#pragma once

#include <optional>

#include "model/article.h"

namespace dateline {

// So many sentences of an article are its opening.
inline constexpr uint32_t kOpeningSentences = 2;

// The day that an article is about: that of an event dated by its opening sentence, if that is no
// longer ago than news is. "The rig sank on Tuesday", printed on Thursday: what the article tells
// without a date is of that Tuesday; of "the rig that sank on Tuesday had been rusty" it is not. Of
// another article it is the day before if it names that day more often than its own (a morning's
// paper), and the day after if it tells of that as over. Nothing where none of this is known.
std::optional<CivilDate> news_day_of(const Article& article);

// A report says at once when its news was: "The rig sank on Tuesday". A column does not.
bool opens_with_dated_news(const Article& article);

}  // namespace dateline
