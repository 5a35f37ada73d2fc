#include "matrix.h"

namespace dateline {
namespace {

constexpr size_t kLanes = 8, kBlockRows = 6, kBlockColumns = 2;
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float)), aligned(4)));

// The left side of a product: a matrix, or one transposed.
struct Left {
  const float* values;
  size_t rows, columns, row_step, column_step;
};

// A block of kRows times kColumns lanes of the product, kept in registers.
template <size_t kRows, size_t kColumns>
void add_block(const Left& a, const Matrix& b, Matrix& out, size_t row, size_t column) {
  Lanes sums[kRows][kColumns];
  for (size_t i = 0; i < kRows; ++i)
    for (size_t j = 0; j < kColumns; ++j)
      sums[i][j] = *reinterpret_cast<Lanes*>(out.row(row + i) + column + j * kLanes);
  const float* left = a.values + row * a.row_step;
  for (size_t k = 0; k < a.columns; ++k, left += a.column_step) {
    const float* from = b.row(k) + column;
    Lanes lanes[kColumns];
    for (size_t j = 0; j < kColumns; ++j)
      lanes[j] = *reinterpret_cast<const Lanes*>(from + j * kLanes);
    for (size_t i = 0; i < kRows; ++i)
      for (size_t j = 0; j < kColumns; ++j) sums[i][j] += left[i * a.row_step] * lanes[j];
  }
  for (size_t i = 0; i < kRows; ++i)
    for (size_t j = 0; j < kColumns; ++j)
      *reinterpret_cast<Lanes*>(out.row(row + i) + column + j * kLanes) = sums[i][j];
}

template <size_t kColumns>
void add_columns(const Left& a, const Matrix& b, Matrix& out, size_t column) {
  size_t row = 0;
  for (; row + kBlockRows <= a.rows; row += kBlockRows)
    add_block<kBlockRows, kColumns>(a, b, out, row, column);
  for (; row < a.rows; ++row) add_block<1, kColumns>(a, b, out, row, column);
}

void add_product(const Left& a, const Matrix& b, Matrix& out) {
  size_t column = 0;
  for (; column + kBlockColumns * kLanes <= b.columns; column += kBlockColumns * kLanes)
    add_columns<kBlockColumns>(a, b, out, column);
  for (; column < b.columns; column += kLanes) add_columns<1>(a, b, out, column);
}

}  // namespace

void add_product(const Matrix& a, const Matrix& b, Matrix& out) {
  add_product({a.values.data(), a.rows, a.columns, a.columns, 1}, b, out);
}

void add_transposed_product(const Matrix& a, const Matrix& b, Matrix& out) {
  add_product({a.values.data(), a.columns, a.rows, 1, a.columns}, b, out);
}

}  // namespace dateline
