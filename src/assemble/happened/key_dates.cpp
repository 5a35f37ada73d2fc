#include <algorithm>
#include <map>
#include <string>

#include "assemble/happened/day_ranking.h"
#include "assemble/happened/told_lines.h"

namespace dateline {
namespace {

// A line that shares so much of its words with a chosen one tells nothing new.
// "Borg has pleaded not guilty" has two of its three words in common with the verdict and does not
// repeat it: a line counts for so many words at least.
constexpr size_t kShortestWord = 4, kRepeatPercent = 60, kFewWords = 5;
// What a day loses in weight when the day before or after it is chosen: an editor rarely names
// three days in a row.
constexpr int32_t kAdjacentFee = 100;
// What a day beside a chosen one loses; one as far as two dates lie apart on average loses nothing.
// Else the weeks of the loudest news would take all dates.
constexpr int32_t kNearFee = 30;
// What a day gains that all texts name which name a day of its four weeks, and what is added to
// their count, so that one text alone is no burst.
constexpr int32_t kBurstGain = 600, kFewTexts = 4;
constexpr int32_t kNeighbourDays = 14;
// What a day gains when a report so much later still tells of it: what is recalled has mattered.
constexpr int32_t kRecallGain = 150, kRecallDays = 10;

// The days of the story's events, by date, with their lines: indices into Story::events, best
// first.
using LinesByDay = std::map<CivilDate, std::vector<uint32_t>>;

LinesByDay lines_by_day(const Story& story) {
  LinesByDay lines_of;
  for (uint32_t ix = 0; ix < story.events.size(); ++ix) {
    const auto& when = story.events[ix].value.when;
    if (when && when->is_on_day()) lines_of[when->first].push_back(ix);
  }
  for (auto& [date, lines] : lines_of)
    std::stable_sort(lines.begin(), lines.end(), [&](uint32_t a, uint32_t b) {
      return story.events[a].value.score > story.events[b].value.score;
    });
  return lines_of;
}

// How many of the texts that name a day of four weeks name this one or the next: what matters is
// still told of on the day after.
int32_t gain_by_burst(const std::vector<StoryDay>& days, CivilDate date) {
  const auto is_before = [](const StoryDay& day, CivilDate wanted) { return day.date < wanted; };
  const CivilDate first = add_days(date, -kNeighbourDays), last = add_days(date, kNeighbourDays);
  size_t near = kFewTexts, burst = 0;
  for (auto day = std::lower_bound(days.begin(), days.end(), first, is_before);
       day != days.end() && day->date <= last; ++day) {
    near += day->namings.size();
    if (day->date == date || day->date == add_days(date, 1)) burst += day->namings.size();
  }
  return static_cast<int32_t>(kBurstGain * burst / near);
}

int32_t gain_by_recall(const Story& story, CivilDate date, const std::vector<uint32_t>& lines) {
  const auto is_recalled = [&](uint32_t ix) {
    const Event& event = story.events[ix].value;
    return event.when->basis != Basis::kPublished && event.changed &&
           days_between(date, event.changed->day()) >= kRecallDays;
  };
  return std::any_of(lines.begin(), lines.end(), is_recalled) ? kRecallGain : 0;
}

// How many days lie between two dates on average where so many of the days are chosen. The first
// and last tenth do not count: a backstory may reach back a century.
int32_t mean_gap(const std::vector<StoryDay>& days, size_t count) {
  if (days.empty() || count == 0) return 0;
  const size_t tenth = days.size() / 10;
  return days_between(days[tenth].date, days[days.size() - 1 - tenth].date) /
         static_cast<int32_t>(count);
}

// Chooses days one by one, the heaviest first, of equals the earlier first.
std::vector<CivilDate> choose_days(std::vector<StoryDay> days, size_t count) {
  const int32_t reach = mean_gap(days, count);
  std::vector<CivilDate> chosen;
  std::vector<bool> is_chosen(days.size());
  while (chosen.size() < std::min(count, days.size())) {
    size_t best = days.size();
    for (size_t i = 0; i < days.size(); ++i)
      if (!is_chosen[i] && (best == days.size() || days[i].weight > days[best].weight)) best = i;
    is_chosen[best] = true;
    chosen.push_back(days[best].date);
    for (StoryDay& day : days) {
      const int32_t distance = std::abs(days_between(day.date, days[best].date));
      if (distance == 1) day.weight -= kAdjacentFee;
      if (distance < reach) day.weight -= kNearFee * (reach - distance) / reach;
    }
  }
  return chosen;
}

}  // namespace

std::vector<StoryDay> weigh_shown_days(const Story& story) {
  const LinesByDay lines_of = lines_by_day(story);
  std::vector<StoryDay> days;
  for (const auto& [date, lines] : lines_of)
    days.push_back({date,
                    story.events[lines.front()].value.score + gain_by_burst(story.days, date) +
                        gain_by_recall(story, date, lines),
                    {}});
  return days;
}

std::vector<uint32_t> pick_key_events(const Story& story, int dates, int per_date) {
  const LinesByDay lines_of = lines_by_day(story);
  // A day is worth naming for what is told of it, and for the lines that it would show.
  std::vector<StoryDay> days = weigh_shown_days(story);
  auto weighed = story.days.begin();
  for (StoryDay& day : days) {
    while (weighed != story.days.end() && weighed->date < day.date) ++weighed;
    if (weighed != story.days.end() && weighed->date == day.date) day.weight += weighed->weight;
  }

  std::vector<uint32_t> picked;
  ToldLines told(kShortestWord, kRepeatPercent, kFewWords);
  for (CivilDate date : choose_days(std::move(days), static_cast<size_t>(std::max(dates, 0)))) {
    int count = 0;
    for (uint32_t ix : lines_of.at(date)) {
      if (count >= per_date) break;
      if (!told.add(date, story.events[ix].value.text)) continue;
      picked.push_back(ix);
      ++count;
    }
  }
  std::sort(picked.begin(), picked.end());
  return picked;
}

}  // namespace dateline
