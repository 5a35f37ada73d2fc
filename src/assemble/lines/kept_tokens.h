// Kept tokens: what of a sentence its line shows. What stands before and behind goes: the agency's
// dateline, the date of a chronology, a headline that ran in, "But", "he said". Used by lines.
#pragma once

#include "model/article.h"

namespace dateline {

// The tokens of the sentence that the line shows, without the final full stop.
TokenRange kept_tokens(const Article& article, uint32_t sentence);

// The date that the sentence stands under: of "22 April: The rig sinks" that of 22 April; nullptr
// for most sentences.
const DateMention* label_date(const Article& article, uint32_t sentence);

// Does the sentence open with a day that only the one before it tells: "Four days earlier, Borg
// left"? Not where it names another date, or "four days earlier" is known to be 3 May.
bool opens_with_untold_day(const Article& article, uint32_t sentence);

}  // namespace dateline
