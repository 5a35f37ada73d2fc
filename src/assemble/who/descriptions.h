// How the articles describe each entity. Used by link_entities.
#pragma once

#include <memory>
#include <vector>

#include "assemble/assemble.h"
#include "assemble/who/article_names.h"

namespace dateline {

// Fills Entity::descriptions: offices before its name and roles beside it, the most used first; a
// title that belongs to the name goes there (titled_name()).
// `facts` are those of each article. REQUIRES: links.entity_of is known.
void describe(const std::vector<std::shared_ptr<const NamesOfArticle>>& facts, EntityLinks& links);

}  // namespace dateline
