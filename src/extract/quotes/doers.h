// Doers: whom the "he" or "she" means that a sentence is about, where that is sure. Used by
// extract_quotes; a line names him (assemble/lines).
#pragma once

#include <vector>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// The first "he" or "she" that is the subject of a sentence's main clause, as a mention with its
// person and the confidence EntityMention::kSure, where nobody else may be meant. By sentence.
// REQUIRES: entities are sorted, and all of them are names or roles.
std::vector<EntityMention> find_doers(const Article& article, const Lexicon& lexicon);

// Adds them to the entities; those that are mentions already become sure.
void add_doers(Article& article, const std::vector<EntityMention>& doers);

}  // namespace dateline
