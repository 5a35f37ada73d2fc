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

DL_WIDE void take_values(Sums values, size_t rows, size_t columns, float* out) {
  for (size_t row = 0; row < rows; ++row, values.sums += columns, out += columns)
    for (size_t i = 0; i < columns; ++i) out[i] = values[i];
}

DL_WIDE void take_bytes(Sums values, size_t rows, size_t columns, float floor, uint8_t* out) {
  for (size_t row = 0; row < rows; ++row, values.sums += columns, out += columns)
    for (size_t i = 0; i < columns; ++i) out[i] = in_byte(values[i], floor);
}

// Adds the rows of a word's place to what its spelling tells and cuts the sum to 8 bits.
DL_WIDE void add_place(const int8_t* rows, const uint16_t* numbers, size_t count,
                       const int16_t* form, uint8_t* out) {
  constexpr auto kMost = static_cast<int16_t>(kLimit * kUnit);
  typedef uint8_t OutLanes __attribute__((vector_size(kRowLanes)));
  for (size_t begin = 0; begin < kWidth; begin += kRowLanes) {
    StepLanes sum;
    std::memcpy(&sum, form + begin, sizeof sum);
    add_lanes(rows, numbers, count, begin, sum);
    sum = sum > kMost ? sum - sum + kMost : sum;
    sum = sum < -kMost ? sum - sum - kMost : sum;
    const OutLanes bytes = __builtin_convertvector(sum + kZero, OutLanes);
    std::memcpy(out + begin, &bytes, sizeof bytes);
  }
}

inline float open_share(float x) { return std::min(std::max(x * (1.0f / 6) + 0.5f, 0.0f), 1.0f); }

// A sentence read by half of a layer of memories, whose columns are keep, tell and add: `count`
// words from `first` on, each `step` (1 or -1) behind the one before.
DL_WIDE void read_sentence(Sums gates, size_t count, ptrdiff_t step, uint8_t* state) {
  constexpr size_t kHalf = kWidth / 2;
  float memory[kHalf] = {};
  for (size_t word = 0; word < count; ++word) {
    for (size_t j = 0; j < kHalf; ++j) {
      const float keep = open_share(gates[j]), tell = open_share(gates[kWidth + j]);
      const float added = std::min(std::max(gates[2 * kWidth + j], -kLimit), kLimit);
      memory[j] = added + keep * (memory[j] - added);
      const float in = static_cast<float>(state[j] - kZero) * kStep;
      state[j] = in_byte(in + tell * (memory[j] - in), -kLimit);
    }
    gates.sums += step * static_cast<ptrdiff_t>(3 * kWidth);
    state += step * static_cast<ptrdiff_t>(kWidth);
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
  take_values({sums, layer}, count, outputs, out.data());
}

// All words, in 8 bits.
void NetworkRun::apply(const Layer& layer, const std::vector<uint8_t>& in, float floor,
                       std::vector<uint8_t>& out) {
  const size_t outputs = layer.matrix.outputs;
  const int32_t* sums = sum(layer, in, count_);
  grow(out, count_ * outputs);
  take_bytes({sums, layer}, count_, outputs, floor, out.data());
}

void NetworkRun::clear() {
  begins_.assign(1, 0);
  count_ = 0;
}

void NetworkRun::add_word(const NetworkWeights& weights, const int16_t* form,
                          std::span<const uint16_t> place) {
  grow(state_, (count_ + 1) * kWidth);
  add_place(weights.rows, place.data(), place.size(), form, state_.data() + count_ * kWidth);
  ++count_;
}

void NetworkRun::read(const NetworkWeights& weights) {
  read_windows(weights.layers[kWindowLayer]);
  read_memories(weights.layers[kMemoryLayer1]);
  apply(weights.layers[kClassLayer], state_, count_, classes_);
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
  Layer right_half = layer;
  right_half.scales += kWidth / 2;
  right_half.biases += kWidth / 2;
  for (size_t s = 0; s + 1 < begins_.size(); ++s) {
    const size_t begin = begins_[s], count = begins_[s + 1] - begin, last = begin + count - 1;
    read_sentence({sums + begin * 3 * kWidth, layer}, count, 1, state_.data() + begin * kWidth);
    read_sentence({sums + last * 3 * kWidth + kWidth / 2, right_half}, count, -1,
                  state_.data() + last * kWidth + kWidth / 2);
  }
}

}  // namespace dateline
