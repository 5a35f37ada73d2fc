#include "pack_network.h"

#include <cmath>

#include "annotate/network.h"
#include "annotate/wide_loops.h"

namespace dateline {
namespace {

int8_t rounded(float x) { return static_cast<int8_t>(std::clamp(std::round(x), -127.0f, 127.0f)); }

// Some columns of a layer of training.
struct Columns {
  const Dense* dense;
  size_t begin, end;
};

void pack_layer(const std::vector<Columns>& parts, PackedNetwork& packed) {
  const size_t inputs = parts[0].dense->weight.value.rows;
  size_t outputs = 0;
  for (const Columns& part : parts) outputs += part.end - part.begin;
  const size_t begin = packed.numbers.size();
  packed.numbers.resize(begin + inputs * outputs);
  std::vector<float> scales, biases;
  for (const auto& [dense, first, last] : parts) {
    for (size_t column = first; column < last; ++column) {
      const auto weight = [&](size_t row) { return dense->weight.value.row(row)[column]; };
      float largest = 1e-6f;
      for (size_t row = 0; row < inputs; ++row) largest = std::max(largest, std::abs(weight(row)));
      int32_t sum = 0;
      for (size_t row = 0; row < inputs; ++row) {
        const int8_t number = rounded(weight(row) / largest * 127);
        packed.numbers[begin + packed_index(row, scales.size(), inputs)] = number;
        sum += number;
      }
      const float scale = largest / 127 / kUnit;
      scales.push_back(scale);
      // Inputs count from kZero.
      biases.push_back(dense->bias.value.values[column] - scale * static_cast<float>(kZero * sum));
    }
  }
  packed.floats.insert(packed.floats.end(), scales.begin(), scales.end());
  packed.floats.insert(packed.floats.end(), biases.begin(), biases.end());
}

// What UNER calls a name decides; GUM, which marks more of them, has a say.
Dense mixed_names(const Dense& names) {
  constexpr std::array<float, kNameStyleCount> kShares{0.7f, 0.3f, 0, 0};
  Dense mixed = names;
  const auto mix = [&](const float* from, float* to) {
    for (size_t column = 0; column < kPaddedNames; ++column) {
      float sum = 0;
      for (size_t style = 0; style < kNameStyleCount; ++style)
        sum += kShares[style] * from[style * kPaddedNames + column];
      to[column] = sum;
    }
  };
  for (size_t row = 0; row < names.weight.value.rows; ++row)
    mix(names.weight.value.row(row), mixed.weight.value.row(row));
  mix(names.bias.value.row(0), mixed.bias.value.row(0));
  return mixed;
}

}  // namespace

PackedNetwork::PackedNetwork(const NetworkTraining& training) {
  for (const float x : training.rows.value.values) rows.push_back(rounded(x * kUnit));
  const auto pack = [&](const Dense& dense, size_t begin, size_t end) {
    pack_layer({{&dense, begin, end}}, *this);
  };
  pack(training.vectors, 0, kWidth);
  pack(training.window, 0, kWidth);
  for (const MemoryLayer& memory : training.memories) pack(memory.gates, 0, 3 * kWidth);
  const Dense names = mixed_names(training.names);
  pack_layer({{&training.tags, 0, kPaddedTags}, {&names, 0, kPaddedNames}}, *this);
  pack(training.arcs, 0, kArcSize);
  pack(training.arcs, kArcSize, 2 * kArcSize);
  pack(training.arc_keys, 0, kArcSize);
  pack_layer({{&training.relation_parts, 0, kPriorColumn}, {&training.prior, 0, kColumnGroup}},
             *this);
  pack(training.relations, 0, kPaddedRelations);
  for (size_t i = 0; i < kArcSize; ++i)
    numbers.push_back(rounded(training.roots.value.row(0)[i] * kUnit));
  const auto append = [&](const float* begin, size_t count) {
    floats.insert(floats.end(), begin, begin + count);
  };
  append(training.distances.value.row(0), kDistanceCount);
  append(training.relation_distances.value.row(0), kDistanceCount * kRelationSize);
  append(training.roots.value.row(1), kRelationSize);
}

}  // namespace dateline
