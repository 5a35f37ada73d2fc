// The dateline that opens an agency's report: "KIRKUK, Iraq, Dec. 27 (Harbour Wire) - ". Used by
// stages that compare what sentences say: where a report was filed is not what it is about.
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/article.h"

namespace dateline {

// In tokens; a longer run before the first dash is a sentence.
inline constexpr uint32_t kLongestDateline = 16;

// The token behind the dateline, or the sentence's first where it has none.
inline uint32_t behind_dateline(const Article& article, const Sentence& sentence) {
  const uint32_t first = sentence.begin_token;
  if (first >= sentence.end_token || !article.tokens.has(first, kAllUpper)) return first;
  const uint32_t last = std::min(sentence.end_token, first + kLongestDateline);
  for (uint32_t token = first + 1; token + 1 < last; ++token) {
    const std::string_view word = article.word_at(token);
    if (word == "-" || word == "--" || word == "\u2013" || word == "\u2014") return token + 1;
    if (word == ":" && token < first + 4) return token + 1;
  }
  return first;
}

}  // namespace dateline
