// LoadedWords: words that take a side, with what says the same without one; data/loaded_words.tsv.
// Used by assemble/loaded_words.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/tokens.h"

namespace dateline {

struct LoadedTerm {
  std::string word, neutral;       // "regime", "government"
  std::vector<WordId> lemmas;      // of its words, in order
  std::vector<WordId> behind;      // if any: one of these lemmas must stand a few words behind it
  std::vector<WordId> not_before;  // none of these may stand right before it: "tax regime"
};

class LoadedWords {
 public:
  // "word<TAB>neutral[<TAB>conditions]" a line, as the file says at its top.
  static Result<LoadedWords> parse(std::string_view tsv, const std::string& file_name);
  const std::vector<LoadedTerm>& terms() const { return terms_; }
  // The term that begins at `token` of a sentence that ends at `end_token`, by its number in
  // terms(), the longest where there are two; kNone where none does.
  uint32_t at(const Tokens& tokens, uint32_t token, uint32_t begin_token, uint32_t end_token) const;

 private:
  uint64_t& marks_of(WordId word) { return marks_[word / 64 % marks_.size()]; }
  bool may_begin(WordId word) const {
    return (marks_[word / 64 % marks_.size()] & mark(word)) != 0;
  }
  static uint64_t mark(WordId word) { return uint64_t{1} << word % 64; }

  std::vector<LoadedTerm> terms_;                        // in the order of the file
  std::vector<std::pair<WordId, uint32_t>> first_word_;  // ascending
  std::array<uint64_t, 16> marks_{};  // a bit for each: most words that are asked for begin no term
};

}  // namespace dateline
