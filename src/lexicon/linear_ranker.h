// A linear ranker: features with names, and a table of their weights in thousandths. Shared by the
// rankers of lines and days, and by train/train_rankers.cpp, which learns the weights.
#pragma once

#include <array>
#include <string_view>

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

}  // namespace dateline
