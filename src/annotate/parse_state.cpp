#include "annotate/parse_state.h"

namespace dateline {

void ParseState::begin(uint32_t count) {
  nodes_.assign(count + 1, ParseNode());
  stack_.clear();
  next_ = 0;
  root_ = count;
}

bool ParseState::allows(Transition transition) const {
  switch (transition) {
    case Transition::kShift:
      return next_ < root_;
    case Transition::kLeftArc:  // one word only hangs on the root
      return !stack_.empty() && (next_ < root_ || stack_.size() == 1);
    case Transition::kRightArc:
      return stack_.size() >= 2;
  }
  return false;
}

void ParseState::apply(Transition transition, Deprel label) {
  if (transition == Transition::kShift) {
    stack_.push_back(next_++);
    return;
  }
  const uint32_t head = head_of_arc(transition);
  attach(dependent(), head, label);
  stack_.pop_back();
}

void ParseState::attach(uint32_t dependent, uint32_t head, Deprel label) {
  nodes_[dependent].head = head;
  nodes_[dependent].label = label;
  ParseNode& node = nodes_[head];
  node.child_labels |= uint64_t{1} << static_cast<int>(label);
  if (dependent < head) {
    node.left_child2 = node.left_child;
    node.left_child = dependent;
    if (node.left_count < 255) ++node.left_count;
  } else {
    node.right_child2 = node.right_child;
    node.right_child = dependent;
    if (node.right_count < 255) ++node.right_count;
  }
}

}  // namespace dateline
