// The numbers that training finds, and how a step changes them.
#pragma once

#include <cmath>
#include <vector>

#include "matrix.h"
#include "shuffler.h"

namespace dateline {

// One matrix of weights with its gradient and the two running means of Adam (Kingma and Ba 2015).
struct Parameter {
  Matrix value, gradient, mean, square;

  void resize(size_t rows, size_t columns) {
    for (Matrix* m : {&value, &gradient, &mean, &square}) m->resize(rows, columns);
  }
  // Uniform numbers of the given variance.
  void randomize(Shuffler& random, float variance) {
    const float limit = std::sqrt(3 * variance);
    for (float& x : value.values) x = (2 * random.unit() - 1) * limit;
  }
};

struct StepSize {
  float rate = 0;
  float mean_share = 1, square_share = 1;  // corrections for the first steps
};

// Moves one row against its gradient, which becomes zero.
void step_row(Parameter& parameter, size_t row, const StepSize& size);
inline void step(Parameter& parameter, const StepSize& size) {
  for (size_t row = 0; row < parameter.value.rows; ++row) step_row(parameter, row, size);
}

}  // namespace dateline
