// WordTable: one TSV word list of data/: folded words (or phrases, one space between words) and a
// value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/tokens.h"

namespace dateline {

// File format: UTF-8; "word<TAB>value[<TAB>anything]" a line; '#' starts a comment line; the value
// of a line with a word only is 1. Later lines win over earlier ones.
class WordTable {
 public:
  WordTable() = default;
  static Result<WordTable> parse(std::string_view tsv, const std::string& file_name);

  // The value of a word or phrase in folded form (text/fold.h), or nothing. A hash lookup.
  std::optional<int32_t> find(std::string_view folded) const;
  bool contains(std::string_view folded) const { return find(folded).has_value(); }
  // The same for one word of an article: no text is touched.
  std::optional<int32_t> find(WordId word) const {
    return may_hold(word) ? find_slot(word) : std::nullopt;
  }
  bool contains(WordId word) const { return find(word).has_value(); }
  size_t size() const { return rows_.size(); }
  // The longest entry, in words: how far a phrase may reach.
  uint32_t longest_words() const { return longest_words_; }

 private:
  struct Slot {
    WordId word = 0;
    int32_t value = 0;
    bool is_used = false;
  };
  void index_words();
  // Most words that are asked for are in no list, and one bit tells it of most of them.
  bool may_hold(WordId word) const {
    return (marks_[word & (marks_.size() - 1)] & mark(word)) != 0;
  }
  static uint64_t mark(WordId word) { return uint64_t{1} << (word >> 26); }
  std::optional<int32_t> find_slot(WordId word) const;

  std::vector<std::pair<std::string, int32_t>> rows_;  // sorted by word
  std::vector<Slot> slots_;  // open addressing, at most half full; size a power of two, or none
  std::vector<uint64_t> marks_{0};  // size a power of two; at most an eighth of the bits are set
  uint32_t longest_words_ = 0;
};

}  // namespace dateline
