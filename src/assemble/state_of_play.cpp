#include <algorithm>

#include "assemble/assemble.h"

namespace dateline {
namespace {

constexpr size_t kLines = 3;
// The state of play is what the newest reports tell.
constexpr int32_t kRecentDays = 7;

}  // namespace

std::vector<Sourced<std::string>> state_of_play(const std::vector<Sourced<Event>>& events) {
  std::optional<CivilDate> newest;
  for (const auto& line : events)
    if (line.value.when && line.value.part == StoryPart::kHappened)
      newest = std::max(newest.value_or(line.value.when->last), line.value.when->last);

  if (!newest) return {};

  std::vector<const Sourced<Event>*> recent;
  for (const auto& line : events)
    if (line.value.when && days_between(line.value.when->first, *newest) <= kRecentDays)
      recent.push_back(&line);
  std::stable_sort(recent.begin(), recent.end(),
                   [](const auto* a, const auto* b) { return a->value.score > b->value.score; });
  if (recent.size() > kLines) recent.resize(kLines);
  std::stable_sort(recent.begin(), recent.end(), [](const auto* a, const auto* b) {
    return a->value.when->first < b->value.when->first;
  });

  std::vector<Sourced<std::string>> lines;
  for (const auto* line : recent) lines.push_back({line->value.text, line->sources});
  return lines;
}

}  // namespace dateline
