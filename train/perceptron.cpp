#include "perceptron.h"

#include <algorithm>
#include <cmath>

namespace dateline {

Perceptron::Perceptron(size_t rows, size_t width)
    : width_(width),
      mask_(rows - 1),
      weights_(rows * width),
      moved_(rows * width),
      scores_(width) {}

std::span<const float> Perceptron::score(std::span<const uint32_t> features) {
  std::fill(scores_.begin(), scores_.end(), 0.0f);
  for (const uint32_t feature : features) {
    const float* row = weights_.data() + (feature & mask_) * width_;
    for (size_t i = 0; i < width_; ++i) scores_[i] += row[i];
  }
  return scores_;
}

void Perceptron::update(std::span<const uint32_t> features, size_t cls, float amount) {
  for (const uint32_t feature : features) {
    const size_t ix = (feature & mask_) * width_ + cls;
    weights_[ix] += amount;
    moved_[ix] += amount * seen_;
  }
}

std::vector<int16_t> Perceptron::averaged() const {
  std::vector<float> average(weights_.size());
  float largest = 1e-6f;
  for (size_t i = 0; i < weights_.size(); ++i) {
    average[i] = static_cast<float>(weights_[i] - moved_[i] / seen_);
    largest = std::max(largest, std::abs(average[i]));
  }
  std::vector<int16_t> rows(weights_.size());
  for (size_t i = 0; i < rows.size(); ++i)
    rows[i] = static_cast<int16_t>(std::round(average[i] / largest * 32767));
  return rows;
}

}  // namespace dateline
