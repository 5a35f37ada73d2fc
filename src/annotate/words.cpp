#include "annotate/words.h"

#include <algorithm>

#include "text/characters.h"

namespace dateline {
namespace {

const WordFacts kNoFacts;

uint8_t folded_byte(char c) { return static_cast<uint8_t>(is_ascii_upper(c) ? c + 32 : c); }

Word describe(std::string_view text, WordId id, uint16_t flags, const WordFacts& facts) {
  Word word;
  word.id = id;
  word.facts = &facts;
  word.length = static_cast<uint8_t>(std::min<size_t>(text.size(), 255));
  const size_t count = std::min<size_t>(text.size(), 4);
  for (size_t i = 0; i < count; ++i) {
    word.first4 |= static_cast<uint32_t>(folded_byte(text[i])) << (8 * i);
    word.last4 |= static_cast<uint32_t>(folded_byte(text[text.size() - 1 - i])) << (8 * i);
  }
  if (flags & kStartsUpper) word.shape |= kShapeUpper;
  if (flags & kAllUpper) word.shape |= kShapeAllUpper;
  if (flags & kHasDigit) word.shape |= kShapeDigit;
  if (flags & kIsPunctuation) word.shape |= kShapeMark;
  if (text.size() > 1 && !(flags & kIsPunctuation)) {
    for (const char c : text) {
      if (c == '-') word.shape |= kShapeHyphen;
      if (c == '.') word.shape |= kShapeStop;
      if (c >= 'a' && c <= 'z') word.shape |= kShapeLower;
    }
  }
  return word;
}

Word edge(WordId id) {
  Word word;
  word.id = id;
  word.facts = &kNoFacts;
  word.shape = 255;
  return word;
}

}  // namespace

const Word Words::kBefore = edge(1);
const Word Words::kAfter = edge(2);

Words::Words(const Article& article, const Vocabulary& vocabulary) {
  const Tokens& tokens = article.tokens;
  words_.reserve(tokens.count());
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const WordFacts* facts = vocabulary.find(tokens.word[i]);
    words_.push_back(describe(article.word_at(i), tokens.word[i], tokens.flags[i],
                              facts != nullptr ? *facts : kNoFacts));
  }
}

}  // namespace dateline
