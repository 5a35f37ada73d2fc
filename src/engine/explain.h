// Explains a line: the sentences it comes from and what was read in them. Used by `dateline why`
// and serve/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace dateline {

// The evidence of an event, quote, dispute, outlook or entity of the story, as text for a reader.
// Error kNotFound where the id is no line of it.
Result<std::string> explain_line(Store& store, const Story& story, std::string_view id,
                                 const Lexicon& lexicon);

}  // namespace dateline
