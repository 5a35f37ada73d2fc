// Training of the tagger, which train_heads needs as well: a parser learns best from tags as wrong
// as those it will see.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus.h"
#include "lexicon/vocabulary.h"

namespace dateline {

// The rows of a tagger that learned these documents, with copies in capitals and headline case.
std::vector<int8_t> train_tagger(std::vector<GoldDocument> documents, const Vocabulary& vocabulary,
                                 int passes);

// Tags each document by a tagger that learned the others: `parts` taggers are trained.
void tag_by_others(std::vector<GoldDocument>& documents, const Vocabulary& vocabulary, size_t parts,
                   int passes);

}  // namespace dateline
