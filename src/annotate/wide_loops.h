// Loops over rows of numbers that each machine runs in registers as wide as it has. None of them
// adds up floats across a row, so all widths give the same. Used by the network.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "annotate/network_shape.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DL_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define DL_WIDE
#endif

namespace dateline {

// A number between two layers has 8 bits: kUnit is 1, kZero is 0.
inline constexpr int kUnit = 32, kZero = 128;

// The 8 bits of a value, which is cut to the limits.
inline uint8_t in_byte(float value, float floor) {
  const float bounded = std::min(std::max(value, floor), kLimit);
  return static_cast<uint8_t>(static_cast<int>(bounded * kUnit + (kZero + 0.5f)));
}

// Some neighbouring numbers of a row of the input table, and sums of such.
typedef int8_t RowLanes __attribute__((vector_size(32)));
typedef int16_t StepLanes __attribute__((vector_size(64)));
inline constexpr size_t kRowLanes = sizeof(RowLanes);

// Adds the same lanes, from column `begin` on, of some rows.
inline void add_lanes(const int8_t* rows, const uint16_t* numbers, size_t count, size_t begin,
                      StepLanes& sum) {
  for (size_t k = 0; k < count; ++k) {
    RowLanes row;
    std::memcpy(&row, rows + numbers[k] * kWidth + begin, sizeof row);
    sum += __builtin_convertvector(row, StepLanes);
  }
}

// Makes room, and never less than there was.
template <class Vector>
void grow(Vector& numbers, size_t count) {
  if (numbers.size() < count) numbers.resize(count);
}

}  // namespace dateline
