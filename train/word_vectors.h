// Vectors of words that stand beside the same words. Used by train_vocabulary.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

inline constexpr uint32_t kSentenceEdge = UINT32_MAX;

// One vector of kVectorSize numbers with mean 0 and variance 1 in each dimension, row after row,
// for each of `word_count` words. `stream` is the text as word numbers, rarer words having higher
// ones, with kSentenceEdge between sentences; numbers of `word_count` and more are unknown words.
// Skip-grams with negative samples (Mikolov et al. 2013), with outputs of their own for each place
// beside the word (Ling et al. 2015).
std::vector<float> train_word_vectors(const std::vector<uint32_t>& stream, uint32_t word_count,
                                      int passes);

}  // namespace dateline
