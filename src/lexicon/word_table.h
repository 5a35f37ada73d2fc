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

namespace dateline {

// File format: UTF-8; "word<TAB>value[<TAB>anything]" a line; '#' starts a comment line; the value
// of a line with a word only is 1. Later lines win over earlier ones.
class WordTable {
 public:
  WordTable() = default;
  static Result<WordTable> parse(std::string_view tsv, const std::string& file_name);

  // The value of a word in folded form (text/fold.h), or nothing. Binary search, no allocation.
  std::optional<int32_t> find(std::string_view folded) const;
  bool contains(std::string_view folded) const { return find(folded).has_value(); }
  size_t size() const { return rows_.size(); }
  // The longest entry, in words: how far a phrase may reach.
  uint32_t longest_words() const { return longest_words_; }

 private:
  std::vector<std::pair<std::string, int32_t>> rows_;  // sorted by word
  uint32_t longest_words_ = 0;
};

}  // namespace dateline
