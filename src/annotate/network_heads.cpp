// The part of the network that finds heads and relations, one sentence at a time.
#include <cstring>
#include <limits>

#include "annotate/greatest.h"
#include "annotate/network.h"
#include "annotate/wide_loops.h"

namespace dateline {
namespace {

DL_WIDE void score_row(const int32_t* fits, const float* priors, const float* distances,
                       size_t count, float* scores) {
  constexpr float kScale = 1.0f / (kUnit * kUnit);
  for (size_t i = 0; i < count; ++i)
    scores[i] = static_cast<float>(fits[i]) * kScale + priors[i] + distances[i];
}

DL_WIDE void join_parts(const float* dependent, const float* head, const float* distance,
                        uint8_t* out) {
  for (size_t i = 0; i < kRelationSize; ++i)
    out[i] = in_byte(dependent[i] + head[i] + distance[i], 0);
}

size_t rounded_up(size_t count) { return (count + kColumnGroup - 1) / kColumnGroup * kColumnGroup; }

}  // namespace

void NetworkRun::read_heads(const NetworkWeights& weights) {
  read_memories(weights.layers[kMemoryLayer2]);
  apply(weights.layers[kArcDependentLayer], state_, 0, dependents_);
  apply(weights.layers[kArcHeadLayer], state_, 0, wide_);
  apply(weights.layers[kArcKeyLayer], wide_, -kLimit, keys_);
  for (uint8_t& number : std::span(dependents_).first(count_ * kArcSize))
    number = static_cast<uint8_t>(number - kZero);  // none is below zero
  apply(weights.layers[kRelationPartLayer], state_, count_, parts_);
}

std::span<const float> NetworkRun::arc_scores(const NetworkWeights& weights, size_t sentence) {
  const size_t begin = begins_[sentence], count = begins_[sentence + 1] - begin;
  const size_t columns = rounded_up(count + 1);
  packed_keys_.assign(columns * kArcSize, 0);
  for (size_t head = 0; head < count; ++head)
    for (size_t i = 0; i < kArcSize; i += kRowGroup) {
      uint32_t four = 0;
      std::memcpy(&four, keys_.data() + (begin + head) * kArcSize + i, sizeof four);
      four ^= 0x80808080;  // less kZero, each of them
      std::memcpy(packed_keys_.data() + packed_index(i, head, kArcSize), &four, sizeof four);
    }
  for (size_t i = 0; i < kArcSize; ++i)
    packed_keys_[packed_index(i, count, kArcSize)] = weights.root_key[i];
  priors_.assign(count + 1, 0);
  for (size_t head = 0; head < count; ++head)
    priors_[head] = parts_[(begin + head) * kPartColumns + kPriorColumn];
  grow(sums_, count * columns);
  multiply(dependents_.data() + begin * kArcSize, count, {packed_keys_.data(), kArcSize, columns},
           sums_.data());
  arc_scores_.resize(count * (count + 1));
  // For each word its own part of one row of distances, the last word's first.
  apart_.resize(2 * count);
  for (size_t i = 0; i < 2 * count; ++i)
    apart_[i] = weights.distances[distance_class(static_cast<int>(i) - static_cast<int>(count))];
  for (size_t word = 0; word < count; ++word) {
    const int32_t* fits = sums_.data() + word * columns;
    float* scores = arc_scores_.data() + word * (count + 1);
    score_row(fits, priors_.data(), apart_.data() + count - word, count, scores);
    scores[word] = std::numeric_limits<float>::lowest();
    score_row(fits + count, priors_.data() + count, weights.distances, 1, scores + count);
  }
  return arc_scores_;
}

void NetworkRun::find_relations(const NetworkWeights& weights, size_t sentence,
                                std::span<const uint32_t> heads, Deprel* relations) {
  const size_t begin = begins_[sentence], count = heads.size();
  grow(wide_, count * kRelationSize);
  for (size_t word = 0; word < count; ++word) {
    const bool is_root = heads[word] == count;
    const size_t apart =
        is_root ? 0 : distance_class(static_cast<int>(heads[word]) - static_cast<int>(word));
    join_parts(parts_.data() + (begin + word) * kPartColumns,
               is_root ? weights.root_relation
                       : parts_.data() + (begin + heads[word]) * kPartColumns + kHeadColumn,
               weights.relation_distances + apart * kRelationSize,
               wide_.data() + word * kRelationSize);
  }
  apply(weights.layers[kRelationLayer], wide_, count, values_);
  for (size_t word = 0; word < count; ++word) {
    constexpr size_t kFirst = 2;  // no kUnknown, no kRoot
    const std::span<const float> scores(values_.data() + word * kPaddedRelations, kDeprelCount);
    relations[word] = heads[word] == count
                          ? Deprel::kRoot
                          : static_cast<Deprel>(kFirst + greatest(scores.subspan(kFirst)));
  }
}

}  // namespace dateline
