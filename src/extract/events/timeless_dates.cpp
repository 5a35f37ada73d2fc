#include "extract/events/timeless_dates.h"

#include <algorithm>
#include <string_view>

#include "lexicon/word_set.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kCompareReach = 10;  // words between "the worst" and "since"
constexpr uint32_t kChangeReach = 5;    // words between "from" and "in 1997"

// "The deadliest disaster since 2018", "the first vote since the war of 1999": a date to measure
// by.
bool only_compares(const Article& article, const DateMention& date) {
  if (date.begin_token == 0 || article.word_at(date.begin_token - 1) != "since") return false;
  const uint32_t end = article.sentences[date.sentence].end_token;
  if (date.end_token + 1 < end && article.word_at(date.end_token + 1) == "when") return false;
  const uint32_t reach = std::min(date.begin_token, kCompareReach);
  const uint32_t first = article.sentences[date.sentence].begin_token;
  for (uint32_t token = date.begin_token; token-- > date.begin_token - reach && token >= first;) {
    const std::string_view word = article.word_at(token);
    const bool is_superlative =
        article.tokens.upos[token] == Upos::kAdj && (word.ends_with("est") || word == "worst");
    if (is_superlative || one_of(word, {"first", "only", "last", "once", "most", "least"}))
      return true;
  }
  return false;
}

// "It fell from 64 boats in 1998 to 52 in 2002" is told of 2002. Not "from 1998 to 2002", nor
// "split from the bank in 2000 to form another".
bool opens_change(const Article& article, const DateMention& date) {
  const Sentence& sentence = article.sentences[date.sentence];
  if (date.end_token + 1 >= sentence.end_token || article.word_at(date.end_token) != "to")
    return false;
  const Upos behind = article.tokens.upos[date.end_token + 1];
  const bool is_amount = behind == Upos::kNum || behind == Upos::kSym;
  if (!is_amount || date.begin_token == sentence.begin_token) return false;
  uint32_t token = date.begin_token - 1;
  if (article.word_at(token) != "in") return false;
  for (uint32_t left = kChangeReach; token > sentence.begin_token && left > 0; --left)
    if (article.word_at(--token) == "from") return true;
  return false;
}

// "Delayed its accounts for 2021", "the 2023 budget": the year that books are of, and not when they
// were delayed.
bool tells_which_books(const Article& article, const DateMention& date) {
  static const WordSet kBooks{"account",   "budget", "deficit",  "dividend", "earnings",
                              "estimate",  "figure", "forecast", "guidance", "loss",
                              "profit",    "result", "revenue",  "sale",     "spending",
                              "statement", "target", "turnover"};
  if (date.when.precision < Precision::kQuarter || date.begin_token < 2) return false;
  const Tokens& tokens = article.tokens;
  if (article.word_at(date.begin_token - 1) == "for" &&
      kBooks.contains(tokens.lemma[date.begin_token - 2]))
    return true;
  const Upos before = tokens.upos[date.begin_token - 1];  // not "In 2021 sales fell"
  const bool is_of_noun = before == Upos::kDet || before == Upos::kPron || before == Upos::kPart;
  return is_of_noun && date.end_token < tokens.count() &&
         kBooks.contains(tokens.lemma[date.end_token]);
}

// "Monday 7 March 2005 01.36 GMT In 1999 Bo Hill left": the page's own day and hour.
bool stands_on_top_of_page(const Article& article, uint32_t ix) {
  const auto& dates = article.dates;
  const DateMention& date = dates[ix];
  const uint32_t begin = article.sentences[date.sentence].begin_token;
  if (!article.published || date.when.first != article.published->day()) return false;
  const auto is_day = [&](const DateMention& day) {
    return day.begin_token == begin && day.when.basis == Basis::kStated;
  };
  const auto is_hour = [&](const DateMention& day, uint32_t other) {
    return dates[other].begin_token == day.end_token && dates[other].type == TimexType::kTime;
  };
  if (is_day(date)) return ix + 1 < dates.size() && is_hour(date, ix + 1);
  return ix > 0 && dates[ix - 1].sentence == date.sentence && is_day(dates[ix - 1]) &&
         is_hour(dates[ix - 1], ix);
}

}  // namespace

bool tells_no_time(const Article& article, uint32_t ix) {
  const DateMention& date = article.dates[ix];
  return only_compares(article, date) || opens_change(article, date) ||
         tells_which_books(article, date) || stands_on_top_of_page(article, ix);
}

}  // namespace dateline
