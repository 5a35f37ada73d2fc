// What the network looks at in a word: its letters, its shape, what is known of it, and how the
// article writes it elsewhere. Shared by running and training, so that both see the same.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "annotate/word_notes.h"
#include "lexicon/vocabulary.h"
#include "model/article.h"

namespace dateline {

// Numbers of rows of the network's input table; the word's input is their sum and its vector.
// What is seen by eye comes first, then what the vocabulary knows, then what a treebank knows.
class TokenInput {
 public:
  TokenInput() {}  // rows beyond the count are never read, so nothing is written there
  void add(uint32_t row) { rows_[count_++] = static_cast<uint16_t>(row); }
  void end_of_seen() { seen_ = count_; }
  void end_of_known() { known_ = count_; }

  std::span<const uint16_t> rows() const { return {rows_.data(), count_}; }
  std::span<const uint16_t> seen_rows() const { return {rows_.data(), seen_}; }
  std::span<const uint16_t> known_rows() const { return {rows_.data(), known_}; }  // and seen ones

  uint32_t vector = 0;  // number of the word's vector in the vocabulary; 0 has none

 private:
  std::array<uint16_t, 68> rows_;  // letters 8, shape 5, phrase 3, facts 3 + 28, tags 17 + 2
  uint8_t seen_ = 0, known_ = 0, count_ = 0;
};

inline constexpr size_t kInputRowCount = 47'328;

// Reads the tokens of one article after the other; keeps its memory.
class InputReader {
 public:
  // REQUIRES: tokens and sentences are set; both arguments outlive the reads.
  void begin(const Article& article, const Vocabulary& vocabulary);
  // Appends the inputs of a sentence's tokens.
  void read(const Sentence& sentence, std::vector<TokenInput>& inputs);

 private:
  struct Spelling {
    uint8_t lower = 0, capital = 0;  // times, at most 3; capitals inside sentences only
  };
  void count_spellings();
  // How the token stands in a phrase of several words that lists of names hold.
  void read_phrase(const Sentence& sentence, uint32_t token, const WordFacts* facts,
                   TokenInput& input);
  uint32_t style_of(const Sentence& sentence) const;
  void read_letters(uint32_t token, TokenInput& input) const;
  void read_shape(const Sentence& sentence, uint32_t token, uint32_t style, TokenInput& input);
  void read_facts(const WordFacts& facts, uint32_t shape, TokenInput& input) const;

  const Article* article_ = nullptr;
  const Vocabulary* vocabulary_ = nullptr;
  WordNotes<Spelling> spellings_;
  struct {
    uint32_t begin = 0, end = 0, kinds = 0;
  } phrase_;  // the last one met
};

}  // namespace dateline
