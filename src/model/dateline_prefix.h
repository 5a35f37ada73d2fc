// The dateline that opens an agency's report: "KIRKUK, Iraq, Dec. 27 (Harbour Wire) -", "ROME:".
// Used by stages that read or compare what sentences say: where a report was filed is not what it
// is about.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// The token behind the dateline, or the sentence's first where it has none. "NATO-led" and "IBM
// fell - the third time" are none: the dash stands free behind names, numbers and marks only, a
// place in capitals or an agency in brackets among them. At the top of an article a headline may
// have run in before the agency, or a byline of a newsroom.
uint32_t behind_dateline(const Article& article, const Sentence& sentence);

// Names, numbers and marks; what else stands before an agency is a headline.
bool may_stand_in_dateline(const Tokens& tokens, uint32_t token);

}  // namespace dateline
