// The layers of the network, each with its gradient. A matrix holds one row a word of the batch.
#pragma once

#include <vector>

#include "network_parameters.h"

namespace dateline {

// out = in * weight + bias.
struct Dense {
  Parameter weight, bias;

  // REQUIRES: outputs is a multiple of 16.
  void resize(size_t inputs, size_t outputs, Shuffler& random);
  void forward(const Matrix& in, Matrix& out) const;
  // Adds to the gradients, and to `in_change` that of the input.
  void backward(const Matrix& in, const Matrix& out_change, Matrix& in_change);
  // The same for a layer above the input.
  void backward_weights(const Matrix& in, const Matrix& out_change);
};

// Where each sentence of a batch begins, and the number of words at the end.
using Begins = std::vector<size_t>;

// One layer of memories. What a word adds to its memory, how much of the old one is kept and how
// much of the memory is told are linear in the layer's input; the rest of the output is the input
// itself (after Lei et al. 2018). The first half of the columns reads left to right, the second
// right to left.
struct MemoryLayer {
  Dense gates;  // keep, tell, add
  Matrix gate_values, memory, out;

  void resize(size_t width, Shuffler& random);
  void forward(const Matrix& in, const Begins& begins);
  // Changes `out_change` into that of the input.
  void backward(const Matrix& in, const Begins& begins, Matrix& out_change);
};

// Between 0 and 1, without an exponential.
inline float open_share(float x) { return std::min(std::max(x / 6 + 0.5f, 0.0f), 1.0f); }
inline float open_slope(float x) { return std::abs(x) < 3 ? 1.0f / 6 : 0.0f; }

// Cuts values to the limits of the network; `floor` 0 or -kLimit.
void limit(Matrix& values, float floor);
// No gradient where a value stands at a limit.
void limit_change(const Matrix& values, float floor, Matrix& change);

// Leaves out a share of the values, the others grow; the mask tells which.
void drop(Matrix& values, Matrix& mask, float share, Shuffler& random);
void multiply(Matrix& values, const Matrix& mask);
void add(const Matrix& values, Matrix& sums);

}  // namespace dateline
