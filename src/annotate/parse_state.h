// The state of the parser inside one sentence: arc-hybrid transitions (Kuhlmann et al. 2011), with
// the root as a word after the last one. Shared by running and training.
#pragma once

#include <cstdint>
#include <vector>

#include "model/grammar.h"
#include "model/span.h"

namespace dateline {

enum class Transition : uint8_t {
  kShift,     // the first word of the buffer goes onto the stack
  kLeftArc,   // the top of the stack hangs on the first word of the buffer
  kRightArc,  // the top of the stack hangs on the word below it
};
inline constexpr size_t kTransitionCount = 3;

// What a word has so far. Children are token numbers inside the sentence, or kNone.
struct ParseNode {
  uint32_t head = kNone;
  uint32_t left_child = kNone, left_child2 = kNone;  // the outermost, the last attached
  uint32_t right_child = kNone, right_child2 = kNone;
  uint64_t child_labels = 0;  // bit Deprel
  uint8_t left_count = 0, right_count = 0;
  Deprel label = Deprel::kUnknown;
};

class ParseState {
 public:
  // Begins a sentence of `count` words, numbered from 0; the root has number `count`.
  void begin(uint32_t count);
  bool is_done() const { return stack_.empty() && next_ == root_; }
  bool allows(Transition transition) const;
  // REQUIRES: allows(transition). `label` is that of the new arc.
  void apply(Transition transition, Deprel label);
  // The word that an arc would hang on another, and that other one.
  uint32_t dependent() const { return stack_.back(); }
  uint32_t head_of_arc(Transition transition) const {
    return transition == Transition::kLeftArc ? next_ : stack_[stack_.size() - 2];
  }

  uint32_t root() const { return root_; }
  // The n-th word from the top of the stack, or kNone.
  uint32_t stack(uint32_t n) const {
    return n < stack_.size() ? stack_[stack_.size() - 1 - n] : kNone;
  }
  // The n-th word of the buffer (the root is its last), or kNone.
  uint32_t buffer(uint32_t n) const { return next_ + n <= root_ ? next_ + n : kNone; }
  const std::vector<uint32_t>& stack() const { return stack_; }
  const ParseNode& operator[](uint32_t word) const { return nodes_[word]; }

 private:
  void attach(uint32_t dependent, uint32_t head, Deprel label);

  std::vector<ParseNode> nodes_;
  std::vector<uint32_t> stack_;
  uint32_t next_ = 0, root_ = 0;
};

}  // namespace dateline
