// State verbs: what somebody wants, knows or is, by which nothing is done. Used by
// outlook_confidence.cpp.
#pragma once

#include "lexicon/lexicon.h"

namespace dateline {

// "will want to", "will see": never a deed.
bool is_state_verb(WordId lemma);

// "will become", "would depend": none without a day.
bool is_vague_verb(WordId lemma);

}  // namespace dateline
