// What stands beside a name says what it names, wherever the article has it. Used by names.
#pragma once

#include "model/article.h"

namespace dateline {

// Changes the names of an article. REQUIRES: they are marked; tags, and heads where they are known,
// are set.
//   "Harbour Authority of Port Ellery (HAPE)": what an acronym in brackets spells is one name, and
//     the acronym is of its kind
//   "Hurricane Anselm", also "Anselm" alone, and "the ferry Lady Annis" are neither persons nor
//     places
//   "shares in Lusotel", "Lusotel's shareholders", "Lusotel, a telephone company" and the outlet
//     itself are organizations
//   "the village of Soget", "the Kirenga dam" are places
void mark_named_things(Article& article);

}  // namespace dateline
