// Logistic regression by Newton's method, and the rows of data/rankers.tsv that it makes. Used by
// train/train_same_event.cpp and train/train_line_worth.cpp.
#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

#include "least_squares.h"

namespace dateline {

// Weights of the log-odds that a sample's target is 1.
template <size_t kCount>
Vector<kCount> learn_odds(const std::vector<Sample<kCount>>& samples) {
  constexpr int kSteps = 12;
  constexpr double kRidge = 1.0;
  Vector<kCount> weights{};
  for (int step = 0; step < kSteps; ++step) {
    Matrix<kCount> a{};
    Vector<kCount> b{};
    for (size_t i = 0; i < kCount; ++i) {
      a[i][i] = kRidge;
      b[i] = -kRidge * weights[i];
    }
    for (const auto& sample : samples) {
      double odds = 0;
      for (size_t i = 0; i < kCount; ++i) odds += weights[i] * sample.features[i];
      const double share = 1 / (1 + std::exp(-odds)), weight = share * (1 - share);
      for (size_t i = 0; i < kCount; ++i) {
        if (sample.features[i] == 0) continue;
        b[i] += (sample.target - share) * sample.features[i];
        for (size_t j = 0; j < kCount; ++j)
          a[i][j] += weight * sample.features[i] * sample.features[j];
      }
    }
    const auto change = solve_linear(a, b);
    for (size_t i = 0; i < kCount; ++i) weights[i] += change[i];
  }
  return weights;
}

// The rows of the table that are not of these weights stay as they are.
template <size_t kCount>
void write_weights(const std::string& path, const Vector<kCount>& weights,
                   const std::array<std::string_view, kCount>& names) {
  std::string rows;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    const std::string_view name = std::string_view(row).substr(0, row.find('\t'));
    if (std::find(names.begin(), names.end(), name) == names.end()) rows += row + '\n';
  }
  std::ofstream(path) << rows << rows_of(weights, names);
}

}  // namespace dateline
