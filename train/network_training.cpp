#include "network_training.h"

#include <cmath>

namespace dateline {
namespace {

constexpr float kDropInput = 0.2f, kDropInside = 0.25f;
// A word may be read as if no treebank, or no text at all, had it.
constexpr float kForgetTreebank = 0.15f, kForgetAll = 0.1f;

// Scores become the gradient of the cross-entropy; returns the loss.
float learn_class(std::span<float> scores, size_t right, float weight) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& x : scores) sum += x = std::exp(x - most);
  const float loss = -std::log(scores[right] / sum + 1e-9f);
  for (float& x : scores) x *= weight / sum;
  scores[right] -= weight;
  return loss * weight;
}

float dot(const float* a, const float* b, size_t count) {
  float sum = 0;
  for (size_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

void add_scaled(float* to, const float* from, float scale, size_t count) {
  for (size_t i = 0; i < count; ++i) to[i] += scale * from[i];
}

int distance(size_t word, size_t head) { return static_cast<int>(head) - static_cast<int>(word); }

}  // namespace

NetworkTraining::NetworkTraining(const Vocabulary& known_words, bool has_chance)
    : vocabulary(known_words), has_chance_(has_chance) {
  rows.resize(kInputRowCount, kWidth);
  rows.randomize(random_, 0.02f);
  vectors.resize(kVectorSize, kWidth, random_);
  window.resize(3 * kWidth, kWidth, random_);
  for (MemoryLayer& memory : memories) memory.resize(kWidth, random_);
  tags.resize(kWidth, kPaddedTags, random_);
  fine_tags.resize(kWidth, kFineTagCount, random_);
  names.resize(kWidth, kPaddedNames * kNameStyleCount, random_);
  prior.resize(kWidth, 16, random_);
  arcs.resize(kWidth, 2 * kArcSize, random_);
  arc_keys.resize(kArcSize, kArcSize, random_);
  relation_parts.resize(kWidth, 2 * kRelationSize, random_);
  relations.resize(kRelationSize, kPaddedRelations, random_);
  distances.resize(kDistanceCount, 1);
  relation_distances.resize(kDistanceCount, kRelationSize);
  roots.resize(2, kArcSize);
}

float NetworkTraining::add_gradients(const std::vector<const Example*>& batch) {
  batch_ = batch;
  loss_ = 0;
  forward();
  backward();
  return loss_;
}

void NetworkTraining::forward() {
  begins_.assign(1, 0);
  for (const Example* example : batch_) begins_.push_back(begins_.back() + example->inputs.size());
  read_inputs();
  read_windows();
  window.forward(window_in_, window_out_);
  limit(window_out_, 0);
  drop(window_out_, window_mask_, has_chance_ ? kDropInside : 0, random_);
  const Matrix* in = &window_out_;
  for (size_t layer = 0; layer < kMemoryCount; ++layer) {
    memories[layer].forward(*in, begins_);
    drop(memories[layer].out, memory_masks_[layer], has_chance_ ? kDropInside : 0, random_);
    in = &memories[layer].out;
  }
  arcs.forward(*in, arc_parts_);
  limit(arc_parts_, 0);
  arc_heads_.resize(arc_parts_.rows, kArcSize);
  for (size_t i = 0; i < arc_parts_.rows; ++i)
    std::copy_n(arc_parts_.row(i) + kArcSize, kArcSize, arc_heads_.row(i));
  arc_keys.forward(arc_heads_, keys_);
  limit(keys_, -kLimit);
  prior.forward(*in, priors_);
  relation_parts.forward(*in, parts_);
}

void NetworkTraining::read_windows() {
  window_in_.resize(input_.rows, 3 * kWidth);
  for (size_t s = 0; s < batch_.size(); ++s) {
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      float* to = window_in_.row(i);
      if (i > begins_[s]) std::copy_n(input_.row(i - 1), kWidth, to);
      std::copy_n(input_.row(i), kWidth, to + kWidth);
      if (i + 1 < begins_[s + 1]) std::copy_n(input_.row(i + 1), kWidth, to + 2 * kWidth);
    }
  }
}

void NetworkTraining::read_inputs() {
  rows_used_.assign(begins_.back(), {});
  vectors_in_.resize(begins_.back(), kVectorSize);
  size_t word = 0;
  for (const Example* example : batch_) {
    for (const TokenInput& input : example->inputs) {
      std::span<const uint16_t> used = input.rows();
      uint32_t vector = input.vector;
      if (has_chance_ && random_.unit() < kForgetTreebank) used = input.known_rows();
      if (has_chance_ && random_.unit() < kForgetAll) used = input.seen_rows(), vector = 0;
      rows_used_[word].assign(used.begin(), used.end());
      const int8_t* numbers = vocabulary.vector(vector);
      for (size_t i = 0; i < kVectorSize; ++i)
        vectors_in_.row(word)[i] = static_cast<float>(numbers[i]) / kVectorUnit;
      ++word;
    }
  }
  vectors.forward(vectors_in_, input_);
  for (size_t i = 0; i < rows_used_.size(); ++i)
    for (const uint16_t row : rows_used_[i])
      add_scaled(input_.row(i), rows.value.row(row), 1, kWidth);
  limit(input_, -kLimit);
  drop(input_, input_mask_, has_chance_ ? kDropInput : 0, random_);
}

