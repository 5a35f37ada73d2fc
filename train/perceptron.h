// The averaged perceptron (Collins 2002) behind all linear models of train/.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

class Perceptron {
 public:
  // REQUIRES: rows is a power of two.
  Perceptron(size_t rows, size_t width);

  // The summed rows of the features; valid until the next call.
  std::span<const float> score(std::span<const uint32_t> features);
  // Moves the weights of a class up or down for every feature.
  void update(std::span<const uint32_t> features, size_t cls, float amount);
  // One more example was seen: the average counts it.
  void tick() { ++seen_; }

  // The averaged weights in 16 bits, row after row.
  std::vector<int16_t> averaged() const;

 private:
  size_t width_, mask_;
  std::vector<float> weights_;
  std::vector<double> moved_;  // updates times the examples seen before them
  std::vector<float> scores_;
  double seen_ = 1;
};

// A small generator of numbers that is the same everywhere: xorshift64*.
class Shuffler {
 public:
  explicit Shuffler(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1Dull;
  }
  uint64_t below(uint64_t bound) { return next() % bound; }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace dateline
