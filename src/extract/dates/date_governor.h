// The verb that a time expression hangs on, where it tells that the date is ahead though no word
// before the date says so. Used by extract/dates.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// "The new president takes office on 15 January", "summoned her to appear on Thursday", "demanded
// that it be closed in May": true. False for verbs of saying ("he writes on Friday"), of the past,
// and where no head is known.
// REQUIRES: [begin, end) are tokens of one sentence; it may be empty.
bool hangs_on_coming_deed(const Article& article, const Lexicon& lexicon, uint32_t begin,
                          uint32_t end);

// Is the date one of what its sentence itself tells? "The king fled in January 1979"; not "She
// awaits a verdict after the fall of the bank that she had led in January 1979". True where no head
// is known. REQUIRES: as above.
bool dates_its_sentence(const Article& article, uint32_t begin, uint32_t end);

}  // namespace dateline
