// The shape of the network that reads tags, names and heads. Shared by running and training.
//
//   input        a word: the sum of its rows and of its vector, kWidth numbers
//   window       the word and its two neighbours -> kWidth
//   memory       left to right and right to left, kWidth / 2 each: gates open and close, so that a
//                word knows its sentence
//   tags, names  one score a class
//   memory       a second one, for heads only
//   arcs         a word as dependent and as head, kArcSize each: how well they fit is a product
//   relations    dependent and head together, kRelationSize, then one score a relation
#pragma once

#include <cstddef>

#include "model/grammar.h"

namespace dateline {

inline constexpr size_t kWidth = 128;
inline constexpr size_t kMemoryCount = 2;
inline constexpr size_t kArcSize = 96;
inline constexpr size_t kRelationSize = 96;
inline constexpr size_t kNameTagCount = 9;
// Outputs are padded to whole vector registers.
inline constexpr size_t kPaddedTags = 32, kPaddedNames = 16, kPaddedRelations = 64;
static_assert(kUposCount <= kPaddedTags && kNameTagCount <= kPaddedNames &&
              kDeprelCount <= kPaddedRelations);

// All values between layers lie within kLimit, so that 8 bits hold them.
inline constexpr float kLimit = 127.0f / 32;

// How far a head stands from its dependent, as a class: 0 is the root.
inline constexpr int kFarthest = 15;
inline constexpr size_t kDistanceCount = 2 * kFarthest + 2;
inline size_t distance_class(int from_dependent_to_head) {
  const int bounded = from_dependent_to_head < -kFarthest  ? -kFarthest
                      : from_dependent_to_head > kFarthest ? kFarthest
                                                           : from_dependent_to_head;
  return static_cast<size_t>(ptrdiff_t{bounded} + kFarthest + 1);
}

}  // namespace dateline
