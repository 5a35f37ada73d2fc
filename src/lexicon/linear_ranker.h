// A linear ranker: features with names, and a table of their weights in thousandths. Shared by the
// rankers of lines, days, same events and pronouns, and by the programs of train/ that learn the
// weights.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "lexicon/word_table.h"

namespace dateline {

// The weights of a table, by the names of the features; a missing name weighs nothing.
template <size_t kCount>
std::array<float, kCount> read_weights(const WordTable& table,
                                       const std::array<std::string_view, kCount>& names) {
  std::array<float, kCount> weights{};
  for (size_t i = 0; i < kCount; ++i)
    weights[i] = static_cast<float>(table.find(names[i]).value_or(0)) / 1000;
  return weights;
}

template <size_t kCount>
float weighted_sum(const std::array<float, kCount>& features,
                   const std::array<float, kCount>& weights) {
  float sum = 0;
  for (size_t i = 0; i < kCount; ++i) sum += features[i] * weights[i];
  return sum;
}

// The same of each of many. Each addition waits for the one before: several sums go on at a time.
template <size_t kCount>
std::vector<float> weighted_sums(const std::vector<std::array<float, kCount>>& all,
                                 const std::array<float, kCount>& weights) {
  constexpr size_t kAtOnce = 8;
  std::vector<float> sums;
  sums.reserve(all.size());
  size_t begin = 0;
  for (; begin + kAtOnce <= all.size(); begin += kAtOnce) {
    std::array<float, kAtOnce> some{};
    for (size_t i = 0; i < kCount; ++i)
      for (size_t j = 0; j < kAtOnce; ++j) some[j] += all[begin + j][i] * weights[i];
    sums.insert(sums.end(), some.begin(), some.end());
  }
  for (; begin < all.size(); ++begin) sums.push_back(weighted_sum(all[begin], weights));
  return sums;
}

}  // namespace dateline
