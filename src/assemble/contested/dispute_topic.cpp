// The heading of a dispute whose claim makes no question: On “the rockets that killed a guard”:
#include <algorithm>

#include "assemble/contested/dispute_question.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// What a dispute is on is cut at the first comma behind so many.
constexpr uint32_t kShortestTopic = 4, kLongestTopic = 16;

bool opens_quote(const Article& article, uint32_t first, uint32_t end) {
  for (uint32_t token = end; token-- > first;) {
    if (article.tokens.has(token, kClosesQuote)) return false;
    if (article.tokens.has(token, kOpensQuote)) return true;
  }
  return false;
}

// "for two days and": words that lead on to what was cut off.
bool leads_on(Upos tag) {
  return tag == Upos::kAdp || tag == Upos::kCconj || tag == Upos::kSconj || tag == Upos::kDet ||
         tag == Upos::kAux || tag == Upos::kPart || tag == Upos::kPunct;
}

// A comma ends a topic; quotation marks and the hyphen of "air-to-air" do not.
bool ends_topic(const Article& article, uint32_t token) {
  static const WordSet kMarks{",", ";", ":", ".", "(", "--", "\u2013", "\u2014"};
  const Tokens& tokens = article.tokens;
  return kMarks.contains(tokens.word[token]) || tokens.upos[token] == Upos::kSconj ||
         (article.word_at(token) == "-" && tokens.has(token, kSpaceBefore));
}

// Where the words that name what a dispute is on end: they are a heading, not the claim itself.
uint32_t topic_end(const Article& article, uint32_t first, uint32_t end) {
  const Tokens& tokens = article.tokens;
  const uint32_t longest = std::min(end, first + kLongestTopic);
  uint32_t last = std::min(longest, first + kShortestTopic);
  while (last < longest && !ends_topic(article, last)) ++last;
  if (last == longest && longest < end)
    while (last > first + kShortestTopic && !leads_on(tokens.upos[last])) --last;
  // "Reports that he will step down" ends with its own words.
  const auto is_loose = [&](uint32_t token) {
    const Upos tag = tokens.upos[token];
    const bool is_own_end = last == end && tag == Upos::kAdp;
    return leads_on(tag) && !is_own_end && !tokens.has(token, kClosesQuote);
  };
  while (last > first + 1 && is_loose(last - 1)) --last;
  return with_closing_mark(article, first, last);
}

}  // namespace

std::string_view missing_mark(const Article& article, uint32_t first, uint32_t end) {
  if (!opens_quote(article, first, end)) return {};
  uint32_t opening = end - 1;
  while (!article.tokens.has(opening, kOpensQuote)) --opening;
  const std::string_view mark = article.word_at(opening);
  if (mark == "“" || mark == "``") return "”";
  return mark == "‘" ? "’" : mark;
}

uint32_t with_closing_mark(const Article& article, uint32_t first, uint32_t end) {
  const bool closes = end < article.tokens.count() && article.tokens.has(end, kClosesQuote);
  return closes && opens_quote(article, first, end) ? end + 1 : end;
}

std::string topic_from(const Article& article, uint32_t first, uint32_t end) {
  const Span words = article.tokens.span(first, topic_end(article, first, end));
  return "On “" + display_text(article, words) + "”:";
}

}  // namespace dateline
