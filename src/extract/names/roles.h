// Roles: people named by what they are ("Iran's foreign minister", "the commander of the force").
// Used by extract_entities.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Appends a kRole mention for each role that stands beside a name, or that the text has as known
// ("the minister", "his lawyer"). Its entity is the name beside it, else the last person who was
// given that role or title before, else kNone. REQUIRES: names are chained.
void add_roles(Article& article, const Lexicon& lexicon);

// Sorts Article::entities by span and renumbers everything that points at them.
void sort_entities(Article& article);

}  // namespace dateline
