// Ridge regression over groups of samples. Used by train/train_rankers.cpp; its parts by
// train/train_same_event.cpp.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

template <size_t kCount>
struct Sample {
  std::array<float, kCount> features;
  float target = 0;
};

template <size_t kCount>
using Vector = std::array<double, kCount>;
template <size_t kCount>
using Matrix = std::array<Vector<kCount>, kCount>;

// The weights as rows of a table, in thousandths.
template <size_t kCount>
std::string rows_of(const Vector<kCount>& weights,
                    const std::array<std::string_view, kCount>& names) {
  std::string rows;
  for (size_t i = 0; i < kCount; ++i)
    rows += std::string(names[i]) + '\t' + std::to_string(std::lround(weights[i] * 1000)) + '\n';
  return rows;
}

// Solves the symmetric system A x = b by elimination with pivots.
template <size_t kCount>
Vector<kCount> solve_linear(Matrix<kCount> a, Vector<kCount> b) {
  for (size_t column = 0; column < kCount; ++column) {
    size_t pivot = column;
    for (size_t row = column + 1; row < kCount; ++row)
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (size_t row = 0; row < kCount; ++row) {
      if (row == column) continue;
      const double factor = a[row][column] / a[column][column];
      for (size_t k = column; k < kCount; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  for (size_t i = 0; i < kCount; ++i) b[i] /= a[i][i];
  return b;
}

// Ridge regression that learns differences within groups only.
template <size_t kCount>
class LeastSquares {
 public:
  void add_group(const std::vector<Sample<kCount>>& samples) {
    if (samples.size() < 2) return;
    Sample<kCount> mean{};
    const float share = 1.0f / static_cast<float>(samples.size());
    for (const auto& sample : samples) {
      for (size_t i = 0; i < kCount; ++i) mean.features[i] += share * sample.features[i];
      mean.target += share * sample.target;
    }
    for (const auto& sample : samples) add_sample(sample, mean);
  }
  void add(const LeastSquares& other) {
    for (size_t i = 0; i < kCount; ++i) {
      for (size_t j = 0; j < kCount; ++j) a_[i][j] += other.a_[i][j];
      b_[i] += other.b_[i];
    }
  }
  Vector<kCount> solve() const {
    constexpr double kRidge = 1.0;
    auto a = a_;
    for (size_t i = 0; i < kCount; ++i) a[i][i] += kRidge;
    return solve_linear(a, b_);
  }

 private:
  void add_sample(const Sample<kCount>& sample, const Sample<kCount>& mean) {
    Vector<kCount> x;
    for (size_t i = 0; i < kCount; ++i) x[i] = sample.features[i] - mean.features[i];
    const double y = sample.target - mean.target;
    for (size_t i = 0; i < kCount; ++i) {
      for (size_t j = 0; j < kCount; ++j) a_[i][j] += x[i] * x[j];
      b_[i] += x[i] * y;
    }
  }

  Matrix<kCount> a_{};
  Vector<kCount> b_{};
};

}  // namespace dateline
