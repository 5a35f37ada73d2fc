#include "model/dateline_prefix.h"

#include <algorithm>
#include <string_view>

#include "text/brackets.h"

namespace dateline {
namespace {

constexpr uint32_t kLongestDateline =
    16;                                // tokens; a longer run before the first dash is a sentence
constexpr uint32_t kShortestCity = 5;  // bytes in capitals; shorter ones may be "NATO"

bool is_dash(const Article& article, uint32_t token) {
  if (!article.tokens.has(token, kIsPunctuation)) return false;
  const std::string_view word = article.word_at(token);
  return word == "-" || word == "--" || word == "---" || word == "\u2013" || word == "\u2014";
}

// A long dash needs no spaces.
bool stands_free(const Tokens& tokens, uint32_t dash) {
  return tokens.size[dash] > 1 ||
         (tokens.has(dash, kSpaceBefore) && tokens.has(dash + 1, kSpaceBefore));
}

// An agency in brackets and a dash, before the capital that opens its report: "Two boats sink
// PORTO | Mon 3 May PORTO (Harbour Wire) - A ferry". What stands before them at the top of an
// article are its headline and its place.
uint32_t behind_agency(const Article& article, const Sentence& sentence) {
  constexpr uint32_t kTop = 120, kLongestAgency = 3;  // tokens
  const Tokens& tokens = article.tokens;
  const uint32_t end = std::min(sentence.end_token, kTop);
  for (uint32_t open = sentence.begin_token; open + 4 < end; ++open) {
    if (!tokens.has(open, kIsPunctuation) || !opens_bracket(article.word_at(open))) continue;
    uint32_t close = open + 1;
    while (close < open + 1 + kLongestAgency && tokens.has(close, kStartsUpper)) ++close;
    if (close == open + 1 || close + 2 >= end || !closes_bracket(article.word_at(close))) continue;
    if (is_dash(article, close + 1) && stands_free(tokens, close + 1) &&
        tokens.has(close + 2, kStartsUpper))
      return close + 2;
  }
  return sentence.begin_token;
}

// A place in capitals, its day and a dash, behind a headline: "Two boats sink PORTO, May 3 -- A
// ferry".
uint32_t behind_place_and_day(const Article& article, const Sentence& sentence) {
  constexpr uint32_t kTop = 60, kLongestPlace = 12;  // tokens
  const Tokens& tokens = article.tokens;
  const uint32_t begin = sentence.begin_token, end = std::min(sentence.end_token, begin + kTop);
  for (uint32_t dash = begin + 3; dash + 1 < end; ++dash) {
    if (!is_dash(article, dash) || !stands_free(tokens, dash)) continue;
    bool has_day = false;
    for (uint32_t token = dash - 1; dash - token <= kLongestPlace; --token) {
      if (!may_stand_in_dateline(tokens, token)) break;
      has_day |= tokens.has(token, kHasDigit);
      const bool is_place = tokens.has(token, kAllUpper) && tokens.size[token] >= kShortestCity &&
                            article.word_at(token + 1) == ",";
      if (is_place && has_day) return dash + 1;
      if (token == begin) break;
    }
  }
  return begin;
}

// "By the Harbour Wire Staff Two boats sank."
uint32_t behind_byline(const Article& article, const Sentence& sentence) {
  constexpr uint32_t kLongestByline = 8;
  const Tokens& tokens = article.tokens;
  const uint32_t begin = sentence.begin_token;
  const uint32_t last = std::min(sentence.end_token - 1, begin + kLongestByline);
  if (begin + 2 >= last || article.word_at(begin) != "By" || article.word_at(begin + 1) != "the")
    return begin;
  for (uint32_t token = begin + 2; token < last && tokens.has(token, kStartsUpper); ++token)
    if (article.word_at(token) == "Staff" && tokens.has(token + 1, kStartsUpper)) return token + 1;
  return begin;
}

}  // namespace

bool may_stand_in_dateline(const Tokens& tokens, uint32_t token) {
  return tokens.has(token, kStartsUpper) || tokens.has(token, kIsPunctuation) ||
         tokens.has(token, kHasDigit);
}

uint32_t behind_dateline(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  const uint32_t begin = sentence.begin_token, end = sentence.end_token;
  if (begin + 2 >= end) return begin;
  if (const uint32_t behind = behind_agency(article, sentence); behind != begin) return behind;
  if (const uint32_t behind = behind_place_and_day(article, sentence); behind != begin)
    return behind;
  if (!tokens.has(begin, kStartsUpper)) return begin;
  if (const uint32_t behind = behind_byline(article, sentence); behind != begin) return behind;
  const bool is_upper = tokens.has(begin, kAllUpper);
  if (is_upper && article.word_at(begin + 1) == ":") return begin + 2;
  bool is_named = is_upper && tokens.size[begin] >= kShortestCity;
  const uint32_t last = std::min(end - 1, begin + kLongestDateline);
  for (uint32_t token = begin + 1; token < last; ++token) {
    const std::string_view word = article.word_at(token);
    if (is_dash(article, token) && stands_free(tokens, token)) return is_named ? token + 1 : begin;
    // "FARO, Port., Feb. 18 --": a short name with a comma, and its day.
    const bool has_day = is_upper && tokens.has(token, kHasDigit);
    is_named |= opens_bracket(word) || (has_day && article.word_at(begin + 1) == ",");
    if (!may_stand_in_dateline(tokens, token)) break;
  }
  return begin;
}

}  // namespace dateline
