// Clusters of words that stand between the same words. Used by train_vocabulary.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

// One pair of neighbours: the word, what stood beside it, how often.
struct Neighbour {
  uint32_t word, context, count;
};

// A cluster, from 0, for each of `word_count` words: the exchange algorithm of Kneser and Ney
// (1993) with the predictive objective of Uszkoreit and Brants (2008), `passes` times over all
// words. REQUIRES: neighbours sorted by word; words sorted by falling count.
std::vector<uint32_t> cluster_words(const std::vector<Neighbour>& neighbours, uint32_t word_count,
                                    uint32_t context_count, uint32_t cluster_count, int passes);

}  // namespace dateline
