// What tagger, parser and name finder look at in a word: its facts, its ends and its shape.
// Shared by running and training, so that both see the same.
#pragma once

#include <vector>

#include "lexicon/vocabulary.h"
#include "model/article.h"

namespace dateline {

struct Word {
  WordId id = 0;
  uint32_t last4 = 0, first4 = 0;  // folded bytes; the last (first) one in the low byte
  uint8_t shape = 0;
  uint8_t length = 0;  // in bytes, at most 255
  const WordFacts* facts = nullptr;

  uint32_t last(uint32_t bytes) const { return last4 & (0xFFFFFFFFu >> (32 - 8 * bytes)); }
  uint32_t first(uint32_t bytes) const { return first4 & (0xFFFFFFFFu >> (32 - 8 * bytes)); }
};

enum WordShape : uint8_t {
  kShapeUpper = 1,     // begins with a capital
  kShapeAllUpper = 2,  // all capitals
  kShapeDigit = 4,
  kShapeMark = 8,     // punctuation
  kShapeHyphen = 16,  // has a hyphen inside
  kShapeStop = 32,    // has a full stop inside or at the end
  kShapeLower = 64,   // a small letter somewhere
};

// All words of an article, with edges beyond every sentence.
class Words {
 public:
  Words(const Article& article, const Vocabulary& vocabulary);

  const Word& operator[](uint32_t token) const { return words_[token]; }
  // The word at `token` + `offset` inside the sentence, or an edge: a word of its own.
  const Word& at(const Sentence& sentence, uint32_t token, int offset) const {
    const int64_t ix = static_cast<int64_t>(token) + offset;
    if (ix < sentence.begin_token) return kBefore;
    return ix < sentence.end_token ? words_[static_cast<size_t>(ix)] : kAfter;
  }

 private:
  static const Word kBefore, kAfter;
  std::vector<Word> words_;
};

}  // namespace dateline
