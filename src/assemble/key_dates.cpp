#include <algorithm>
#include <map>
#include <set>

#include "assemble/assemble.h"

namespace dateline {
namespace {

struct Day {
  CivilDate date;
  int32_t weight = 0;           // how much of the story happened on it
  std::vector<uint32_t> lines;  // indices into Story::events
};

// A day weighs as many articles as tell something of it; who tells the date counts double.
std::vector<Day> weigh_days(const Story& story) {
  std::map<CivilDate, Day> days;
  std::map<CivilDate, std::set<ArticleId>> told, stated;
  for (uint32_t ix = 0; ix < story.events.size(); ++ix) {
    const Sourced<Event>& line = story.events[ix];
    if (!line.value.when || !line.value.when->is_day()) continue;
    const CivilDate date = line.value.when->first;
    days[date].lines.push_back(ix);
    for (const SourceRef& source : line.sources) {
      told[date].insert(source.article);
      if (line.value.when->basis != Basis::kPublished) stated[date].insert(source.article);
    }
  }
  std::vector<Day> weighed;
  for (auto& [date, day] : days) {
    day.date = date;
    day.weight = static_cast<int32_t>(told[date].size() + 2 * stated[date].size());
    weighed.push_back(std::move(day));
  }
  return weighed;
}

}  // namespace

std::vector<uint32_t> pick_key_events(const Story& story, int dates, int per_date) {
  std::vector<Day> days = weigh_days(story);
  std::stable_sort(days.begin(), days.end(),
                   [](const Day& a, const Day& b) { return a.weight > b.weight; });
  if (days.size() > static_cast<size_t>(std::max(dates, 0)))
    days.resize(static_cast<size_t>(std::max(dates, 0)));
  std::sort(days.begin(), days.end(), [](const Day& a, const Day& b) { return a.date < b.date; });

  std::vector<uint32_t> picked;
  for (Day& day : days) {
    std::stable_sort(day.lines.begin(), day.lines.end(), [&](uint32_t a, uint32_t b) {
      return story.events[a].value.score > story.events[b].value.score;
    });
    const size_t count = std::min(day.lines.size(), static_cast<size_t>(std::max(per_date, 0)));
    picked.insert(picked.end(), day.lines.begin(),
                  day.lines.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return picked;
}

}  // namespace dateline
