#include "assemble/lines/news_day.h"

#include <algorithm>

#include "assemble/lines/line_dates.h"
#include "assemble/lines/main_clause.h"
#include "assemble/lines/sentence_news.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// News is no older.
constexpr int32_t kNewsDays = 3;

// "Aid has begun to arrive following the earthquake on Tuesday", "ten left after the vote on
// Friday": the news came later.
bool names_what_came_before(const Article& article, const EventMention& event) {
  if (event.date == kNone) return false;
  if (stands_beside_perfect(article, article.dates[event.date])) return true;
  const Tokens& tokens = article.tokens;
  if (tokens.upos[event.token] == Upos::kVerb) return false;
  for (uint32_t token = article.sentences[event.sentence].begin_token; token < event.token; ++token)
    if (tokens.head[token] == event.token &&
        one_of(article.lemma_at(token), {"after", "follow", "following", "since"}))
      return true;
  return false;
}

// "Today", "yesterday", "last night": how its paper counts days.
bool counts_from_paper(const Article& article, const DateMention& date) {
  return one_of(article.word_at(date.begin_token),
                {"Last", "Today", "Tonight", "Yesterday", "last", "today", "tonight", "yesterday"});
}

// "Tuesday's earthquake": which one, and not when its article's news was. Not "yesterday's".
bool names_which(const Article& article, const DateMention& date) {
  return stands_before_noun(article, date) && !counts_from_paper(article, date);
}

// "Monday 7 March 2005" on a page of that day: when it was published, not when its news was.
bool is_page_stamp(const Article& article, const DateMention& date) {
  return date.when.basis == Basis::kStated && date.when.first == article.published->day();
}

// "09.02 BST" behind the day of a page.
bool is_bare_hour(const Article& article, const DateMention& date) {
  return date.type == TimexType::kTime && article.tokens.has(date.begin_token, kHasDigit) &&
         date.end_token <= date.begin_token + 2;
}

// Does a date of the opening tell when its news was: "The bank said on Monday", "fled hours after
// she landed yesterday"? Not "is expected to say today", "a rig that sank on Monday".
bool dates_opening(const Article& article, const DateMention& date) {
  if (!is_in_opening(article, date.sentence, kOpeningSentences)) return false;
  if (!date.has_when || !date.when.is_day() || is_page_stamp(article, date)) return false;
  if (is_bare_hour(article, date)) return false;
  const int32_t lag = days_between(date.when.first, article.published->day());
  if (lag < 0 || lag > (is_in_opening(article, date.sentence, 1) ? kNewsDays : 1)) return false;
  if (tells_plan(article, date.sentence) || is_in_relative_clause(article, date.begin_token) ||
      article.tokens.has(date.begin_token, kInQuote))
    return false;
  return counts_from_paper(article, date) ||
         (dates_main_clause(article, date) && !stands_beside_perfect(article, date) &&
          !names_which(article, date));
}

}  // namespace

std::optional<CivilDate> news_day_of(const Article& article) {
  if (!article.published) return std::nullopt;
  const CivilDate today = article.published->day();
  for (const DateMention& date : article.dates) {
    if (!is_in_opening(article, date.sentence, kOpeningSentences)) break;
    if (!dates_opening(article, date)) continue;
    return date.when.first == today ? std::nullopt : std::optional(date.when.first);
  }
  const auto days_ago = [&](const When& when) { return days_between(when.first, today); };
  for (const EventMention& event : article.events) {
    if (event.sentence != article.events.front().sentence) break;
    if (!event.has_when || !event.when.is_day() || event.when.basis == Basis::kPublished) continue;
    const int32_t lag = days_ago(event.when);
    const bool is_news = event.modality == Modality::kHappened && lag >= 0 && lag <= kNewsDays &&
                         !is_in_relative_clause(article, event.token) &&
                         !names_what_came_before(article, event);
    if (is_news) return event.when.first;
  }
  int32_t of_today = 0, of_yesterday = 0, of_next_day = 0;
  for (const DateMention& date : article.dates) {
    if (!date.has_when || !date.when.is_day() || is_page_stamp(article, date)) continue;
    if (names_which(article, date)) continue;
    of_today += days_ago(date.when) == 0;
    of_yesterday += days_ago(date.when) == 1;
    of_next_day += date.is_over;
  }
  if (of_next_day > std::max(of_today, of_yesterday)) return add_days(today, 1);
  if (of_yesterday > of_today) return add_days(today, -1);
  return std::nullopt;
}

bool opens_with_dated_news(const Article& article) {
  return article.published &&
         std::any_of(article.dates.begin(), article.dates.end(), [&](const DateMention& date) {
           if (!date.has_when || !date.when.is_day() || is_page_stamp(article, date)) return false;
           const int32_t lag = days_between(date.when.first, article.published->day());
           return !is_to_come(article, date) && lag <= kNewsDays &&
                  is_in_opening(article, date.sentence, kOpeningSentences);
         });
}

}  // namespace dateline
