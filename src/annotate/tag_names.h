// The name finder with given weights; train/ runs it with weights that are not yet in data/.
#pragma once

#include "annotate/name_features.h"

namespace dateline {

// Fills tokens.name by one reading of the article. `first_reading` as in name_features().
void tag_names(Article& article, const Words& words, const HashedRows<kNameTagCount>& rows,
               const std::vector<NameTag>& first_reading);

}  // namespace dateline
