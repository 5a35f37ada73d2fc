// Name chains: all names of one person, organization or place in one article. Used by
// extract_entities.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Sets EntityMention::entity of every name to the mention that names it best ("Qasem Soleimani" for
// "Soleimani"), and gives all mentions of a chain one kind. A surname that two people of the
// article share stays by itself unless its title tells whose it is.
void chain_names(Article& article, const Lexicon& lexicon);

}  // namespace dateline
