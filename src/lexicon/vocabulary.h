// Vocabulary: what counting told about single words: their tags, their cluster, how they are
// capitalised. Made by train/, read by annotate/.
#pragma once

#include <cstdint>

#include "lexicon/slot_table.h"
#include "model/grammar.h"
#include "model/tokens.h"

namespace dateline {

// Words that stand in the same places share a cluster; 0 is that of unknown words.
inline constexpr uint32_t kClusterCount = 512;
inline constexpr uint32_t kCoarseClusterCount = 64;

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
  uint32_t tags = 0;               // bit Upos: the word was seen with this tag
  uint16_t cluster = 0;            // 1 to kClusterCount
  uint8_t coarse_cluster = 0;      // 1 to kCoarseClusterCount
  Upos only_tag = Upos::kUnknown;  // the tag of a word that has no other
  // How often it has a capital where no sentence begins, in eighths; 15: not seen there.
  uint8_t capital_share = 15;
  uint8_t frequency = 0;    // log2 of its count
  uint16_t gazetteers = 0;  // Gazetteer bits: lists of names that hold the word
};
static_assert(sizeof(WordFacts) == 16);

using Vocabulary = SlotTable<WordFacts>;

}  // namespace dateline
