#include <algorithm>

#include "assemble/assemble.h"

namespace dateline {
namespace {

// The days of the story's events with what they weigh, heaviest first; of equals the earlier first.
std::vector<StoryDay> heaviest_days(const Story& story, size_t count) {
  std::vector<StoryDay> days;
  for (const Sourced<Event>& line : story.events) {
    if (!line.value.when || !line.value.when->is_day()) continue;
    if (days.empty() || days.back().date != line.value.when->first)
      days.push_back({line.value.when->first, 0});
  }
  std::sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  days.erase(std::unique(days.begin(), days.end(),
                         [](const auto& a, const auto& b) { return a.date == b.date; }),
             days.end());
  auto weighed = story.days.begin();
  for (StoryDay& day : days) {
    while (weighed != story.days.end() && weighed->date < day.date) ++weighed;
    if (weighed != story.days.end() && weighed->date == day.date) day.weight = weighed->weight;
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  days.resize(std::min(days.size(), count));
  return days;
}

}  // namespace

std::vector<uint32_t> pick_key_events(const Story& story, int dates, int per_date) {
  std::vector<uint32_t> picked;
  for (const StoryDay& day : heaviest_days(story, static_cast<size_t>(std::max(dates, 0)))) {
    std::vector<uint32_t> lines;
    for (uint32_t ix = 0; ix < story.events.size(); ++ix) {
      const auto& when = story.events[ix].value.when;
      if (when && when->is_day() && when->first == day.date) lines.push_back(ix);
    }
    std::stable_sort(lines.begin(), lines.end(), [&](uint32_t a, uint32_t b) {
      return story.events[a].value.score > story.events[b].value.score;
    });
    lines.resize(std::min(lines.size(), static_cast<size_t>(std::max(per_date, 0))));
    picked.insert(picked.end(), lines.begin(), lines.end());
  }
  std::sort(picked.begin(), picked.end());
  return picked;
}

}  // namespace dateline
