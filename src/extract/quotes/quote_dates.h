// Quote dates: on what day something was said. Used by extract_quotes.
#pragma once

#include "model/article.h"

namespace dateline {

// Sets QuoteMention::when from the date that stands beside the cue ("he said on Monday", "On
// Monday, the ministry said"), or from the statement that the quote goes on with in its paragraph.
// A day inside of what is said, or of another clause ("who left on Monday, said"), is none.
// REQUIRES: dates and quotes are sorted.
void date_quotes(Article& article);

}  // namespace dateline
