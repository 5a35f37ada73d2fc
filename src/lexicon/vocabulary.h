// Vocabulary: what counting told about single words: their tags, how they are capitalised, and a
// vector of the places where they stand. Made by train/, read by annotate/.
#pragma once

#include <cstdint>

#include "base/hash.h"
#include "lexicon/slot_table.h"
#include "model/grammar.h"
#include "model/tokens.h"

namespace dateline {

// Words that stand in the same places have vectors that are alike: kVectorSize numbers of 8 bits,
// kVectorUnit of which are one standard deviation.
inline constexpr size_t kVectorSize = 128;
inline constexpr int kVectorUnit = 32;

// Lists that hold a word: names, parts of longer names, words beside names, a dictionary.
enum Gazetteer : uint32_t {
  kInPersonNames = 1 << 0,     // part of persons' names in other scripts, commonly
  kInRareNames = 1 << 1,       // the same, rarely
  kInFirstNames = 1 << 2,      // of English-speaking countries
  kInRareFirstNames = 1 << 3,  // of others
  kInSurnames = 1 << 4,
  kInRareSurnames = 1 << 5,
  kInFamousPersons = 1 << 6,
  kInCountries = 1 << 7,
  kInCities = 1 << 8,
  kInRegions = 1 << 9,
  kInTowns = 1 << 10,
  kInFamousPlaces = 1 << 11,
  kInPlaceParts = 1 << 12,
  kInDemonyms = 1 << 13,
  kInOrganizations = 1 << 14,  // ends an organization's name, or is one
  kInGroups = 1 << 15,
  kInGroupParts = 1 << 16,
  kInCompanies = 1 << 17,
  kInCompanyParts = 1 << 18,
  kInProperNames = 1 << 19,
  kInTitles = 1 << 20,  // stands before a person's name
  kInRoles = 1 << 21,
  kInMonths = 1 << 22,  // months and weekdays
  kNounInDictionary = 1 << 23,
  kVerbInDictionary = 1 << 24,
  kAdjectiveInDictionary = 1 << 25,
  kAdverbInDictionary = 1 << 26,
  kBeginsPhrase = 1 << 27,  // of the phrases below
};

struct WordFacts {
  WordId key = 0;
  uint32_t lists = 0;          // Gazetteer bits
  uint32_t vector = 0;         // number of its vector; 0, a vector of zeros: it has none
  uint32_t tags : 20 = 0;      // bit Upos: treebanks tell that it has this tag
  uint32_t frequency : 6 = 0;  // log2 of its count
  // How often it has a capital where no sentence begins, in eighths; 15: not seen there.
  uint32_t capital_share : 6 = 15;
};
static_assert(sizeof(WordFacts) == 16 && kUposCount <= 20);

// A phrase of several words that lists of names hold ("burkina faso"), or a beginning of one.
enum PhraseKind : uint32_t { kPlacePhrase = 1, kPersonPhrase = 2, kOrganizationPhrase = 4 };
struct PhraseFacts {
  uint32_t key = 0;
  uint32_t kinds = 0;  // PhraseKind bits; 0: only longer phrases begin with it
};

// The key of the phrase that begins with `begin`, a word or a phrase, and goes on with `next`.
inline uint32_t longer_phrase(uint32_t begin, WordId next) {
  return static_cast<uint32_t>(hash_combine(begin, next)) | 1;  // never 0
}

class Vocabulary {
 public:
  Vocabulary() = default;
  // REQUIRES: `words` and `phrases` were made by SlotTable::build; `vectors` holds every vector the
  // facts name.
  Vocabulary(std::span<const WordFacts> words, std::span<const int8_t> vectors,
             std::span<const PhraseFacts> phrases)
      : facts_(words), phrases_(phrases), vectors_(vectors.data()) {}

  // What is known of a word, or nullptr.
  const WordFacts* find(WordId word) const { return facts_.find(word); }
  // What is known of a phrase by its key, or nullptr.
  const PhraseFacts* find_phrase(uint32_t key) const { return phrases_.find(key); }
  // The kVectorSize numbers of a vector.
  const int8_t* vector(uint32_t number) const { return vectors_ + kVectorSize * number; }

 private:
  SlotTable<WordFacts> facts_;
  SlotTable<PhraseFacts> phrases_;
  const int8_t* vectors_ = nullptr;
};

}  // namespace dateline
