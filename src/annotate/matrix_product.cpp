#include "annotate/matrix_product.h"

#include <algorithm>
#include <cstring>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
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
  const auto block = [&]<size_t kCount>(size_t i) {
    multiply_block<kCount, kGroups>(in + i * matrix.inputs, matrix, group,
                                    sums + i * matrix.outputs);
  };
  if (count < kRows)
    for (size_t i = 0; i < count; ++i) block.template operator()<1>(i);
  else  // the last rows are read together with some before them
    for (size_t begin = 0; begin < count; begin += kRows)
      block.template operator()<kRows>(std::min(begin, count - kRows));
}

DL_VNNI void multiply_by_vnni(const uint8_t* in, size_t count, const PackedMatrix& matrix,
                              int32_t* sums) {
  const size_t groups = matrix.outputs / kColumnGroup;
  for (size_t group = 0; group < groups;) {
    const size_t left = groups - group;
    if (left % 4 == 0) {
      multiply_groups<4>(in, count, matrix, group, sums);
      group += 4;
    } else if (left >= 3) {
      multiply_groups<3>(in, count, matrix, group, sums);
      group += 3;
    } else {
      multiply_groups<1>(in, count, matrix, group, sums);
      group += 1;
    }
  }
}

bool has_vnni() {
  static const bool has =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
  return has;
}

#define DL_TILES __attribute__((target("amx-tile,amx-int8")))

// A tile is sixteen rows of 64 bytes: of the input sixteen words, of the matrix a group of columns,
// which is packed as a tile wants it.
constexpr size_t kTileRows = 16, kTileBytes = 64;

// The shapes of the eight tiles, as the processor reads them.
struct TileShapes {
  uint8_t palette = 1, start = 0, reserved[14] = {};
  uint16_t bytes[16] = {kTileBytes, kTileBytes, kTileBytes, kTileBytes,
                        kTileBytes, kTileBytes, kTileBytes, kTileBytes};
  uint8_t rows[16] = {kTileRows, kTileRows, kTileRows, kTileRows,
                      kTileRows, kTileRows, kTileRows, kTileRows};
};

// Thirty-two words at a time, with two groups of columns, so that each tile is used twice. The last
// words are read together with some before them. REQUIRES: fits_tiles(count, matrix).
DL_TILES void multiply_by_tiles(const uint8_t* in, size_t count, const PackedMatrix& matrix,
                                int32_t* sums) {
  const size_t inputs = matrix.inputs, outputs = matrix.outputs;
  const size_t group_size = inputs * kColumnGroup, stride = outputs * sizeof(int32_t);
  const TileShapes shapes;
  _tile_loadconfig(&shapes);
  for (size_t column = 0; column < outputs; column += 2 * kColumnGroup) {
    const int8_t* left = matrix.numbers + column / kColumnGroup * group_size;
    const int8_t* right = left + group_size;
    for (size_t begin = 0; begin < count; begin += 2 * kTileRows) {
      const size_t i = std::min(begin, count - 2 * kTileRows);
      const uint8_t* upper = in + i * inputs;
      const uint8_t* lower = upper + kTileRows * inputs;
      _tile_zero(0);
      _tile_zero(1);
      _tile_zero(2);
      _tile_zero(3);
      for (size_t k = 0; k < inputs; k += kTileBytes) {
        _tile_loadd(4, upper + k, inputs);
        _tile_loadd(5, lower + k, inputs);
        _tile_loadd(6, left + k * kColumnGroup, kTileBytes);
        _tile_loadd(7, right + k * kColumnGroup, kTileBytes);
        _tile_dpbusd(0, 4, 6);
        _tile_dpbusd(1, 4, 7);
        _tile_dpbusd(2, 5, 6);
        _tile_dpbusd(3, 5, 7);
      }
      int32_t* out = sums + i * outputs + column;
      _tile_stored(0, out, stride);
      _tile_stored(1, out + kColumnGroup, stride);
      _tile_stored(2, out + kTileRows * outputs, stride);
      _tile_stored(3, out + kTileRows * outputs + kColumnGroup, stride);
    }
  }
  _tile_release();
}

bool fits_tiles(size_t count, const PackedMatrix& matrix) {
  return count >= 2 * kTileRows && matrix.inputs % kTileBytes == 0 &&
         matrix.outputs % (2 * kColumnGroup) == 0;
}

// The kernel gives a process the registers of tiles when it asks.
bool can_use_tiles() {
  static const bool can = [] {
    constexpr int kAskForState = 0x1023, kTileData = 18;  // ARCH_REQ_XCOMP_PERM, XTILEDATA
    constexpr unsigned kTiles = 1u << 24, kTilesOfBytes = 1u << 25;  // AMX-TILE, AMX-INT8 of leaf 7
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
    return has_vnni() && (d & kTiles) != 0 && (d & kTilesOfBytes) != 0 &&
           syscall(SYS_arch_prctl, kAskForState, kTileData) == 0;
  }();
  return can;
}

}  // namespace

void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  if (can_use_tiles() && fits_tiles(count, matrix))
    multiply_by_tiles(in, count, matrix, sums);
  else if (has_vnni())
    multiply_by_vnni(in, count, matrix, sums);
  else
    multiply_plainly(in, count, matrix, sums);
}
#else
void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  multiply_plainly(in, count, matrix, sums);
}
#endif

}  // namespace dateline