void NetworkTraining::backward() {
  for (Matrix& change : changes_) change.resize(begins_.back(), kWidth);
  learn_tags(tags, &Example::tags);
  learn_tags(fine_tags, &Example::fine_tags);
  learn_names();
  learn_arcs();
  learn_relations();
  for (size_t layer = kMemoryCount; layer-- > 0;) {
    multiply(changes_[layer], memory_masks_[layer]);
    const Matrix& in = layer == 0 ? window_out_ : memories[layer - 1].out;
    memories[layer].backward(in, begins_, changes_[layer]);
    if (layer > 0) add(changes_[layer], changes_[layer - 1]);
  }
  backward_windows();
}

void NetworkTraining::backward_windows() {
  multiply(changes_[0], window_mask_);
  for (size_t i = 0; i < window_out_.values.size(); ++i)
    if (window_out_.values[i] <= 0) changes_[0].values[i] = 0;
  Matrix window_change, change;
  window_change.resize(window_in_.rows, window_in_.columns);
  window.backward(window_in_, changes_[0], window_change);
  change.resize(input_.rows, kWidth);
  for (size_t s = 0; s < batch_.size(); ++s) {
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      const float* from = window_change.row(i);
      if (i > begins_[s]) add_scaled(change.row(i - 1), from, 1, kWidth);
      add_scaled(change.row(i), from + kWidth, 1, kWidth);
      if (i + 1 < begins_[s + 1]) add_scaled(change.row(i + 1), from + 2 * kWidth, 1, kWidth);
    }
  }
  multiply(change, input_mask_);
  vectors.backward_weights(vectors_in_, change);
  for (size_t i = 0; i < rows_used_.size(); ++i)
    for (const uint16_t row : rows_used_[i])
      add_scaled(rows.gradient.row(row), change.row(i), 1, kWidth);
}

template <class Tag>
void NetworkTraining::learn_tags(Dense& dense, std::vector<Tag> Example::*column) {
  const Matrix& top = memories[0].out;
  Matrix scores;
  dense.forward(top, scores);
  const float weight = 1.0f / static_cast<float>(scores.rows);
  for (size_t s = 0; s < batch_.size(); ++s) {
    const std::vector<Tag>& right = batch_[s]->*column;
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      if (right.empty())
        std::fill_n(scores.row(i), scores.columns, 0.0f);
      else
        loss_ += learn_class({scores.row(i), scores.columns},
                             static_cast<size_t>(right[i - begins_[s]]), weight);
    }
  }
  dense.backward(top, scores, changes_[0]);
}

void NetworkTraining::learn_names() {
  const Matrix& top = memories[0].out;
  Matrix scores;
  names.forward(top, scores);
  const float weight = 1.0f / static_cast<float>(scores.rows);
  std::array<float, kPaddedNames> own;
  for (size_t s = 0; s < batch_.size(); ++s)
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      float* from = scores.row(i) + kPaddedNames * static_cast<size_t>(batch_[s]->name_style);
      std::copy_n(from, kPaddedNames, own.begin());
      std::fill_n(scores.row(i), scores.columns, 0.0f);
      if (batch_[s]->names.empty()) continue;
      loss_ += learn_class(own, static_cast<size_t>(batch_[s]->names[i - begins_[s]]), weight);
      std::copy_n(own.begin(), kPaddedNames, from);
    }
  names.backward(top, scores, changes_[0]);
}

// The score of every word as the head of this one; the last is the root's. Its own is very low.
std::vector<float> NetworkTraining::arc_scores(size_t sentence, size_t word) const {
  const size_t begin = begins_[sentence], count = size_of(sentence);
  const float* dependent = arc_parts_.row(begin + word);
  std::vector<float> scores(count + 1);
  for (size_t head = 0; head < count; ++head)
    scores[head] = dot(dependent, keys_.row(begin + head), kArcSize) +
                   priors_.row(begin + head)[0] +
                   distances.value.row(distance_class(distance(word, head)))[0];
  scores[count] = dot(dependent, roots.value.row(0), kArcSize) + distances.value.row(0)[0];
  scores[word] = -1e9f;
  return scores;
}

