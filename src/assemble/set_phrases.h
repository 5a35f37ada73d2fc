// Set phrases: deeds that are told by more than one word ("went to the polls", "lifted off",
// "passed the bill"), so that they answer the plan that names them by one. Used by matters.cpp.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// The group of data/actions.tsv of the phrase that the verb at `token` opens; 0 for most verbs.
uint32_t group_of_phrase(const Article& article, uint32_t token);

// Is a word that would name a deed none where it stands: "leaves the town in ruins"?
bool tells_no_deed(const Article& article, uint32_t token);

}  // namespace dateline
