#include "extract/events/event_count.h"

#include <algorithm>
#include <charconv>

#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kNounReach = 6;   // words from "after" to the noun
constexpr size_t kStemBytes = 5;     // "assassinate" and "assassination" share their begin
constexpr int32_t kMaxCount = 1000;  // far beyond what news counts in any unit

// 1 of "after", -1 of "before", else 0.
int sign_of(std::string_view link) {
  return one_of(link, {"after", "following"}) ? 1 : link == "before" ? -1 : 0;
}

}  // namespace

std::optional<EventCount> counted_event(const Article& article, const DateMention& length,
                                        const Lexicon& lexicon) {
  const uint32_t end = article.sentences[length.sentence].end_token;
  if (length.type != TimexType::kDuration || length.end_token >= end) return std::nullopt;
  const int sign = sign_of(article.word_at(length.end_token));
  if (sign == 0) return std::nullopt;
  const Tokens& tokens = article.tokens;
  const uint32_t last = std::min(end, length.end_token + 1 + kNounReach);
  for (uint32_t token = length.end_token + 1; token < last; ++token) {
    if (tokens.upos[token] == Upos::kVerb || tokens.has(token, kIsPunctuation)) break;
    if (tokens.upos[token] == Upos::kNoun &&
        lexicon.list(WordList::kEventNouns).find(tokens.lemma[token]))
      return EventCount{token, sign};
  }
  return std::nullopt;
}

std::optional<When> counted_from_date(const Article& article, uint32_t date) {
  if (date == 0 || date >= article.dates.size()) return std::nullopt;
  const DateMention &length = article.dates[date - 1], &from = article.dates[date];
  if (length.type != TimexType::kDuration || length.sentence != from.sentence || !from.has_when ||
      from.begin_token <= length.end_token)
    return std::nullopt;
  const bool has_article = article.word_at(from.begin_token - 1) == "the";
  const int sign = sign_of(article.word_at(length.end_token));
  if (sign == 0 || length.end_token + (has_article ? 2 : 1) != from.begin_token)
    return std::nullopt;
  return counted_when(from.when, length.value.view(), sign);
}

bool tells_event(const Article& article, uint32_t noun, uint32_t word) {
  if (article.tokens.lemma[noun] == article.tokens.lemma[word]) return true;
  const std::string a = fold(article.word_at(noun)), b = fold(article.word_at(word));
  const size_t size = std::min({a.size(), b.size(), kStemBytes});
  return size + 1 >= kStemBytes && a.compare(0, size, b, 0, size) == 0;
}

std::optional<When> counted_when(const When& from, std::string_view length, int sign) {
  int32_t count = 0;
  if (length.size() < 3 || !from.is_day()) return std::nullopt;
  const char* const unit = length.data() + length.size() - 1;
  const auto [end, error] = std::from_chars(length.data() + 1, unit, count);
  if (error != std::errc() || end != unit || count > kMaxCount) return std::nullopt;
  switch (*unit) {
    case 'D':
      return when_day(add_days(from.first, sign * count), Basis::kRelative);
    case 'W':
      return when_day(add_days(from.first, sign * count * 7), Basis::kRelative);
    case 'M': {
      const CivilDate day = add_months(from.first, sign * count);
      return when_month(day.year, day.month, Basis::kRelative);
    }
    case 'Y':
      return when_year(from.first.year + sign * count, Basis::kRelative);
    default:
      return std::nullopt;
  }
}

}  // namespace dateline
