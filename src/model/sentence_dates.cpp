#include "model/sentence_dates.h"

#include <algorithm>

namespace dateline {

std::span<const DateMention> dates_in(const Article& article, uint32_t sentence) {
  const auto first = std::partition_point(
      article.dates.begin(), article.dates.end(),
      [sentence](const DateMention& date) { return date.sentence < sentence; });
  const auto last = std::find_if(first, article.dates.end(), [sentence](const DateMention& date) {
    return date.sentence != sentence;
  });
  return {first, last};
}

bool is_to_come(const Article& article, const DateMention& date) {
  return article.published && article.published->day() < date.when.first && !date.is_over;
}

bool is_to_come(const Article& article, const When& when, uint32_t sentence) {
  if (!article.published || when.first <= article.published->day()) return false;
  const auto dates = dates_in(article, sentence);
  return std::none_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return date.is_over && date.when.first == when.first && date.when.last == when.last;
  });
}

bool is_in_date(const Article& article, uint32_t token) {
  const auto date =
      std::partition_point(article.dates.begin(), article.dates.end(),
                           [&](const DateMention& mention) { return mention.end_token <= token; });
  return date != article.dates.end() && date->begin_token <= token;
}

uint32_t behind_clock(const Article& article, const Sentence& sentence) {
  const uint32_t begin = sentence.begin_token;
  if (begin == sentence.end_token || !article.tokens.has(begin, kHasDigit)) return begin;
  const auto date = std::partition_point(
      article.dates.begin(), article.dates.end(),
      [begin](const DateMention& mention) { return mention.begin_token < begin; });
  const bool is_clock =
      date != article.dates.end() && date->begin_token == begin && date->type == TimexType::kTime;
  return is_clock ? date->end_token : begin;
}

bool is_quoted_beside(const Article& article, const DateMention& date, uint32_t token) {
  const auto is_quoted = [&](uint32_t at) { return article.tokens.has(at, kInQuote); };
  if (!is_quoted(date.begin_token) || is_quoted(token)) return false;
  const auto dates = dates_in(article, date.sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& other) {
    return other.has_when && !is_quoted(other.begin_token);
  });
}

}  // namespace dateline
