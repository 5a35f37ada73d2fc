#include "extract/clause_tree.h"

#include <algorithm>

namespace dateline {

void ClauseTree::read(const Sentence& sentence) {
  constexpr int kDeepest = 40;  // of a parse that is none, with a ring of heads
  begin_ = sentence.begin_token;
  end_ = sentence.end_token;
  under_.clear();
  for (uint32_t i = begin_; i < end_; ++i) under_.push_back({i, i + 1});
  for (uint32_t i = begin_; i < end_; ++i) {
    uint32_t at = i;
    for (int depth = 0; depth < kDeepest; ++depth) {
      const uint32_t head = tokens_.head[at];
      if (head == kNone || head == at || head < begin_ || head >= end_) break;
      TokenRange& range = under_[head - begin_];
      range.begin = std::min(range.begin, i);
      range.end = std::max(range.end, i + 1);
      at = head;
    }
  }
}

uint32_t ClauseTree::child_from(uint32_t head, uint32_t from) const {
  for (uint32_t i = std::max(from, begin_); i < end_; ++i)
    if (hangs_on(i, head)) return i;
  return kNone;
}

}  // namespace dateline
