#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "assemble/assemble.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr size_t kLines = 3;
// The state of play is what the newest reports tell.
constexpr int32_t kRecentDays = 7;

// "Denied that she had ever seen it": at the head of the page nothing tells what.
bool points_elsewhere(std::string_view line) {
  std::string word;
  for (const char c : line) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += c;
      continue;
    }
    if (one_of(word, {"it", "them", "they", "this", "these", "those"})) return true;
    word.clear();
  }
  return false;
}

// An article opens with its news; its headline may be a sentence before.
bool opens_an_article(const Sourced<Event>& line) { return line.sources.front().sentence <= 1; }

// By the score, the openings of articles first; what points elsewhere stands behind the rest.
bool is_better(const Sourced<Event>& a, const Sourced<Event>& b) {
  const auto key = [](const Sourced<Event>& line) {
    return std::tuple(points_elsewhere(line.value.text), !opens_an_article(line),
                      -line.value.score);
  };
  return key(a) < key(b);
}

// The first few of a ranking, of as many days as there are.
std::vector<const Sourced<Event>*> pick(const std::vector<const Sourced<Event>*>& ranked) {
  std::vector<const Sourced<Event>*> picked;
  const auto is_told = [&](const Sourced<Event>* line, bool by_day) {
    return std::any_of(picked.begin(), picked.end(), [&](const Sourced<Event>* other) {
      return other == line || (by_day && other->value.when->first == line->value.when->first);
    });
  };
  for (const bool by_day : {true, false})
    for (const Sourced<Event>* line : ranked)
      if (picked.size() < kLines && !is_told(line, by_day)) picked.push_back(line);
  return picked;
}

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
                   [](const auto* a, const auto* b) { return is_better(*a, *b); });
  recent = pick(recent);
  std::stable_sort(recent.begin(), recent.end(), [](const auto* a, const auto* b) {
    return a->value.when->first < b->value.when->first;
  });

  std::vector<Sourced<std::string>> lines;
  for (const auto* line : recent) lines.push_back({line->value.text, line->sources});
  return lines;
}

}  // namespace dateline
