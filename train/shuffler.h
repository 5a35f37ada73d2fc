// A small generator of numbers that is the same everywhere. Used by all of train/.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace dateline {

// xorshift64*.
class Shuffler {
 public:
  explicit Shuffler(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1Dull;
  }
  uint64_t below(uint64_t bound) { return (next() >> 32) * bound >> 32; }
  float unit() { return static_cast<float>(next() >> 40) * 0x1p-24f; }  // 0 to below 1
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace dateline
