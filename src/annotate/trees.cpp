#include "annotate/trees.h"

#include <limits>

#include "annotate/greatest.h"

namespace dateline {
namespace {

class TreeFinder {
 public:
  TreeFinder(std::span<const float> scores, uint32_t count, std::vector<uint32_t>& heads)
      : scores_(scores), count_(count), heads_(heads) {}

  void find() {
    heads_.resize(count_);
    for (uint32_t word = 0; word < count_; ++word) heads_[word] = best_head(word);
    const uint32_t root = best_root();
    heads_[root] = count_;
    state_.assign(count_, State::kNew);
    follow(root);
    for (uint32_t word = 0; word < count_; ++word) follow(word);
  }

 private:
  enum class State : uint8_t { kNew, kOnPath, kInTree };

  float score(uint32_t word, uint32_t head) const {
    return scores_[size_t{word} * (count_ + 1) + head];
  }

  uint32_t best_head(uint32_t word) const {
    return static_cast<uint32_t>(greatest(scores_.subspan(size_t{word} * (count_ + 1), count_)));
  }

  // The word that gains most, or loses least, by becoming the root.
  uint32_t best_root() const {
    uint32_t best = 0;
    const auto gain = [&](uint32_t word) {
      return count_ == 1 ? 0 : score(word, count_) - score(word, heads_[word]);
    };
    for (uint32_t word = 1; word < count_; ++word)
      if (gain(word) > gain(best)) best = word;
    return best;
  }

  // Goes up from a word; what leads to the root is part of the tree. A circle is opened first.
  void follow(uint32_t word) {
    path_.clear();
    while (state_[word] == State::kNew) {
      state_[word] = State::kOnPath;
      path_.push_back(word);
      if (heads_[word] == count_) break;
      word = heads_[word];
      if (state_[word] == State::kOnPath) {
        open_circle(word);
        break;
      }
    }
    for (const uint32_t on_path : path_) state_[on_path] = State::kInTree;
  }

  // Hangs one word of the circle on a word of the tree.
  void open_circle(uint32_t first) {
    uint32_t best_word = first, best_head = heads_[first];
    float least = std::numeric_limits<float>::max();
    uint32_t word = first;
    do {
      for (uint32_t head = 0; head < count_; ++head) {
        if (state_[head] != State::kInTree) continue;
        const float loss = score(word, heads_[word]) - score(word, head);
        if (loss < least) least = loss, best_word = word, best_head = head;
      }
      word = heads_[word];
    } while (word != first);
    heads_[best_word] = best_head;
  }

  std::span<const float> scores_;
  uint32_t count_;
  std::vector<uint32_t>& heads_;
  std::vector<State> state_;
  std::vector<uint32_t> path_;
};

}  // namespace

void best_tree(std::span<const float> scores, uint32_t count, std::vector<uint32_t>& heads) {
  TreeFinder(scores, count, heads).find();
}

}  // namespace dateline
