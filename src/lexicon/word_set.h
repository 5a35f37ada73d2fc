// WordSet: a handful of words that a rule asks for ("he", "she", "they"), found by WordId. Used by
// the stages for closed classes of words; what grows belongs into a list of data/.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "model/tokens.h"

namespace dateline {

class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> folded_words) {
    for (std::string_view word : folded_words) {
      ids_.push_back(word_id(word));
      marks_ |= mark(ids_.back());
    }
    std::sort(ids_.begin(), ids_.end());
  }
  bool contains(WordId word) const {
    return (marks_ & mark(word)) != 0 && std::binary_search(ids_.begin(), ids_.end(), word);
  }

 private:
  // Most words that are asked for are not there, and one bit tells it of most of them.
  static uint64_t mark(WordId word) { return uint64_t{1} << word % 64; }

  std::vector<WordId> ids_;
  uint64_t marks_ = 0;
};

}  // namespace dateline
