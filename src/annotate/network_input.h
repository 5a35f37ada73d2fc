// What the network looks at in a word: its letters, its shape, what is known of it, and how the
// article writes it elsewhere. Shared by running and training, so that both see the same.
#pragma once

#include <array>
#include <span>

#include "lexicon/vocabulary.h"
#include "model/article.h"
#include "model/word_notes.h"

namespace dateline {

// Numbers of rows of the network's input table. What is seen by eye comes first, then what the
// vocabulary knows, then what a treebank knows.
template <size_t kMost>
class InputRows {
 public:
  InputRows() {}  // rows beyond the count are never read, so nothing is written there
  void add(uint32_t row) { rows_[count_++] = static_cast<uint16_t>(row); }
  void end_of_seen() { seen_ = count_; }
  void end_of_known() { known_ = count_; }

  std::span<const uint16_t> rows() const { return {rows_.data(), count_}; }
  std::span<const uint16_t> seen_rows() const { return {rows_.data(), seen_}; }
  std::span<const uint16_t> known_rows() const { return {rows_.data(), known_}; }  // and seen ones

 private:
  std::array<uint16_t, kMost> rows_;
  uint8_t seen_ = 0, known_ = 0, count_ = 0;
};

inline constexpr size_t kInputRowCount = 47'328;

// What the place of a word must know of the word.
struct FormFacts {
  uint8_t shape = 0;
  bool begins_phrase = false;
};

// What a spelling tells wherever it stands.
struct FormInput {
  InputRows<60> rows;   // letters 8, shape 2, facts 3 + 28, tags 17 + 2
  uint32_t vector = 0;  // number of the word's vector in the vocabulary; 0 has none
  FormFacts facts;
};

// What a word tells by its place: shape, style, spelling, phrase 3.
using PlaceRows = InputRows<6>;

// The word's input is the sum of all rows and of its vector.
struct TokenInput {
  FormInput form;
  PlaceRows place;
};

// Depends on the bytes, the word, the flags of its characters and what is known of it (nullptr:
// nothing) only.
FormInput read_form(const Article& article, uint32_t token, const WordFacts* known);

// Reads how the tokens of one article after the other stand there; keeps its memory.
class PlaceReader {
 public:
  // REQUIRES: tokens and sentences are set; both arguments outlive the reads.
  void begin(const Article& article, const Vocabulary& vocabulary);
  void begin_sentence(const Sentence& sentence);
  // REQUIRES: tokens of the sentence, in order.
  PlaceRows read(uint32_t token, const FormFacts& facts);

 private:
  struct Spelling {
    uint8_t lower = 0, capital = 0;  // times, at most 3; capitals inside sentences only
  };
  void count_spellings();
  // How the token stands in a phrase of several words that lists of names hold.
  void read_phrase(uint32_t token, const FormFacts& facts, PlaceRows& rows);
  uint32_t style_of(const Sentence& sentence) const;

  const Article* article_ = nullptr;
  const Vocabulary* vocabulary_ = nullptr;
  Sentence sentence_;
  uint32_t style_ = 0;
  WordNotes<Spelling> spellings_;
  struct {
    uint32_t begin = 0, end = 0, kinds = 0;
  } phrase_;  // the last one met
};

}  // namespace dateline
