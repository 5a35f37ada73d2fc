// FormSums: what a spelling adds to the network's input wherever it stands, added up once and kept,
// because a few thousand spellings make up most of any text. Used by read_words.
#pragma once

#include <array>
#include <vector>

#include "annotate/network.h"
#include "annotate/network_input.h"

namespace dateline {

struct FormSum {
  const int16_t* steps;  // kWidth numbers; kUnit is 1
  FormFacts facts;
};

// A worker's own; keeps what it knows from article to article. What it tells depends on the
// spelling and the weights alone, never on what was asked before.
class FormSums {
 public:
  // What is known of other weights is forgotten. REQUIRES: the lexicon outlives the questions.
  void begin(const Lexicon& lexicon, const NetworkWeights& weights);
  // The sum of the spelling of a token; valid until the next call.
  FormSum of(const Article& article, uint32_t token);
  // The token is asked for soon: its sum is brought near.
  void expect(const Article& article, uint32_t token) const;

 private:
  static constexpr size_t kSets = 4096, kLongest = 23;
  // A spelling that is known; size 0: none.
  struct Known {
    WordId word = 0;
    uint8_t flags = 0;
    uint8_t size = 0;
    FormFacts facts;
    bool is_older = false;  // than the other one of its set
    std::array<char, kLongest> bytes;
  };
  using Set = std::array<Known, 2>;
  struct alignas(64) Steps {
    std::array<int16_t, kWidth> steps;
  };
  FormFacts add_up(const Article& article, uint32_t token, Steps& steps) const;

  const NetworkWeights* weights_ = nullptr;
  const Vocabulary* vocabulary_ = nullptr;
  uint64_t known_by_ = 0;  // hash of the weights
  std::vector<Set> sets_;
  std::vector<Steps> steps_;  // two a set, and the last of a word that is too long to be kept
};

}  // namespace dateline
