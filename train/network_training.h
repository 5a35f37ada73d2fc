// Training of the network (annotate/network_shape.h) in floats, by hand-written gradients.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "annotate/network_input.h"
#include "annotate/network_shape.h"
#include "network_layers.h"

namespace dateline {

// The corpora differ in what they call a name: each has an output layer of its own above the same
// network; pack_network.cpp makes one of them.
enum class NameStyle : uint8_t { kUner, kGum, kWikigold, kWnut };
inline constexpr size_t kNameStyleCount = 4;
// Tags of the Penn Treebank are learned as well, though nothing reads them: they tell the network
// what to look at.
inline constexpr size_t kFineTagCount = 64;

// What teachers believe of a sentence: for each word the shares of all classes, one row after the
// other. Empty before they were asked.
struct Beliefs {
  std::vector<float> tags, names;  // names as UNER would mark them
};

// A sentence with its gold columns; those that its corpus lacks are empty. A tag of 0 is not told.
struct Example {
  std::vector<TokenInput> inputs;
  std::vector<Upos> tags;
  std::vector<uint8_t> fine_tags;  // below kFineTagCount
  std::vector<uint32_t> heads;     // inside the sentence; of the root: the number of words
  std::vector<Deprel> relations;
  std::vector<NameTag> names;
  NameStyle name_style = NameStyle::kUner;
  Beliefs beliefs;
};

class NetworkTraining {
 public:
  // The seed decides where training begins. A network for names learns no heads. Without chance
  // nothing is left out while learning; for tests.
  explicit NetworkTraining(const Vocabulary& vocabulary, uint64_t seed,
                           Depth depth = Depth::kHeadsToo, bool has_chance = true);

  // Adds the gradients of a batch; returns the loss a word.
  float add_gradients(const std::vector<const Example*>& batch);
  // Moves all numbers against their gradients, which become zero.
  void step(float rate);
  // Adds what the network believes of a sentence, as one of `teacher_count`. The first row of names
  // is UNER's.
  void add_beliefs(Example& example, size_t teacher_count);

 private:
  void forward();
  void forward_heads();
  void read_inputs();
  void read_windows();
  void backward();
  void backward_windows();
  template <class Tag>
  void learn_tags(Dense& dense, std::vector<Tag> Example::*column,
                  std::vector<float> Beliefs::*beliefs);
  void learn_names();
  void learn_arcs();
  void learn_relations();
  std::vector<float> arc_scores(size_t sentence, size_t word) const;
  void relation_hidden(size_t sentence, size_t word, uint32_t head, float* hidden) const;
  size_t size_of(size_t sentence) const { return begins_[sentence + 1] - begins_[sentence]; }

 public:
  // Parameters; `roots` holds the root as an arc's key, then as a relation's head.
  const Vocabulary& vocabulary;
  Parameter rows;
  Dense vectors, window, tags, fine_tags, names, prior, arcs, arc_keys, relation_parts, relations;
  std::array<MemoryLayer, kMemoryCount> memories;
  Parameter distances, relation_distances, roots;

 private:
  bool has_chance_;
  size_t memory_count_;  // those that what is learned needs
  // The batch at work.
  std::vector<const Example*> batch_;
  Begins begins_;
  std::vector<std::vector<uint16_t>> rows_used_;  // of each word, after some are left out
  Matrix vectors_in_, input_, window_in_, window_out_;
  Matrix input_mask_, window_mask_;
  std::array<Matrix, kMemoryCount> memory_masks_;
  Matrix arc_parts_, arc_heads_, keys_, priors_, parts_;
  std::array<Matrix, kMemoryCount> changes_;  // of what each memory tells
  Shuffler random_;
  int64_t steps_ = 0;
  float loss_ = 0;
};

}  // namespace dateline
