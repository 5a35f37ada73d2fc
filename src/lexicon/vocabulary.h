// Vocabulary: what counting told about single words: their tags, how they are capitalised, and a
// vector of the places where they stand. Made by train/, read by annotate/.
#pragma once

#include <cstdint>

#include "lexicon/slot_table.h"
#include "model/grammar.h"
#include "model/tokens.h"

namespace dateline {

// Words that stand in the same places have vectors that are alike: kVectorSize numbers of 8 bits,
// kVectorUnit of which are one standard deviation.
inline constexpr size_t kVectorSize = 64;
inline constexpr int kVectorUnit = 32;

// Lists of names and of words beside names.
enum Gazetteer : uint16_t {
  kInPersonNames = 1,  // part of persons' names, commonly
  kInRareNames = 2,    // part of persons' names, rarely
  kInCountries = 4,
  kInCities = 8,
  kInRegions = 16,
  kInDemonyms = 32,
  kInOrganizations = 64,  // ends an organization's name, or is one
  kInTitles = 128,        // stands before a person's name
  kInRoles = 256,
  kInMonths = 512,  // months and weekdays
};

struct WordFacts {
  WordId key = 0;
  uint32_t tags = 0;    // bit Upos: the word was seen with this tag
  uint32_t vector = 0;  // number of its vector; 0, a vector of zeros: it has none
  // How often it has a capital where no sentence begins, in eighths; 15: not seen there.
  uint8_t capital_share = 15;
  uint8_t frequency = 0;    // log2 of its count
  uint16_t gazetteers = 0;  // Gazetteer bits: lists of names that hold the word
};
static_assert(sizeof(WordFacts) == 16);

class Vocabulary {
 public:
  Vocabulary() = default;
  // REQUIRES: `slots` was made by SlotTable::build; `vectors` holds every vector the facts name.
  Vocabulary(std::span<const WordFacts> slots, std::span<const int8_t> vectors)
      : facts_(slots), vectors_(vectors.data()) {}

  // What is known of a word, or nullptr.
  const WordFacts* find(WordId word) const { return facts_.find(word); }
  // The kVectorSize numbers of a vector.
  const int8_t* vector(uint32_t number) const { return vectors_ + kVectorSize * number; }

 private:
  SlotTable<WordFacts> facts_;
  const int8_t* vectors_ = nullptr;
};

}  // namespace dateline
