// Training of the tagger, which train_heads needs as well: a parser learns best from tags as wrong
// as those it will see.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus.h"
#include "lexicon/vocabulary.h"

namespace dateline {

// The rows of a tagger that learned these documents, with copies in capitals and headline case.
std::vector<int16_t> train_tagger(std::vector<GoldDocument> documents, const Vocabulary& vocabulary,
                                  int passes);

// Tags the sentences of `documents` by taggers that did not learn them: each of `parts` taggers
// leaves out a part of the sentences of `treebanks`.
void tag_unseen(std::vector<GoldDocument>& documents, const std::vector<GoldDocument>& treebanks,
                const Vocabulary& vocabulary, size_t parts, int passes);

}  // namespace dateline
