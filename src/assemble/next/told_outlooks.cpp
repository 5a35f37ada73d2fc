#include "assemble/next/told_outlooks.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline {
namespace {

// Who is meant may stand so many sentences before.
constexpr uint32_t kSentencesBefore = 3;
// A later article makes what was said without a date so much less worthy.
constexpr int32_t kWorthOfLater = 10;
// What names somebody of the story is of it more surely than what stands near such a name.
constexpr int32_t kWorthOfActor = 150;

// "Some time in 2018" is no day to wait for.
constexpr int32_t kDaysOfSeason = 92;

bool has_day(const Outlook& outlook) {
  return outlook.due && (outlook.due->qualifier == Qualifier::kBefore ||
                         days_between(outlook.due->first, outlook.due->last) <= kDaysOfSeason);
}

bool is_over(const Outlook& outlook, CivilDate today) {
  const bool is_closed =
      outlook.status != OutlookStatus::kOpen && outlook.status != OutlookStatus::kDue;
  return is_closed || (outlook.due && outlook.due->last < today);
}

// Of what one sentence tells, "had planned to come on Friday, will now come next week", the plan
// that was given up when it was told says least, and what has a day most.
std::tuple<bool, bool, int32_t> rank_of(const ToldOutlook& outlook) {
  const Outlook& line = outlook.line.value;
  const bool is_given_up = line.status == OutlookStatus::kWithdrawn &&
                           line.closed_by.front() == outlook.line.sources.front();
  return {!is_given_up, line.due.has_value(), outlook.worth};
}

// Two lines cut from one sentence say the same to a reader.
void keep_one_a_sentence(std::vector<ToldOutlook>& told) {
  std::stable_sort(told.begin(), told.end(), [](const ToldOutlook& a, const ToldOutlook& b) {
    return rank_of(a) > rank_of(b);
  });
  std::set<std::string> texts;
  std::erase_if(told, [&](const ToldOutlook& outlook) {
    return !texts.insert(outlook.line.value.text).second;
  });
}

}  // namespace

int32_t worth_of(const OutlookItem& item, Articles articles, const Prominence& prominence) {
  constexpr int32_t kOfArticle = 50, kMostOfArticles = 200, kMostOfActor = 100;
  const OutlookMention& mention = mention_of(item, articles);
  const uint32_t article_ix = item.mentions[item.surest].article_ix;
  if (!prominence.is_of_story(*articles[article_ix], article_ix, mention.sentence,
                              kSentencesBefore))
    return 0;
  const int32_t all = std::max(prominence.articles(), kFewArticles);
  std::set<uint32_t> told_by;
  for (const auto& place : item.mentions) told_by.insert(place.article_ix);
  const auto repeats = static_cast<int32_t>(told_by.size()) - 1;
  const int32_t of_actor =
      item.who_entity == kNone ? 0 : kMostOfActor * prominence.articles_with(item.who_entity) / all;
  return mention.confidence + std::min(repeats * kOfArticle, kMostOfArticles) + of_actor;
}

bool names_actor(const OutlookItem& item, Articles articles, const Prominence& prominence) {
  const uint32_t article_ix = item.mentions[item.surest].article_ix;
  return (item.who_entity != kNone && prominence.is_actor(item.who_entity)) ||
         prominence.is_of_story(*articles[article_ix], article_ix,
                                mention_of(item, articles).sentence, 0);
}

std::vector<Sourced<Outlook>> in_order(std::vector<ToldOutlook> told, CivilDate today) {
  keep_one_a_sentence(told);
  const auto place = [&](const ToldOutlook& outlook) {
    const Outlook& line = outlook.line.value;
    if (is_over(line, today)) {
      const int32_t day = line.due ? days_from_civil(line.due->last) : outlook.last_said_day;
      return std::tuple(2, -day, -outlook.worth);
    }
    if (has_day(line) && outlook.names_actor)
      return std::tuple(0, days_from_civil(line.due->last), -outlook.worth);
    const int32_t of_actor = outlook.names_actor ? kWorthOfActor : 0;
    return std::tuple(1, outlook.articles_since * kWorthOfLater - outlook.worth - of_actor,
                      -outlook.last_said_day);
  };
  std::stable_sort(told.begin(), told.end(),
                   [&](const ToldOutlook& a, const ToldOutlook& b) { return place(a) < place(b); });
  std::vector<Sourced<Outlook>> lines;
  lines.reserve(told.size());
  for (ToldOutlook& outlook : told) lines.push_back(std::move(outlook.line));
  return lines;
}

}  // namespace dateline
