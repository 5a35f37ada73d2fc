#include "assemble/day_ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace dateline {
namespace {

constexpr std::array<std::string_view, kDayFeatureCount> kFeatureNames{
    "mentioning",     "mentions",   "mentioning_lead", "foreseeing",   "same_day",
    "week_after",     "later",      "much_later",      "stated",       "published",
    "published_next", "telling",    "events",          "dated_events", "most_told",
    "best_line",      "best_lines", "before",          "after"};

constexpr uint32_t kLeadSentences = 3;
constexpr int32_t kWeek = 7, kMonth = 30;

// One article that names one day, however often.
struct Naming {
  int32_t day;
  int32_t lag;  // days from the day to the publication
  int32_t sentences;
  bool in_lead, is_stated;
};

// Makes one of the namings of the same day, from `begin` on.
void merge_namings(std::vector<Naming>& namings, size_t begin) {
  const auto first = namings.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, namings.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  auto last = first;
  for (auto next = first; next != namings.end(); ++next) {
    if (next == first || next->day != (last - 1)->day) {
      *last++ = *next;
      continue;
    }
    (last - 1)->sentences += next->sentences;
    (last - 1)->in_lead |= next->in_lead;
    (last - 1)->is_stated |= next->is_stated;
  }
  namings.erase(last, namings.end());
}

std::vector<Naming> find_namings(Articles articles) {
  std::vector<Naming> namings;
  for (const Article* article : articles) {
    if (!article->published) continue;
    const int32_t published = days_from_civil(article->published->day());
    const size_t begin = namings.size();
    for (const DateMention& date : article->dates) {
      if (!date.has_when || !date.when.is_day()) continue;
      const int32_t day = days_from_civil(date.when.first);
      namings.push_back({day, published - day, 1, date.sentence < kLeadSentences,
                         date.when.basis == Basis::kStated});
    }
    merge_namings(namings, begin);
  }
  return namings;
}

// Counts of one day before they are scaled.
using Counts = std::map<int32_t, DayFeatures>;

void count_namings(Articles articles, Counts& counts) {
  const auto count = [&](int32_t day, DayFeature feature, int32_t by) {
    const auto found = counts.find(day);
    if (found != counts.end()) found->second[feature] += static_cast<float>(by);
  };
  for (const Naming& naming : find_namings(articles)) {
    count(naming.day, kMentioning, 1);
    count(naming.day, kMentions, naming.sentences);
    count(naming.day, kMentioningLead, naming.in_lead);
    count(naming.day, kForeseeing, naming.lag < 0);
    count(naming.day, kSameDay, naming.lag == 0);
    count(naming.day, kWeekAfter, naming.lag > 0 && naming.lag <= kWeek);
    count(naming.day, kLater, naming.lag > kWeek);
    count(naming.day, kMuchLater, naming.lag > kMonth);
    count(naming.day, kStated, naming.is_stated);
    count(naming.day + 1, kBefore, 1);
    count(naming.day - 1, kAfter, 1);
  }
  for (const Article* article : articles) {
    if (!article->published) continue;
    const int32_t day = days_from_civil(article->published->day());
    count(day, kPublished, 1);
    count(day - 1, kPublishedNext, 1);
  }
}

// The events [begin, end) of one day.
void count_events(const std::vector<Sourced<Event>>& events, size_t begin, size_t end,
                  DayFeatures& counts) {
  std::set<ArticleId> telling;
  std::vector<float> scores;
  for (size_t ix = begin; ix < end; ++ix) {
    const Sourced<Event>& line = events[ix];
    std::set<ArticleId> articles;
    for (const SourceRef& source : line.sources) articles.insert(source.article);
    telling.insert(articles.begin(), articles.end());
    counts[kDatedEvents] += line.value.when->basis != Basis::kPublished;
    counts[kMostTold] = std::max(counts[kMostTold], static_cast<float>(articles.size()));
    scores.push_back(static_cast<float>(line.value.score));
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  counts[kTelling] = static_cast<float>(telling.size());
  counts[kEvents] = static_cast<float>(end - begin);
  counts[kBestLine] = scores[0];
  for (size_t i = 0; i < std::min<size_t>(3, scores.size()); ++i) counts[kBestLines] += scores[i];
}

}  // namespace

std::string_view name_of(DayFeature feature) { return kFeatureNames[feature]; }

std::vector<DescribedDay> describe_days(Articles articles,
                                        const std::vector<Sourced<Event>>& events) {
  Counts counts;
  for (size_t begin = 0; begin < events.size();) {
    const When& when = *events[begin].value.when;
    size_t end = begin;
    while (end < events.size() && events[end].value.when->first == when.first &&
           events[end].value.when->last == when.last)
      ++end;
    if (when.is_day()) count_events(events, begin, end, counts[days_from_civil(when.first)]);
    begin = end;
  }
  count_namings(articles, counts);

  DayFeatures greatest{};
  for (auto& [day, features] : counts)
    for (size_t i = 0; i < kDayFeatureCount; ++i) {
      features[i] = std::log(1 + features[i]);
      greatest[i] = std::max(greatest[i], features[i]);
    }
  std::vector<DescribedDay> days;
  for (const auto& [day, features] : counts) {
    days.push_back({civil_from_days(day), features});
    for (size_t i = 0; i < kDayFeatureCount; ++i)
      if (greatest[i] > 0) days.back().features[i] /= greatest[i];
  }
  return days;
}

std::vector<StoryDay> weigh_days(Articles articles, const std::vector<Sourced<Event>>& events,
                                 const Lexicon& lexicon) {
  const WordTable& weights = lexicon.list(WordList::kDayRanker);
  std::vector<StoryDay> days;
  for (const DescribedDay& day : describe_days(articles, events)) {
    float sum = 0;
    for (size_t i = 0; i < kDayFeatureCount; ++i)
      sum += day.features[i] * static_cast<float>(weights.find(kFeatureNames[i]).value_or(0));
    days.push_back({day.date, static_cast<int32_t>(std::lround(sum))});
  }
  return days;
}

}  // namespace dateline
