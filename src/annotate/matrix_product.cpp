#include "annotate/matrix_product.h"

#include <algorithm>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace dateline {

void multiply_plainly(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  const size_t row_groups = matrix.inputs / kRowGroup;
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* row = in + i * matrix.inputs;
    const int8_t* numbers = matrix.numbers;
    for (size_t column = 0; column < matrix.outputs; column += kColumnGroup) {
      int32_t group[kColumnGroup] = {};
      for (size_t k = 0; k < row_groups; ++k, numbers += kColumnGroup * kRowGroup)
        for (size_t j = 0; j < kColumnGroup; ++j)
          for (size_t r = 0; r < kRowGroup; ++r)
            group[j] += row[k * kRowGroup + r] * numbers[j * kRowGroup + r];
      std::copy(group, group + kColumnGroup, sums + i * matrix.outputs + column);
    }
  }
}

#ifdef __x86_64__
namespace {

#define DL_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

// A block of kRows rows and kGroups groups of columns, kept in registers.
template <size_t kRows, size_t kGroups>
DL_VNNI void multiply_block(const uint8_t* in, const PackedMatrix& matrix, size_t group,
                            int32_t* sums) {
  const size_t row_groups = matrix.inputs / kRowGroup;
  const int8_t* numbers = matrix.numbers + group * row_groups * kColumnGroup * kRowGroup;
  __m512i block[kRows][kGroups];
#pragma GCC unroll 8
  for (size_t i = 0; i < kRows; ++i)
#pragma GCC unroll 8
    for (size_t j = 0; j < kGroups; ++j) block[i][j] = _mm512_setzero_si512();
  for (size_t k = 0; k < row_groups; ++k) {
    __m512i weights[kGroups];
#pragma GCC unroll 8
    for (size_t j = 0; j < kGroups; ++j)
      weights[j] = _mm512_loadu_si512(numbers + (j * row_groups + k) * kColumnGroup * kRowGroup);
#pragma GCC unroll 8
    for (size_t i = 0; i < kRows; ++i) {
      int32_t four;
      std::memcpy(&four, in + i * matrix.inputs + k * kRowGroup, sizeof four);
#pragma GCC unroll 8
      for (size_t j = 0; j < kGroups; ++j)
        block[i][j] = _mm512_dpbusd_epi32(block[i][j], _mm512_set1_epi32(four), weights[j]);
    }
  }
#pragma GCC unroll 8
  for (size_t i = 0; i < kRows; ++i)
#pragma GCC unroll 8
    for (size_t j = 0; j < kGroups; ++j)
      _mm512_storeu_si512(sums + i * matrix.outputs + (group + j) * kColumnGroup, block[i][j]);
}

template <size_t kGroups>
DL_VNNI void multiply_groups(const uint8_t* in, size_t count, const PackedMatrix& matrix,
                             size_t group, int32_t* sums) {
  constexpr size_t kRows = 6;
  size_t i = 0;
  for (; i + kRows <= count; i += kRows)
    multiply_block<kRows, kGroups>(in + i * matrix.inputs, matrix, group,
                                   sums + i * matrix.outputs);
  for (; i < count; ++i)
    multiply_block<1, kGroups>(in + i * matrix.inputs, matrix, group, sums + i * matrix.outputs);
}

DL_VNNI void multiply_by_vnni(const uint8_t* in, size_t count, const PackedMatrix& matrix,
                              int32_t* sums) {
  const size_t groups = matrix.outputs / kColumnGroup;
  size_t group = 0;
  for (; group + 4 <= groups; group += 4) multiply_groups<4>(in, count, matrix, group, sums);
  for (; group < groups; ++group) multiply_groups<1>(in, count, matrix, group, sums);
}

bool has_vnni() {
  static const bool has =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
  return has;
}

}  // namespace

void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  has_vnni() ? multiply_by_vnni(in, count, matrix, sums)
             : multiply_plainly(in, count, matrix, sums);
}
#else
void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  multiply_plainly(in, count, matrix, sums);
}
#endif

}  // namespace dateline
