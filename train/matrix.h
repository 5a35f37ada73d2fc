// Matrices of floats, as training needs them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dateline {

struct Matrix {
  size_t rows = 0, columns = 0;
  std::vector<float> values;  // row after row

  void resize(size_t row_count, size_t column_count) {  // to zeros
    rows = row_count;
    columns = column_count;
    values.assign(rows * columns, 0.0f);
  }
  void reshape(size_t row_count, size_t column_count) {  // to whatever was there
    rows = row_count;
    columns = column_count;
    values.resize(rows * columns);
  }
  float* row(size_t i) { return values.data() + i * columns; }
  const float* row(size_t i) const { return values.data() + i * columns; }
};

// out += a * b. REQUIRES: the columns of `b` are a multiple of 16.
void add_product(const Matrix& a, const Matrix& b, Matrix& out);
// out += a transposed * b.
void add_transposed_product(const Matrix& a, const Matrix& b, Matrix& out);

inline Matrix transposed(const Matrix& a) {
  Matrix out;
  out.resize(a.columns, a.rows);
  for (size_t i = 0; i < a.rows; ++i)
    for (size_t j = 0; j < a.columns; ++j) out.values[j * a.rows + i] = a.values[i * a.columns + j];
  return out;
}

}  // namespace dateline
