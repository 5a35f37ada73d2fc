// Doers: whom the "he" means that a sentence is about, where that is sure. Used by extract_quotes;
// a line names him (assemble/lines).
#pragma once

#include <vector>

#include "extract/quotes/antecedents.h"
#include "extract/quotes/names_in_text.h"
#include "extract/quotes/pronoun_ranking.h"
#include "model/article.h"

namespace dateline {

// The first "he", "her" or "his" of a sentence, where its main clause is about that person and
// names nobody before ("She resigned", "His lawyers said", "Officers took him away"), as a mention
// with its name and the confidence EntityMention::kSure; none where another may be meant. By
// sentence. REQUIRES: entities are sorted, and all of them are names or roles.
std::vector<EntityMention> find_doers(const Article& article, const NamesInText& names,
                                      const Antecedents& antecedents,
                                      const std::vector<PronounMeaning>& meanings);

// Adds them to the entities; those that are mentions already become sure.
void add_doers(Article& article, const std::vector<EntityMention>& doers);

}  // namespace dateline
