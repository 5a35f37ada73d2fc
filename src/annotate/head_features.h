// The features of the parser: which transition (after Zhang and Nivre 2011), and which relation an
// arc has. Shared by running and training.
#pragma once

#include <array>
#include <vector>

#include "annotate/hashed_rows.h"
#include "annotate/parse_state.h"
#include "annotate/words.h"

namespace dateline {

// A word as the parser sees it.
struct ParseWord {
  uint32_t word = 0, tag = 0, cluster = 0;
  uint32_t fine = 0;  // the tag with the ending of words that inflect
};

// The words of one sentence.
class ParseInput {
 public:
  // REQUIRES: the article is tagged.
  void begin(const Article& article, const Words& words, const Sentence& sentence);
  uint32_t count() const { return static_cast<uint32_t>(words_.size()) - 1; }
  // A word, the root, or of no word at all (kNone).
  const ParseWord& operator[](uint32_t word) const {
    return word == kNone ? kNobody : words_[word];
  }
  // How many commas, verbs and conjunctions stand between two words.
  uint32_t between(uint32_t first, uint32_t last) const;

 private:
  static constexpr ParseWord kNobody{};
  struct Marks {
    uint16_t commas = 0, verbs = 0, conjunctions = 0;
  };
  std::vector<ParseWord> words_;
  std::vector<Marks> before_;  // counts before each word
};

FeatureList transition_features(const ParseInput& input, const ParseState& state);
FeatureList relation_features(const ParseInput& input, const ParseState& state, uint32_t dependent,
                              uint32_t head);

}  // namespace dateline
