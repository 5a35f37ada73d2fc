// Products of matrices of 8-bit numbers: sums of integers, so every machine gets the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// Columns are stored by sixteens: for each group of sixteen columns, for each group of four rows,
// column after column its four numbers.
inline constexpr size_t kColumnGroup = 16, kRowGroup = 4;
inline size_t packed_index(size_t row, size_t column, size_t rows) {
  return (column / kColumnGroup * (rows / kRowGroup) + row / kRowGroup) * kColumnGroup * kRowGroup +
         column % kColumnGroup * kRowGroup + row % kRowGroup;
}

// A matrix of `inputs` rows and `outputs` columns. REQUIRES: outputs are a multiple of
// kColumnGroup, inputs of kRowGroup.
struct PackedMatrix {
  const int8_t* numbers = nullptr;
  size_t inputs = 0, outputs = 0;
};

// sums[i] = in[i] * matrix for each of `count` rows of `in`; sums are rows of matrix.outputs.
// The fastest instructions of the machine are chosen once.
void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums);

// All ways that this machine has to do the same, the fastest last; the first are plain loops.
using Multiply = void (*)(const uint8_t*, size_t, const PackedMatrix&, int32_t*);
const std::vector<Multiply>& ways_to_multiply();

}  // namespace dateline
