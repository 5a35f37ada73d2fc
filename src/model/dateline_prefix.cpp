#include "model/dateline_prefix.h"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

constexpr uint32_t kLongestDateline =
    16;                                // tokens; a longer run before the first dash is a sentence
constexpr uint32_t kShortestCity = 5;  // bytes in capitals; shorter ones may be "NATO"

bool is_dash(std::string_view word) {
  return word == "-" || word == "--" || word == "---" || word == "\u2013" || word == "\u2014";
}

bool opens_bracket(std::string_view word) { return word == "(" || word == "-LRB-"; }

}  // namespace

uint32_t behind_dateline(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  const uint32_t begin = sentence.begin_token, end = sentence.end_token;
  if (begin + 2 >= end || !tokens.has(begin, kStartsUpper)) return begin;
  const bool is_upper = tokens.has(begin, kAllUpper);
  if (is_upper && article.word_at(begin + 1) == ":") return begin + 2;
  bool is_named = is_upper && tokens.size[begin] >= kShortestCity;
  const uint32_t last = std::min(end - 1, begin + kLongestDateline);
  for (uint32_t token = begin + 1; token < last; ++token) {
    const std::string_view word = article.word_at(token);
    // A long dash needs no spaces.
    const bool stands_free =
        word.size() > 1 || (tokens.has(token, kSpaceBefore) && tokens.has(token + 1, kSpaceBefore));
    if (is_dash(word) && stands_free) return is_named ? token + 1 : begin;
    is_named |= opens_bracket(word);
    const bool belongs = tokens.has(token, kStartsUpper) || tokens.has(token, kIsPunctuation) ||
                         tokens.has(token, kHasDigit);
    if (!belongs) break;
  }
  return begin;
}

}  // namespace dateline
