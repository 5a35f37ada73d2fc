#include "network_training.h"

#include <cmath>
#include <utility>

namespace dateline {
namespace {

constexpr float kDropInput = 0.2f, kDropInside = 0.2f;
// A word may be read as if no treebank, or no text at all, had it.
constexpr float kForgetTreebank = 0.15f, kForgetAll = 0.1f;

// How much teachers count beside the gold column.
constexpr float kTrust = 0.7f;
constexpr size_t kNoClass = SIZE_MAX;

// Scores become shares of one.
void to_shares(std::span<float> scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& x : scores) sum += x = std::exp(x - most);
  for (float& x : scores) x /= sum;
}

// Scores become the gradient of the cross-entropy; returns the loss. What is right is a class, what
// teachers believe (one share a class), or both.
float learn_class(std::span<float> scores, size_t right, const float* beliefs, size_t class_count,
                  float weight) {
  to_shares(scores);
  const float trust = beliefs == nullptr ? 0 : right == kNoClass ? 1 : kTrust;
  float loss = 0;
  const auto learn = [&](size_t ix, float share) { loss -= share * std::log(scores[ix] + 1e-9f); };
  if (right != kNoClass) learn(right, 1 - trust);
  if (trust > 0)
    for (size_t i = 0; i < class_count; ++i) learn(i, trust * beliefs[i]);
  for (float& x : scores) x *= weight;
  if (right != kNoClass) scores[right] -= weight * (1 - trust);
  if (trust > 0)
    for (size_t i = 0; i < class_count; ++i) scores[i] -= weight * trust * beliefs[i];
  return loss * weight;
}

// The beliefs about one word, or nullptr.
const float* row_of(const std::vector<float>& beliefs, size_t word, size_t class_count) {
  return beliefs.empty() ? nullptr : beliefs.data() + word * class_count;
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

NetworkTraining::NetworkTraining(const Vocabulary& known_words, uint64_t seed, Depth depth,
                                 bool has_chance)
    : vocabulary(known_words),
      has_chance_(has_chance),
      memory_count_(depth == Depth::kHeadsToo ? kMemoryCount : 1),
      random_(seed) {
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

void NetworkTraining::add_beliefs(Example& example, size_t teacher_count) {
  const bool had_chance = std::exchange(has_chance_, false);
  batch_.assign(1, &example);
  forward();
  has_chance_ = had_chance;
  const size_t count = example.inputs.size();
  const auto add = [&](std::span<float> scores, size_t word, std::vector<float>& beliefs) {
    beliefs.resize(count * scores.size());
    to_shares(scores);
    float* to = beliefs.data() + word * scores.size();
    for (size_t i = 0; i < scores.size(); ++i)
      to[i] += scores[i] / static_cast<float>(teacher_count);
  };
  Matrix tag_scores, name_scores;
  tags.forward(memories[0].out, tag_scores);
  names.forward(memories[0].out, name_scores);
  for (size_t word = 0; word < count; ++word) {
    add({tag_scores.row(word), kUposCount}, word, example.beliefs.tags);
    add({name_scores.row(word), kNameTagCount}, word, example.beliefs.names);
  }
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
  for (size_t layer = 0; layer < memory_count_; ++layer) {
    memories[layer].forward(*in, begins_);
    drop(memories[layer].out, memory_masks_[layer], has_chance_ ? kDropInside : 0, random_);
    in = &memories[layer].out;
  }
  if (memory_count_ == kMemoryCount) forward_heads();
}

void NetworkTraining::forward_heads() {
  const Matrix& top = memories.back().out;
  arcs.forward(top, arc_parts_);
  limit(arc_parts_, 0);
  arc_heads_.resize(arc_parts_.rows, kArcSize);
  for (size_t i = 0; i < arc_parts_.rows; ++i)
    std::copy_n(arc_parts_.row(i) + kArcSize, kArcSize, arc_heads_.row(i));
  arc_keys.forward(arc_heads_, keys_);
  limit(keys_, -kLimit);
  prior.forward(top, priors_);
  relation_parts.forward(top, parts_);
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
      std::span<const uint16_t> form = input.form.rows.rows(), place = input.place.rows();
      uint32_t vector = input.form.vector;
      if (has_chance_ && random_.unit() < kForgetTreebank) form = input.form.rows.known_rows();
      if (has_chance_ && random_.unit() < kForgetAll) {
        form = input.form.rows.seen_rows();
        place = input.place.seen_rows();
        vector = 0;
      }
      rows_used_[word].assign(form.begin(), form.end());
      rows_used_[word].insert(rows_used_[word].end(), place.begin(), place.end());
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
  learn_tags(tags, &Example::tags, &Beliefs::tags);
  learn_tags(fine_tags, &Example::fine_tags, nullptr);
  learn_names();
  if (memory_count_ == kMemoryCount) {
    learn_arcs();
    learn_relations();
  }
  for (size_t layer = memory_count_; layer-- > 0;) {
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
    changes_[0].values[i] = window_out_.values[i] <= 0 ? 0 : changes_[0].values[i];
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
void NetworkTraining::learn_tags(Dense& dense, std::vector<Tag> Example::*column,
                                 std::vector<float> Beliefs::*beliefs) {
  const Matrix& top = memories[0].out;
  Matrix scores;
  dense.forward(top, scores);
  const float weight = 1.0f / static_cast<float>(scores.rows);
  for (size_t s = 0; s < batch_.size(); ++s) {
    const std::vector<Tag>& right = batch_[s]->*column;
    for (size_t word = 0; word < size_of(s); ++word) {
      const std::span<float> row{scores.row(begins_[s] + word), scores.columns};
      const float* believed =
          beliefs == nullptr ? nullptr : row_of(batch_[s]->beliefs.*beliefs, word, kUposCount);
      const bool is_told = !right.empty() && right[word] != Tag{};
      if (!is_told && believed == nullptr)
        std::fill(row.begin(), row.end(), 0.0f);
      else
        loss_ += learn_class(row, is_told ? static_cast<size_t>(right[word]) : kNoClass, believed,
                             kUposCount, weight);
    }
  }
  dense.backward(top, scores, changes_[0]);
}

// The corpus's own layer learns what it marks, UNER's what teachers believe UNER would mark.
void NetworkTraining::learn_names() {
  const Matrix& top = memories[0].out;
  Matrix scores;
  names.forward(top, scores);
  const float weight = 1.0f / static_cast<float>(scores.rows);
  for (size_t s = 0; s < batch_.size(); ++s)
    for (size_t word = 0; word < size_of(s); ++word) {
      const std::vector<NameTag>& right = batch_[s]->names;
      const float* believed = row_of(batch_[s]->beliefs.names, word, kNameTagCount);
      for (size_t style = 0; style < kNameStyleCount; ++style) {
        const std::span<float> row{scores.row(begins_[s] + word) + style * kPaddedNames,
                                   kPaddedNames};
        const bool is_own = !right.empty() && style == static_cast<size_t>(batch_[s]->name_style);
        const float* beliefs = style == static_cast<size_t>(NameStyle::kUner) ? believed : nullptr;
        if (!is_own && beliefs == nullptr)
          std::fill(row.begin(), row.end(), 0.0f);
        else
          loss_ += learn_class(row, is_own ? static_cast<size_t>(right[word]) : kNoClass, beliefs,
                               kNameTagCount, weight);
      }
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
      loss_ += learn_class(scores, batch_[s]->heads[word], nullptr, 0, weight);
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
                             static_cast<size_t>(batch_[s]->relations[i - begins_[s]]), nullptr, 0,
                             weight);
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
  std::vector<bool> is_moved(rows.value.rows);
  for (const auto& used : rows_used_)
    for (const uint16_t row : used) {
      if (!is_moved[row]) step_row(rows, row, size);
      is_moved[row] = true;
    }
}

}  // namespace dateline