void NetworkTraining::learn_arcs() {
  const Matrix& top = memories.back().out;
  const float weight = 1.0f / static_cast<float>(top.rows);
  Matrix part_change, key_change, prior_change;
  part_change.resize(top.rows, 2 * kArcSize);
  key_change.resize(top.rows, kArcSize);
  prior_change.resize(top.rows, priors_.columns);
  for (size_t s = 0; s < batch_.size(); ++s) {
    if (batch_[s]->heads.empty()) continue;
    const size_t begin = begins_[s], count = size_of(s);
    for (size_t word = 0; word < count; ++word) {
      std::vector<float> scores = arc_scores(s, word);
      loss_ += learn_class(scores, batch_[s]->heads[word], weight);
      const float* dependent = arc_parts_.row(begin + word);
      float* change = part_change.row(begin + word);
      for (size_t head = 0; head < count; ++head) {
        if (head == word) continue;
        add_scaled(change, keys_.row(begin + head), scores[head], kArcSize);
        add_scaled(key_change.row(begin + head), dependent, scores[head], kArcSize);
        prior_change.row(begin + head)[0] += scores[head];
        distances.gradient.row(distance_class(distance(word, head)))[0] += scores[head];
      }
      add_scaled(change, roots.value.row(0), scores[count], kArcSize);
      add_scaled(roots.gradient.row(0), dependent, scores[count], kArcSize);
      distances.gradient.row(0)[0] += scores[count];
    }
  }
  limit_change(keys_, -kLimit, key_change);
  Matrix head_change;
  head_change.resize(top.rows, kArcSize);
  arc_keys.backward(arc_heads_, key_change, head_change);
  for (size_t i = 0; i < top.rows; ++i)
    std::copy_n(head_change.row(i), kArcSize, part_change.row(i) + kArcSize);
  limit_change(arc_parts_, 0, part_change);
  arcs.backward(top, part_change, changes_.back());
  prior.backward(top, prior_change, changes_.back());
}

// What a dependent and its head look like together.
void NetworkTraining::relation_hidden(size_t sentence, size_t word, uint32_t head,
                                      float* hidden) const {
  const size_t begin = begins_[sentence], count = size_of(sentence);
  const bool is_root = head == count;
  const float* own = parts_.row(begin + word);
  const float* other = is_root ? roots.value.row(1) : parts_.row(begin + head) + kRelationSize;
  const float* apart =
      relation_distances.value.row(is_root ? 0 : distance_class(distance(word, head)));
  for (size_t i = 0; i < kRelationSize; ++i)
    hidden[i] = std::clamp(own[i] + other[i] + apart[i], 0.0f, kLimit);
}

void NetworkTraining::learn_relations() {
  const Matrix& top = memories.back().out;
  const float weight = 1.0f / static_cast<float>(top.rows);
  Matrix hidden, scores, hidden_change, part_change;
  hidden.resize(top.rows, kRelationSize);
  for (size_t s = 0; s < batch_.size(); ++s)
    for (size_t word = 0; word < batch_[s]->heads.size(); ++word)
      relation_hidden(s, word, batch_[s]->heads[word], hidden.row(begins_[s] + word));
  relations.forward(hidden, scores);
  for (size_t s = 0; s < batch_.size(); ++s)
    for (size_t i = begins_[s]; i < begins_[s + 1]; ++i) {
      if (batch_[s]->heads.empty())
        std::fill_n(scores.row(i), scores.columns, 0.0f);
      else
        loss_ += learn_class({scores.row(i), kPaddedRelations},
                             static_cast<size_t>(batch_[s]->relations[i - begins_[s]]), weight);
    }
  hidden_change.resize(top.rows, kRelationSize);
  relations.backward(hidden, scores, hidden_change);
  limit_change(hidden, 0, hidden_change);
  part_change.resize(top.rows, 2 * kRelationSize);
  for (size_t s = 0; s < batch_.size(); ++s)
    for (size_t word = 0; word < batch_[s]->heads.size(); ++word) {
      const float* change = hidden_change.row(begins_[s] + word);
      const uint32_t head = batch_[s]->heads[word];
      const bool is_root = head == size_of(s);
      add_scaled(part_change.row(begins_[s] + word), change, 1, kRelationSize);
      add_scaled(
          is_root ? roots.gradient.row(1) : part_change.row(begins_[s] + head) + kRelationSize,
          change, 1, kRelationSize);
      add_scaled(
          relation_distances.gradient.row(is_root ? 0 : distance_class(distance(word, head))),
          change, 1, kRelationSize);
    }
  relation_parts.backward(top, part_change, changes_.back());
}

void NetworkTraining::step(float rate) {
  ++steps_;
  const auto share = [&](double decay) {
    return static_cast<float>(1 / (1 - std::pow(decay, static_cast<double>(steps_))));
  };
  const StepSize size{rate, share(0.9), share(0.98)};
  for (Dense* dense : {&vectors, &window, &tags, &fine_tags, &names, &prior, &arcs, &arc_keys,
                       &relation_parts, &relations, &memories[0].gates, &memories[1].gates}) {
    dateline::step(dense->weight, size);
    dateline::step(dense->bias, size);
  }
  for (Parameter* parameter : {&distances, &relation_distances, &roots})
    dateline::step(*parameter, size);
  std::vector<uint16_t> touched;
  for (const auto& used : rows_used_) touched.insert(touched.end(), used.begin(), used.end());
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const uint16_t row : touched) step_row(rows, row, size);
}

}  // namespace dateline
