#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "assemble/assemble.h"
#include "assemble/happened/told_lines.h"
#include "text/characters.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr size_t kLines = 3;
// The state of play is what the newest reports tell: a line counts half when it is so many days
// older than the newest, stands behind the others when it is a week older, where what it tells
// counts more than its day, and for nothing when it is a year older.
constexpr int32_t kHalfDays = 6, kRecentDays = 7, kHalfOfOlderDays = 90, kKnownDays = 365;
constexpr double kOpening = 2;          // how much more the opening of an article counts
constexpr double kPerDoubling = 0.25;   // what each doubling of the sentences that tell it adds
constexpr double kPointsElsewhere = 8;  // how much less what points out of its line does
constexpr double kNamesNone = 4;        // how much less what names nobody and no place does
// In a story of so many lines one whose actors have less than a part of what its best known actor
// has stands beside the story, and counts so much less.
constexpr size_t kManyLines = 100, kPartOfBestKnown = 20;
constexpr double kBesideStory = 2;
// Lines of one matter, such as a toll that rose, share so much.
constexpr size_t kShortestWord = 5, kRepeatPercent = 30, kFewWords = 1;

// "The mayor announced the move": a noun that stands for what was told before it. "The decision to
// close the bridge" says it.
bool stands_for_what_was_told(std::string_view noun) {
  return one_of(noun, {"allegations", "announcement", "claim", "claims", "comments", "decision",
                       "development", "idea", "incident", "measure", "measures", "move", "moves",
                       "offer", "proposal", "proposals", "remarks", "request", "step"});
}

// Words that say which: "the decision to leave", "the incident in Porto".
bool says_which(std::string_view word) {
  return one_of(word, {"about", "against", "by", "for", "from", "in", "of", "on", "that", "to",
                       "which", "with"});
}

// "Denied that she had ever seen it": at the head of the page nothing tells what. "Iran admitted
// that it had fired" says so itself: its pronoun goes on, in a line of known actors.
bool points_elsewhere(const Event& event) {
  const bool is_said_who = !event.actors.empty() || !event.targets.empty();
  std::string word, before, last;  // lower case
  for (size_t i = 0; i <= event.text.size(); ++i) {
    const char c = i < event.text.size() ? event.text[i] : '.';
    if (is_ascii_letter(c)) {
      word += static_cast<char>(c | 32);
      continue;
    }
    if (word.empty()) continue;
    const bool goes_on =
        c == ' ' && i + 1 < event.text.size() && is_ascii_letter(event.text[i + 1]);
    if (one_of(word, {"them", "this", "these", "those"})) return true;
    if (one_of(word, {"he", "she", "him"}) && !is_said_who) return true;
    if (one_of(word, {"it", "they"}) && !(is_said_who && goes_on)) return true;
    if (before == "the" && stands_for_what_was_told(last) && !says_which(word)) return true;
    if (last == "the" && stands_for_what_was_told(word) && !goes_on) return true;
    before = std::exchange(last, std::exchange(word, {}));
  }
  return false;
}

// "Boys sang and waved": at the head of the page nobody knows where. A name may be the first
// word, which has a capital anyway.
bool names_none(const Event& event) {
  if (!event.actors.empty() || !event.targets.empty() || event.place) return false;
  return std::none_of(event.text.begin() + !event.text.empty(), event.text.end(),
                      [](char c) { return is_ascii_upper(c) || (c & 0x80) != 0; });
}

// An article opens with its news; its headline may be a sentence before.
bool opens_an_article(const Sourced<Event>& line) { return line.sources.front().sentence <= 1; }

// In how many lines each actor, target and place of a story stands.
class LinesOfActors {
 public:
  explicit LinesOfActors(const std::vector<Sourced<Event>>& events) : lines_(events.size()) {
    for (const auto& line : events)
      for_each_of(line.value,
                  [&](const EntityId& id) { most_ = std::max(most_, ++lines_of_[id]); });
  }
  // Is the line about nobody that the story is about?
  bool is_beside_story(const Event& event) const {
    size_t best = 0;
    for_each_of(event, [&](const EntityId& id) { best = std::max(best, lines_of_.at(id)); });
    return lines_ >= kManyLines && best * kPartOfBestKnown < most_;
  }

