// The features of the name finder. Shared by running and training.
#pragma once

#include <array>
#include <vector>

#include "annotate/hashed_rows.h"
#include "annotate/words.h"

namespace dateline {

inline constexpr size_t kNameTagCount = 9;

// What an article tells about a word by all its places: "Zarif" is a person where "Javad Zarif" was
// read as one before; "bush" in small letters makes "Bush" at the begin of a sentence doubtful.
class NameMemory {
 public:
  // Counts how the words are written, and the names found so far (Tokens::name, may be empty).
  void read(const Article& article);

  struct Entry {
    WordId word = 0;
    uint8_t lower = 0, capital = 0;   // times, at most 3; capitals inside sentences only
    std::array<uint16_t, 4> kinds{};  // times in a name of each EntityKind
    uint16_t outside = 0;
  };
  const Entry& operator[](WordId word) const;

 private:
  Entry& slot(WordId word);
  std::vector<Entry> slots_;
};

// Is the word worth a look? Others stay outside every name.
inline bool may_be_name(const Word& word, NameTag previous) {
  if (word.shape & kShapeUpper) return true;
  if (previous != NameTag::kOutside) return true;
  return word.facts->capital_share >= 4 && word.facts->capital_share <= 8;
}

// May `tag` follow `previous`? A name goes on only with its own kind.
inline bool may_follow(NameTag previous, NameTag tag) {
  const auto number = static_cast<int>(tag);
  if (number == 0 || number % 2 == 1) return true;
  return static_cast<int>(previous) == number || static_cast<int>(previous) == number - 1;
}

// What can be seen at a token. `first_reading` holds the tags of the reading before, or nothing.
FeatureList name_features(const Article& article, const Words& words, const Sentence& sentence,
                          uint32_t token, NameTag previous, NameTag before_previous,
                          const NameMemory& memory, const std::vector<NameTag>& first_reading);

}  // namespace dateline
