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

// The features of one decision. Each add() is a kind of its own.
class FeatureList {
 public:
  template <class... Seen>
  void add(Seen... seen) {
    features_[count_] = feature(count_, static_cast<uint64_t>(seen)...);
    ++count_;
  }
  std::span<const uint32_t> items() const { return {features_.data(), count_}; }

 private:
  std::array<uint32_t, 96> features_;
  uint32_t count_ = 0;
};

// The rows of a model as its weight file holds them.
template <size_t kWidth>
class HashedRows {
 public:
  // REQUIRES: weights.size() is a power of two times kWidth.
  explicit HashedRows(std::span<const int16_t> weights)
      : weights_(weights.data()), mask_(static_cast<uint32_t>(weights.size() / kWidth - 1)) {}

  // The summed rows of the features.
  std::array<int32_t, kWidth> score(std::span<const uint32_t> features) const {
    std::array<int32_t, kWidth> scores{};
    for (const uint32_t feature : features) {
      const int16_t* row = weights_ + size_t{kWidth} * (feature & mask_);
      for (size_t i = 0; i < kWidth; ++i) scores[i] += row[i];
    }
    return scores;
  }

 private:
  const int16_t* weights_;
  uint32_t mask_;
};

}  // namespace dateline
