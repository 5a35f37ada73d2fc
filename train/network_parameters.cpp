#include "network_parameters.h"

namespace dateline {

void step_row(Parameter& parameter, size_t row, const StepSize& size) {
  constexpr float kMeanDecay = 0.9f, kSquareDecay = 0.98f, kTiny = 1e-16f;
  float* value = parameter.value.row(row);
  float* gradient = parameter.gradient.row(row);
  float* mean = parameter.mean.row(row);
  float* square = parameter.square.row(row);
  for (size_t i = 0; i < parameter.value.columns; ++i) {
    mean[i] += (1 - kMeanDecay) * (gradient[i] - mean[i]);
    square[i] += (1 - kSquareDecay) * (gradient[i] * gradient[i] - square[i]);
    value[i] -=
        size.rate * (mean[i] * size.mean_share) / std::sqrt(square[i] * size.square_share + kTiny);
    gradient[i] = 0;
  }
}

}  // namespace dateline
