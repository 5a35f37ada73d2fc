// The linear models of annotate/: a feature is a number, hashed to a row of small weights, one a
// class. Shared by running and training.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace dateline {

// One feature: what was looked at (`kind`) and what was seen there. High bits are well mixed.
inline uint32_t feature(uint32_t kind, uint64_t seen) {
  uint64_t hash = (seen + 1) * 0x9E3779B97F4A7C15ull;
  hash = (hash ^ (hash >> 29) ^ kind) * 0xD6E8FEB86659FD93ull;
  return static_cast<uint32_t>(hash >> 32);
}
inline uint32_t feature(uint32_t kind, uint64_t a, uint64_t b) {
  return feature(kind, (a * 0xC2B2AE3D27D4EB4Full) ^ (b + 0x165667B19E3779F9ull));
}
inline uint32_t feature(uint32_t kind, uint64_t a, uint64_t b, uint64_t c) {
  return feature(kind, (a * 0xC2B2AE3D27D4EB4Full) ^ (b * 0x27D4EB2F165667C5ull), c);
}

// The rows of a model as its weight file holds them.
template <size_t kWidth>
class HashedRows {
 public:
  // REQUIRES: weights.size() is a power of two times kWidth.
  explicit HashedRows(std::span<const int8_t> weights)
      : weights_(weights.data()), mask_(static_cast<uint32_t>(weights.size() / kWidth - 1)) {}

  // The summed rows of the features.
  std::array<int16_t, kWidth> score(std::span<const uint32_t> features) const {
    std::array<int16_t, kWidth> scores{};
    for (const uint32_t feature : features) {
      const int8_t* row = weights_ + size_t{kWidth} * (feature & mask_);
      for (size_t i = 0; i < kWidth; ++i) scores[i] = static_cast<int16_t>(scores[i] + row[i]);
    }
    return scores;
  }

 private:
  const int8_t* weights_;
  uint32_t mask_;
};

}  // namespace dateline
