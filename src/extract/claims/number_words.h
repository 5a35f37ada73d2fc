// What single words say of a number: "twelve", "1,200", "dozens", "2.3bn". Used by counts.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/hash.h"
#include "lexicon/lexicon.h"

namespace dateline {

// What a vague number leaves open. "Dozens" is two dozen or more.
struct Vague {
  WordId word;
  int64_t low, high;
};
// nullptr for a word that is none.
const Vague* vague_number(WordId word);

// Digits of other scripts fold to ours.
bool begins_with_digit(std::string_view word);

// "nine", "ninety", "ninety-nine"
std::optional<int64_t> small_number(WordId word);

// "thousand", "bn"
std::optional<int64_t> multiplier(std::string_view word);

// "twelve" is 12, "1,200" is 1200, "12.5" none. The word as it stands in the text.
std::optional<int64_t> parse_count(std::string_view word);

// "12.5" and a million, "40m", "2.3bn": the digits before `factor`, which may be their own end.
std::optional<int64_t> scaled_number(std::string_view word, std::optional<int64_t> factor);

}  // namespace dateline
