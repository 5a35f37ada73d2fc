// The tagger with given weights; train/ runs it with weights that are not yet in data/.
#pragma once

#include "annotate/tag_features.h"

namespace dateline {

// Fills tokens.upos.
void tag_words(Article& article, const Words& words, const HashedRows<kUposCount>& rows);

}  // namespace dateline
