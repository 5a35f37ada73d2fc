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
namespace {

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

#define DL_AVX2 __attribute__((target("avx2")))

// A block of kRows rows and one group of columns, by products of 16 bits: those of 8 bits with
// signs and without, added by twos, do not fit into 16. A register has four columns, each with the
// sum of its even products and that of its odd ones.
template <size_t kRows>
DL_AVX2 void multiply_narrow_block(const uint8_t* in, const PackedMatrix& matrix, size_t group,
                                   int32_t* sums) {
  constexpr size_t kParts = 4, kPartBytes = 16;
  const size_t row_groups = matrix.inputs / kRowGroup;
  const int8_t* numbers = matrix.numbers + group * row_groups * kColumnGroup * kRowGroup;
  __m256i block[kRows][kParts];
#pragma GCC unroll 4
  for (size_t i = 0; i < kRows; ++i)
#pragma GCC unroll 4
    for (size_t j = 0; j < kParts; ++j) block[i][j] = _mm256_setzero_si256();
  for (size_t k = 0; k < row_groups; ++k, numbers += kColumnGroup * kRowGroup) {
    __m256i row[kRows];
#pragma GCC unroll 4
    for (size_t i = 0; i < kRows; ++i) {
      int32_t four;
      std::memcpy(&four, in + i * matrix.inputs + k * kRowGroup, sizeof four);
      row[i] = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
    }
#pragma GCC unroll 4
    for (size_t j = 0; j < kParts; ++j) {
      __m128i bytes;
      std::memcpy(&bytes, numbers + j * kPartBytes, sizeof bytes);
      const __m256i weights = _mm256_cvtepi8_epi16(bytes);
#pragma GCC unroll 4
      for (size_t i = 0; i < kRows; ++i)
        block[i][j] = _mm256_add_epi32(block[i][j], _mm256_madd_epi16(row[i], weights));
    }
  }
#pragma GCC unroll 4
  for (size_t i = 0; i < kRows; ++i) {
    int32_t* out = sums + i * matrix.outputs + group * kColumnGroup;
#pragma GCC unroll 2
    for (size_t j = 0; j < kParts; j += 2) {  // columns 0 1 4 5 and 2 3 6 7
      const __m256i mixed = _mm256_hadd_epi32(block[i][j], block[i][j + 1]);
      const __m256i eight = _mm256_permute4x64_epi64(mixed, _MM_SHUFFLE(3, 1, 2, 0));
      std::memcpy(out + j * kParts, &eight, sizeof eight);
    }
  }
}

DL_AVX2 void multiply_by_avx2(const uint8_t* in, size_t count, const PackedMatrix& matrix,
                              int32_t* sums) {
  constexpr size_t kRows = 3;
  const size_t groups = matrix.outputs / kColumnGroup;
  for (size_t i = 0; i < count;) {
    const uint8_t* rows = in + i * matrix.inputs;
    int32_t* row_sums = sums + i * matrix.outputs;
    const bool is_whole = count - i >= kRows;
    for (size_t group = 0; group < groups; ++group)
      is_whole ? multiply_narrow_block<kRows>(rows, matrix, group, row_sums)
               : multiply_narrow_block<1>(rows, matrix, group, row_sums);
    i += is_whole ? kRows : 1;
  }
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
DL_TILES void multiply_whole_tiles(const uint8_t* in, size_t count, const PackedMatrix& matrix,
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

void multiply_by_tiles(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  fits_tiles(count, matrix) ? multiply_whole_tiles(in, count, matrix, sums)
                            : multiply_by_vnni(in, count, matrix, sums);
}

// The kernel gives a process the registers of tiles when it asks.
bool can_use_tiles() {
  constexpr int kAskForState = 0x1023, kTileData = 18;             // ARCH_REQ_XCOMP_PERM, XTILEDATA
  constexpr unsigned kTiles = 1u << 24, kTilesOfBytes = 1u << 25;  // AMX-TILE, AMX-INT8 of leaf 7
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  return (d & kTiles) != 0 && (d & kTilesOfBytes) != 0 &&
         syscall(SYS_arch_prctl, kAskForState, kTileData) == 0;
}

std::vector<Multiply> find_ways() {
  std::vector<Multiply> ways{multiply_plainly};
  if (__builtin_cpu_supports("avx2")) ways.push_back(multiply_by_avx2);
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) {
    ways.push_back(multiply_by_vnni);
    if (can_use_tiles()) ways.push_back(multiply_by_tiles);
  }
  return ways;
}

#else
std::vector<Multiply> find_ways() { return {multiply_plainly}; }
#endif

}  // namespace

const std::vector<Multiply>& ways_to_multiply() {
  static const std::vector<Multiply> ways = find_ways();
  return ways;
}

void multiply(const uint8_t* in, size_t count, const PackedMatrix& matrix, int32_t* sums) {
  ways_to_multiply().back()(in, count, matrix, sums);
}

}  // namespace dateline
