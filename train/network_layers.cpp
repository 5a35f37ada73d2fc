#include "network_layers.h"

#include "annotate/network_shape.h"

namespace dateline {

void Dense::resize(size_t inputs, size_t outputs, Shuffler& random) {
  weight.resize(inputs, outputs);
  bias.resize(1, outputs);
  weight.randomize(random, 1.0f / static_cast<float>(inputs));
}

void Dense::forward(const Matrix& in, Matrix& out) const {
  out.reshape(in.rows, weight.value.columns);
  for (size_t i = 0; i < out.rows; ++i)
    std::copy(bias.value.values.begin(), bias.value.values.end(), out.row(i));
  add_product(in, weight.value, out);
}

void Dense::backward(const Matrix& in, const Matrix& out_change, Matrix& in_change) {
  backward_weights(in, out_change);
  add_product(out_change, transposed(weight.value), in_change);
}

void Dense::backward_weights(const Matrix& in, const Matrix& out_change) {
  add_transposed_product(in, out_change, weight.gradient);
  for (size_t i = 0; i < out_change.rows; ++i)
    for (size_t j = 0; j < out_change.columns; ++j) bias.gradient.values[j] += out_change.row(i)[j];
}

void MemoryLayer::resize(size_t width, Shuffler& random) {
  gates.resize(width, 3 * width, random);
  for (size_t i = 0; i < width; ++i) gates.bias.value.values[i] = 1;  // at first much is kept
}

void MemoryLayer::forward(const Matrix& in, const Begins& begins) {
  gates.forward(in, gate_values);
  const size_t width = in.columns, half = width / 2;
  memory.reshape(in.rows, width);
  out.reshape(in.rows, width);
  const auto read = [&](size_t at, const float* before, size_t first, size_t last) {
    const float* gate = gate_values.row(at);
    for (size_t j = first; j < last; ++j) {
      const float keep = open_share(gate[j]), tell = open_share(gate[width + j]);
      const float added = std::clamp(gate[2 * width + j], -kLimit, kLimit);
      const float old = before == nullptr ? 0 : before[j];
      const float now = added + keep * (old - added);
      memory.row(at)[j] = now;
      out.row(at)[j] = in.row(at)[j] + tell * (now - in.row(at)[j]);
    }
  };
  for (size_t s = 0; s + 1 < begins.size(); ++s) {
    for (size_t i = begins[s]; i < begins[s + 1]; ++i)
      read(i, i == begins[s] ? nullptr : memory.row(i - 1), 0, half);
    for (size_t i = begins[s + 1]; i-- > begins[s];)
      read(i, i + 1 == begins[s + 1] ? nullptr : memory.row(i + 1), half, width);
  }
}

void MemoryLayer::backward(const Matrix& in, const Begins& begins, Matrix& out_change) {
  const size_t width = in.columns, half = width / 2;
  Matrix gate_change, in_change;
  gate_change.reshape(in.rows, 3 * width);
  in_change.reshape(in.rows, width);
  std::vector<float> later(width);  // the gradient of the memory from the words read after
  const std::vector<float> nothing(width);
  const auto unread = [&](size_t at, const float* before, size_t first, size_t last) {
    const float *gate = gate_values.row(at), *now = memory.row(at), *read = in.row(at);
    const float* told = out_change.row(at);
    float *change = gate_change.row(at), *read_change = in_change.row(at), *carried = later.data();
#pragma GCC ivdep
    for (size_t j = first; j < last; ++j) {
      const float keep = open_share(gate[j]), tell = open_share(gate[width + j]);
      const float add = gate[2 * width + j], added = std::min(std::max(add, -kLimit), kLimit);
      const float memory_change = told[j] * tell + carried[j];
      read_change[j] = told[j] * (1 - tell);
      change[j] = memory_change * (before[j] - added) * open_slope(gate[j]);
      change[width + j] = told[j] * (now[j] - read[j]) * open_slope(gate[width + j]);
      change[2 * width + j] = added == add ? memory_change * (1 - keep) : 0;
      carried[j] = memory_change * keep;
    }
  };
  for (size_t s = 0; s + 1 < begins.size(); ++s) {
    std::fill(later.begin(), later.end(), 0.0f);
    for (size_t i = begins[s + 1]; i-- > begins[s];)
      unread(i, i == begins[s] ? nothing.data() : memory.row(i - 1), 0, half);
    for (size_t i = begins[s]; i < begins[s + 1]; ++i)
      unread(i, i + 1 == begins[s + 1] ? nothing.data() : memory.row(i + 1), half, width);
  }
  gates.backward(in, gate_change, in_change);
  out_change = std::move(in_change);
}

void limit(Matrix& values, float floor) {
  for (float& x : values.values) x = std::clamp(x, floor, kLimit);
}

void limit_change(const Matrix& values, float floor, Matrix& change) {
  for (size_t i = 0; i < values.values.size(); ++i)
    change.values[i] =
        values.values[i] <= floor || values.values[i] >= kLimit ? 0 : change.values[i];
}

void drop(Matrix& values, Matrix& mask, float share, Shuffler& random) {
  mask.reshape(values.rows, values.columns);
  const float grown = 1 / (1 - share);
  const auto limit = static_cast<uint16_t>(share * 65536);
  uint64_t bits = 0;
  for (size_t i = 0; i < mask.values.size(); ++i) {
    bits = i % 4 == 0 ? random.next() : bits >> 16;
    mask.values[i] = static_cast<uint16_t>(bits) < limit ? 0 : grown;
  }
  multiply(values, mask);
}

void multiply(Matrix& values, const Matrix& mask) {
  for (size_t i = 0; i < values.values.size(); ++i) values.values[i] *= mask.values[i];
}

void add(const Matrix& values, Matrix& sums) {
  for (size_t i = 0; i < values.values.size(); ++i) sums.values[i] += values.values[i];
}

}  // namespace dateline
