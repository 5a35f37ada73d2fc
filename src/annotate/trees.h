// From the score of every word as the head of every other to one tree. Used by read_words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// scores[word * (count + 1) + head]; head `count` is the root; a word itself is its own worst head.
// Fills `heads` with a tree that has one root: each word takes its best head, then every circle is
// opened where that costs least (the step of Chu and Liu 1965, once for each circle). Time is
// quadratic in the sentence.
void best_tree(std::span<const float> scores, uint32_t count, std::vector<uint32_t>& heads);

}  // namespace dateline
