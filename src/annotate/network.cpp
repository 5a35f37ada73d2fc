#include "annotate/network.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "annotate/wide_loops.h"
#include "base/assert.h"

namespace dateline {
namespace {

constexpr float kStep = 1.0f / kUnit;

// A row of sums with what makes values of them; a copy, since bytes that a loop writes might else
// be taken for it.
struct Sums {
  Sums(const int32_t* row, const Layer& layer)
      : sums(row), scales(layer.scales), biases(layer.biases) {}
  float operator[](size_t i) const { return static_cast<float>(sums[i]) * scales[i] + biases[i]; }

  const int32_t* sums;
  const float* scales;
  const float* biases;
};

DL_WIDE void take_values(Sums values, size_t count, float* out) {
  for (size_t i = 0; i < count; ++i) out[i] = values[i];
}

DL_WIDE void take_bytes(Sums values, size_t count, float floor, uint8_t* out) {
  for (size_t i = 0; i < count; ++i) out[i] = in_byte(values[i], floor);
}

// Adds the rows of a word to its values and cuts them to 8 bits.
DL_WIDE void add_rows(const int8_t* rows, const uint16_t* numbers, size_t count, Sums values,
                      uint8_t* out) {
  typedef int8_t Bytes __attribute__((vector_size(32)));
  typedef int16_t Steps __attribute__((vector_size(64)));
  constexpr size_t kLanes = sizeof(Bytes);
  for (size_t begin = 0; begin < kWidth; begin += kLanes) {
    Steps sum = {};
    for (size_t k = 0; k < count; ++k) {
      Bytes row;
      std::memcpy(&row, rows + numbers[k] * kWidth + begin, sizeof row);
      sum += __builtin_convertvector(row, Steps);
    }
    int16_t steps[kLanes];
    std::memcpy(steps, &sum, sizeof steps);
    for (size_t i = 0; i < kLanes; ++i)
      out[begin + i] = in_byte(values[begin + i] + kStep * static_cast<float>(steps[i]), -kLimit);
  }
}

inline float open_share(float x) { return std::min(std::max(x * (1.0f / 6) + 0.5f, 0.0f), 1.0f); }

// One word read by half of a layer of memories: its columns are keep, tell and add.
DL_WIDE void read_into_memory(Sums gates, size_t first, float* memory, uint8_t* state) {
  for (size_t j = first; j < first + kWidth / 2; ++j) {
    const float keep = open_share(gates[j]), tell = open_share(gates[kWidth + j]);
    const float added = std::min(std::max(gates[2 * kWidth + j], -kLimit), kLimit);
    memory[j] = added + keep * (memory[j] - added);
    const float in = static_cast<float>(state[j] - kZero) * kStep;
    state[j] = in_byte(in + tell * (memory[j] - in), -kLimit);
  }
}

}  // namespace

NetworkWeights::NetworkWeights(const WeightFile& file) : rows(file.section<int8_t>(0).data()) {
  const auto numbers = file.section<int8_t>(1);
  const auto floats = file.section<float>(2);
  size_t at = 0, float_at = 0;
  const auto take = [&](size_t count) {
    return floats.data() + std::exchange(float_at, float_at + count);
  };
  for (size_t i = 0; i < kNetworkLayerCount; ++i) {
    const auto [inputs, outputs] = kLayerShapes[i];
    layers[i].matrix = {numbers.data() + at, inputs, outputs};
    layers[i].scales = take(outputs);
    layers[i].biases = take(outputs);
    at += inputs * outputs;
  }
  distances = take(kDistanceCount);
  relation_distances = take(kDistanceCount * kRelationSize);
  root_relation = take(kRelationSize);
  root_key = numbers.data() + at;
  at += kArcSize;
  DL_ASSERT(at == numbers.size() && float_at == floats.size() &&
                file.section<int8_t>(0).size() == kInputRowCount * kWidth,
            "network.weights has the shape of network_shape.h");
}

const int32_t* NetworkRun::sum(const Layer& layer, const std::vector<uint8_t>& in, size_t count) {
  grow(sums_, count * layer.matrix.outputs);
  multiply(in.data(), count, layer.matrix, sums_.data());
  return sums_.data();
}

void NetworkRun::apply(const Layer& layer, const std::vector<uint8_t>& in, size_t count,
                       std::vector<float>& out) {
  const size_t outputs = layer.matrix.outputs;
  const int32_t* sums = sum(layer, in, count);
  grow(out, count * outputs);
  for (size_t i = 0; i < count; ++i)
    take_values({sums + i * outputs, layer}, outputs, out.data() + i * outputs);
}

// All words, in 8 bits.
void NetworkRun::apply(const Layer& layer, const std::vector<uint8_t>& in, float floor,
                       std::vector<uint8_t>& out) {
  const size_t outputs = layer.matrix.outputs;
  const int32_t* sums = sum(layer, in, count_);
  grow(out, count_ * outputs);
  for (size_t i = 0; i < count_; ++i)
    take_bytes({sums + i * outputs, layer}, outputs, floor, out.data() + i * outputs);
}

void NetworkRun::read(const NetworkWeights& weights, const Vocabulary& vocabulary,
                      std::span<const TokenInput> inputs, std::span<const uint32_t> begins) {
  begins_ = begins;
  count_ = inputs.size();
  sum_inputs(weights, vocabulary, inputs);
  read_windows(weights.layers[kWindowLayer]);
  read_memories(weights.layers[kMemoryLayer1]);
  apply(weights.layers[kClassLayer], state_, count_, classes_);
}

void NetworkRun::sum_inputs(const NetworkWeights& weights, const Vocabulary& vocabulary,
                            std::span<const TokenInput> inputs) {
  grow(wide_, count_ * kVectorSize);
  for (size_t i = 0; i < count_; ++i) {
    const int8_t* vector = vocabulary.vector(inputs[i].vector);
    for (size_t j = 0; j < kVectorSize; ++j)
      wide_[i * kVectorSize + j] = static_cast<uint8_t>(vector[j] + kZero);
  }
  const Layer& layer = weights.layers[kVectorLayer];
  const int32_t* sums = sum(layer, wide_, count_);
  grow(state_, count_ * kWidth);
  for (size_t i = 0; i < count_; ++i) {
    // The table is too large to be near: the next word's rows are on their way meanwhile.
    if (i + 1 < count_)
      for (const uint16_t row : inputs[i + 1].rows()) {
        __builtin_prefetch(weights.rows + row * kWidth);
        __builtin_prefetch(weights.rows + row * kWidth + kWidth / 2);
      }
    const std::span<const uint16_t> rows = inputs[i].rows();
    add_rows(weights.rows, rows.data(), rows.size(), {sums + i * kWidth, layer},
             state_.data() + i * kWidth);
  }
}

// Each word with its neighbours; beyond the sentence stand zeros.
void NetworkRun::read_windows(const Layer& layer) {
  grow(wide_, count_ * 3 * kWidth);
  for (size_t s = 0; s + 1 < begins_.size(); ++s) {
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      const uint8_t* word = state_.data() + i * kWidth;
      uint8_t* window = wide_.data() + i * 3 * kWidth;
      const bool is_first = i == begins_[s], is_last = i + 1 == begins_[s + 1];
      is_first ? std::fill_n(window, kWidth, uint8_t{kZero})
               : std::copy_n(word - kWidth, kWidth, window);
      std::copy_n(word, kWidth, window + kWidth);
      is_last ? std::fill_n(window + 2 * kWidth, kWidth, uint8_t{kZero})
              : std::copy_n(word + kWidth, kWidth, window + 2 * kWidth);
    }
  }
  apply(layer, wide_, 0, state_);
}

void NetworkRun::read_memories(const Layer& layer) {
  const int32_t* sums = sum(layer, state_, count_);
  const auto read = [&](size_t word, size_t first) {
    read_into_memory({sums + word * 3 * kWidth, layer}, first, memory_.data(),
                     state_.data() + word * kWidth);
  };
  for (size_t s = 0; s + 1 < begins_.size(); ++s) {
    std::fill(memory_.begin(), memory_.end(), 0.0f);
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) read(i, 0);
    for (size_t i = begins_[s + 1]; i-- > begins_[s];) read(i, kWidth / 2);
  }
}

}  // namespace dateline