 private:
  template <class Visit>
  static void for_each_of(const Event& event, Visit visit) {
    for (const auto* ids : {&event.actors, &event.targets})
      for (const EntityId& id : *ids) visit(id);
    if (event.place) visit(*event.place);
  }

  size_t lines_ = 0, most_ = 0;
  std::map<EntityId, size_t> lines_of_;
};

double weight_of(const Sourced<Event>& line, const LinesOfActors& actors, CivilDate newest) {
  const int32_t age = days_between(line.value.when->first, newest);
  const int32_t half = age <= kRecentDays ? kHalfDays : kHalfOfOlderDays;
  double weight = line.value.score * half / static_cast<double>(half + age);
  weight *= 1 + kPerDoubling * std::log2(static_cast<double>(line.sources.size()));
  if (opens_an_article(line)) weight *= kOpening;
  if (points_elsewhere(line.value)) weight /= kPointsElsewhere;
  if (names_none(line.value)) weight /= kNamesNone;
  if (actors.is_beside_story(line.value)) weight /= kBesideStory;
  return weight;
}

using Lines = std::vector<const Sourced<Event>*>;

// The heaviest first.
Lines ranked(const Lines& lines, const LinesOfActors& actors, CivilDate newest) {
  std::vector<std::pair<double, const Sourced<Event>*>> weighed;
  for (const auto* line : lines) weighed.emplace_back(weight_of(*line, actors, newest), line);
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Lines sorted;
  for (const auto& [weight, line] : weighed) sorted.push_back(line);
  return sorted;
}

// The first few of a ranking, of as many days as there are: of the last week, and of what was
// before where that has too few.
Lines pick(const Lines& recent, const Lines& older, const LinesOfActors& actors, CivilDate newest) {
  Lines picked;
  ToldLines told(kShortestWord, kRepeatPercent, kFewWords);
  const auto is_of_picked_day = [&](const Sourced<Event>* line) {
    return std::any_of(picked.begin(), picked.end(), [&](const Sourced<Event>* other) {
      return other->value.when->first == line->value.when->first;
    });
  };
  for (const Lines* lines : {&recent, &older}) {
    if (picked.size() == kLines) break;
    const Lines candidates = ranked(*lines, actors, newest);
    for (const bool by_day : {true, false})
      for (const auto* line : candidates)
        if (picked.size() < kLines &&
            std::find(picked.begin(), picked.end(), line) == picked.end() &&
            !(by_day && is_of_picked_day(line)) &&
            told.add(line->value.when->first, line->value.text))
          picked.push_back(line);
  }
  return picked;
}

}  // namespace

std::vector<Sourced<StateLine>> state_of_play(const std::vector<Sourced<Event>>& events) {
  const auto has_happened = [](const Sourced<Event>& line) {
    return line.value.when && line.value.part == StoryPart::kHappened;
  };
  // What is told of 2014 makes no line of June old.
  std::optional<CivilDate> newest;
  for (const auto& line : events)
    if (has_happened(line) &&
        days_between(line.value.when->first, line.value.when->last) < kRecentDays)
      newest = std::max(newest.value_or(line.value.when->last), line.value.when->last);
  if (!newest) return {};

  Lines recent, older;
  for (const auto& line : events) {
    if (!has_happened(line)) continue;
    const int32_t age = days_between(line.value.when->first, *newest);
    if (age <= kKnownDays) (age <= kRecentDays ? recent : older).push_back(&line);
  }
  Lines picked = pick(recent, older, LinesOfActors(events), *newest);
  std::stable_sort(picked.begin(), picked.end(), [](const auto* a, const auto* b) {
    return a->value.when->first < b->value.when->first;
  });

  std::vector<Sourced<StateLine>> lines;
  lines.reserve(picked.size());
  for (const auto* line : picked)
    lines.push_back({{line->value.text, *line->value.when}, line->sources});
  return lines;
}

}  // namespace dateline
