// What a dictionary tells of words that the treebanks hardly have. Used by train_network.
#pragma once

#include <map>
#include <vector>

#include "corpus.h"
#include "lexicon/lexicon.h"
#include "tag_counts.h"

namespace dateline {

// The sentences and phrases in which WordNet shows a word that the treebanks (`counts`) have
// seldom: only this word has a tag, that of the meaning it shows; all others kUnknown.
std::vector<GoldDocument> dictionary_examples(const std::map<WordId, TagCounts>& counts,
                                              const Lexicon& lexicon);

}  // namespace dateline
