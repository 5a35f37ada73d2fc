// From the floats of training to the 8 bits that run. Used by train_network.
#pragma once

#include <string>
#include <vector>

#include "network_training.h"

namespace dateline {

// The sections of data/network.weights, as NetworkWeights reads them.
struct PackedNetwork {
  explicit PackedNetwork(const NetworkTraining& training);
  std::vector<int8_t> rows, numbers;
  std::vector<float> floats;
};

}  // namespace dateline
