#include "assemble/lines/news_day.h"

#include <algorithm>

#include "assemble/lines/sentence_news.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// News is no older.
constexpr int32_t kNewsDays = 3;

// "Monday 7 March 2005" on a page of that day: when it was published, not when its news was.
bool is_page_stamp(const Article& article, const DateMention& date) {
  return date.when.basis == Basis::kStated && date.when.first == article.published->day();
}

}  // namespace

std::optional<CivilDate> news_day_of(const Article& article) {
  if (!article.published) return std::nullopt;
  const CivilDate today = article.published->day();
  const auto days_ago = [&](const When& when) { return days_between(when.first, today); };
  for (const EventMention& event : article.events) {
    if (event.sentence != article.events.front().sentence) break;
    if (!event.has_when || !event.when.is_day() || event.when.basis == Basis::kPublished) continue;
    const int32_t lag = days_ago(event.when);
    const bool is_news = event.modality == Modality::kHappened && lag >= 0 && lag <= kNewsDays &&
                         !is_in_relative_clause(article, event.token);
    if (is_news) return event.when.first;
  }
  int32_t of_today = 0, of_yesterday = 0, of_next_day = 0;
  for (const DateMention& date : article.dates) {
    if (!date.has_when || !date.when.is_day() || is_page_stamp(article, date)) continue;
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
