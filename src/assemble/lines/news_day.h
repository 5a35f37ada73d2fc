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
// without a date is of that Tuesday; of "the rig that sank on Tuesday had been rusty" it is not. An
// opening without a date is of the day before if the article names that day more often than its
// own: a morning's paper. Nothing where it is that of publication, or where that is not known.
std::optional<CivilDate> news_day_of(const Article& article);

// A report says at once when its news was: "The rig sank on Tuesday". A column does not.
bool opens_with_dated_news(const Article& article);

}  // namespace dateline
