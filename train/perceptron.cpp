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

std::vector<int8_t> Perceptron::averaged(size_t padded_width) const {
  std::vector<float> average(weights_.size());
  std::vector<float> sizes;
  for (size_t i = 0; i < weights_.size(); ++i) {
    average[i] = static_cast<float>(weights_[i] - moved_[i] / seen_);
    if (average[i] != 0) sizes.push_back(std::abs(average[i]));
  }
  // One weight in two thousand is cut at the largest number, so that small ones keep their worth.
  float largest = 1;
  if (!sizes.empty()) {
    const auto cut = sizes.begin() + static_cast<ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
    std::nth_element(sizes.begin(), cut, sizes.end());
    largest = *cut;
  }
  std::vector<int8_t> rows(weights_.size() / width_ * padded_width);
  for (size_t i = 0; i < average.size(); ++i) {
    const float scaled = std::clamp(std::round(average[i] / largest * 127), -127.0f, 127.0f);
    rows[i / width_ * padded_width + i % width_] = static_cast<int8_t>(scaled);
  }
  return rows;
}

}  // namespace dateline
