#include <algorithm>
#include <map>
#include <string>

#include "assemble/assemble.h"
#include "assemble/happened/told_lines.h"

namespace dateline {
namespace {

// A line that shares so much of its words with a chosen one tells nothing new.
constexpr size_t kShortestWord = 4, kRepeatPercent = 60;
// What a day loses in weight when the day before or after it is chosen: an editor rarely names
// three days in a row.
constexpr int32_t kAdjacentFee = 55;

// The days of the story's events, by date, with their lines: indices into Story::events, best
// first.
std::map<CivilDate, std::vector<uint32_t>> lines_by_day(const Story& story) {
  std::map<CivilDate, std::vector<uint32_t>> lines_of;
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

// Chooses days one by one, the heaviest first, of equals the earlier first.
std::vector<CivilDate> choose_days(std::vector<StoryDay> days, size_t count) {
  std::vector<CivilDate> chosen;
  std::vector<bool> is_chosen(days.size());
  while (chosen.size() < std::min(count, days.size())) {
    size_t best = days.size();
    for (size_t i = 0; i < days.size(); ++i)
      if (!is_chosen[i] && (best == days.size() || days[i].weight > days[best].weight)) best = i;
    is_chosen[best] = true;
    chosen.push_back(days[best].date);
    for (size_t i : {best - 1, best + 1})
      if (i < days.size() && std::abs(days_between(days[i].date, days[best].date)) == 1)
        days[i].weight -= kAdjacentFee;
  }
  return chosen;
}

}  // namespace

std::vector<uint32_t> pick_key_events(const Story& story, int dates, int per_date) {
  const auto lines_of = lines_by_day(story);
  std::vector<StoryDay> days;
  auto weighed = story.days.begin();
  for (const auto& [date, lines] : lines_of) {
    while (weighed != story.days.end() && weighed->date < date) ++weighed;
    const bool is_known = weighed != story.days.end() && weighed->date == date;
    // A day is worth naming for what is told of it, and for the line that it would show.
    const int32_t best_line = story.events[lines.front()].value.score;
    days.push_back({date, (is_known ? weighed->weight : 0) + best_line});
  }

  std::vector<uint32_t> picked;
  ToldLines told(kShortestWord, kRepeatPercent);
  for (CivilDate date : choose_days(std::move(days), static_cast<size_t>(std::max(dates, 0)))) {
    int count = 0;
    for (uint32_t ix : lines_of.at(date)) {
      if (count >= per_date) break;
      if (!told.add(story.events[ix].value.text)) continue;
      picked.push_back(ix);
      ++count;
    }
  }
  std::sort(picked.begin(), picked.end());
  return picked;
}

}  // namespace dateline
