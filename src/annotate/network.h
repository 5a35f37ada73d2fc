// The network of network_shape.h as it runs: numbers of 8 bits between the layers, so that every
// product is a sum of integers; what stands between two products is done number by number. So every
// machine decides the same. Used by read_words.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "annotate/matrix_product.h"
#include "annotate/network_input.h"
#include "annotate/network_shape.h"
#include "lexicon/lexicon.h"

namespace dateline {

// A layer: value = sum * scale + bias, one scale and bias a column.
struct Layer {
  PackedMatrix matrix;
  const float* scales = nullptr;
  const float* biases = nullptr;
};

// The layers in the order in which the weight file holds them.
struct LayerShape {
  size_t inputs, outputs;
};
enum NetworkLayer : uint8_t {
  kVectorLayer,
  kWindowLayer,
  kMemoryLayer1,
  kMemoryLayer2,
  kClassLayer,  // tags and names
  kArcDependentLayer,
  kArcHeadLayer,
  kArcKeyLayer,
  kRelationPartLayer,  // and how much a word is a head at all
  kRelationLayer,
  kNetworkLayerCount,
};
inline constexpr size_t kTagColumn = 0, kNameColumn = kPaddedTags,
                        kClassColumns = kPaddedTags + kPaddedNames;
inline constexpr size_t kHeadColumn = kRelationSize, kPriorColumn = 2 * kRelationSize,
                        kPartColumns = kPriorColumn + kColumnGroup;
inline constexpr std::array<LayerShape, kNetworkLayerCount> kLayerShapes{{
    {kVectorSize, kWidth},
    {3 * kWidth, kWidth},
    {kWidth, 3 * kWidth},
    {kWidth, 3 * kWidth},
    {kWidth, kClassColumns},
    {kWidth, kArcSize},
    {kWidth, kArcSize},
    {kArcSize, kArcSize},
    {kWidth, kPartColumns},
    {kRelationSize, kPaddedRelations},
}};

// The sections of network.weights; they live as long as the file.
struct NetworkWeights {
  explicit NetworkWeights(const WeightFile& file);

  const int8_t* rows = nullptr;  // kInputRowCount of kWidth
  std::array<Layer, kNetworkLayerCount> layers;
  const int8_t* root_key = nullptr;           // kArcSize
  const float* distances = nullptr;           // kDistanceCount
  const float* relation_distances = nullptr;  // kDistanceCount of kRelationSize
  const float* root_relation = nullptr;       // kRelationSize
};

// Some sentences on their way through the network; one row a word. Keeps its memory.
class NetworkRun {
 public:
  // Forgets all sentences.
  void clear();
  // Appends a word: what its spelling tells wherever it stands (kWidth numbers; kUnit is 1), and
  // the rows of its place.
  void add_word(const NetworkWeights& weights, const int16_t* form,
                std::span<const uint16_t> place);
  void end_sentence() { begins_.push_back(static_cast<uint32_t>(count_)); }
  size_t word_count() const { return count_; }
  // Reads all words up to tags and names.
  void read(const NetworkWeights& weights);

  // Scores of the tags and names; kClassColumns.
  const float* classes(size_t word) const { return classes_.data() + word * kClassColumns; }

  // Reads on to what the two functions below start from.
  void read_heads(const NetworkWeights& weights);
  // Scores of each word of the n-th sentence as the head of each other, as best_tree() takes them.
  std::span<const float> arc_scores(const NetworkWeights& weights, size_t sentence);
  // Writes the best relation of each word of the sentence to its head.
  void find_relations(const NetworkWeights& weights, size_t sentence,
                      std::span<const uint32_t> heads, Deprel* relations);

 private:
  void read_windows(const Layer& layer);
  void read_memories(const Layer& layer);
  // The sums of a layer for `count` rows; valid until the next call.
  const int32_t* sum(const Layer& layer, const std::vector<uint8_t>& in, size_t count);
  // The values of a layer for `count` rows; they stand in `out`, which only grows.
  void apply(const Layer& layer, const std::vector<uint8_t>& in, size_t count,
             std::vector<float>& out);
  void apply(const Layer& layer, const std::vector<uint8_t>& in, float floor,
             std::vector<uint8_t>& out);

  std::vector<uint32_t> begins_;  // of the sentences, and the number of words at the end
  size_t count_ = 0;
  std::vector<uint8_t> state_, wide_;  // between the layers
  std::vector<int32_t> sums_;
  std::vector<float> values_, classes_;
  std::vector<uint8_t> dependents_, keys_;
  std::vector<float> parts_;
  // Of one sentence.
  std::vector<int8_t> packed_keys_;
  std::vector<float> priors_, apart_, arc_scores_;
};

}  // namespace dateline
