// Role bearers: whom "the president" means in an article that does not say so itself. Used by
// link_entities.
#pragma once

#include "assemble/assemble.h"

namespace dateline {

// Links each role that its article leaves open ("the supreme leader said") to the person whom the
// article names and whom any article of the story gives that office, as a title or beside the name.
// Where several people fit, it is the one named last before; a role of a state ("Canada's foreign
// minister") wants a bearer of that state. Pronouns that mean the role follow it.
void link_roles(Articles articles, const Lexicon& lexicon, EntityLinks& links);

}  // namespace dateline
