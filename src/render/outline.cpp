#include "render/outline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "render/words.h"

namespace dateline {
namespace {

constexpr const char *kNoDate = "Date not known", *kNoSpeaker = "Speaker not known";

// Newer dates first; of two that end on the same day, the more precise first; undated last.
using DayKey = std::tuple<bool, int32_t, int32_t, std::string>;
DayKey day_key(const std::optional<When>& when) {
  if (!when) return {true, 0, 0, ""};
  return {false, -days_from_civil(when->last), -days_from_civil(when->first), when->to_edtf()};
}

bool more_important(const Sourced<Event>* a, const Sourced<Event>* b) {
  if (a->value.when.has_value() != b->value.when.has_value()) return a->value.when.has_value();
  if (a->value.score != b->value.score) return a->value.score > b->value.score;
  return a->value.id < b->value.id;
}

// A day without a key line opens with its most important one.
void fold_day(DayLines& day, std::vector<const Sourced<Event>*>& lines) {
  std::sort(lines.begin(), lines.end(), more_important);
  for (const auto* line : lines) (line->value.is_key ? day.open : day.more).push_back(line);
  if (day.open.empty()) {
    day.open.push_back(day.more.front());
    day.more.erase(day.more.begin());
  }
}

// Who acts, speaks or is meant in the lines of a story.
std::set<EntityId> meant_in(const Story& story) {
  std::set<EntityId> meant;
  const auto add = [&meant](const std::optional<EntityId>& id) {
    if (id) meant.insert(*id);
  };
  for (const auto& line : story.events) {
    meant.insert(line.value.actors.begin(), line.value.actors.end());
    meant.insert(line.value.targets.begin(), line.value.targets.end());
    add(line.value.place);
  }
  for (const auto& line : story.quotes) add(line.value.speaker);
  for (const auto& line : story.outlooks) {
    add(line.value.who);
    add(line.value.against);
  }
  for (const Dispute& dispute : story.disputes)
    for (const auto& side : dispute.sides) add(side.value.who);
  return meant;
}

}  // namespace

std::optional<When> place_of(const Event& event) {
  if (event.when && event.when->precision == Precision::kDay) {
    const bool is_open_end = event.when->qualifier == Qualifier::kAfter;
    return when_day(is_open_end ? event.when->first : event.when->last);
  }
  const bool is_running =
      event.when && event.first_reported && event.when->contains(event.first_reported->day());
  if (event.when && !is_running) return event.when;
  if (event.first_reported) return when_day(event.first_reported->day(), Basis::kPublished);
  return std::nullopt;
}

std::vector<DayLines> happened_by_day(const Story& story) {
  std::map<DayKey, std::vector<const Sourced<Event>*>> lines_of;
  for (const auto& line : story.events)
    if (line.value.part == StoryPart::kHappened)
      lines_of[day_key(place_of(line.value))].push_back(&line);
  std::vector<DayLines> days;
  for (auto& [key, lines] : lines_of) {
    const std::optional<When> when = place_of(lines.front()->value);
    DayLines day{when ? when->to_words() : kNoDate, when ? when->to_edtf() : "", {}, {}};
    fold_day(day, lines);
    days.push_back(std::move(day));
  }
  return days;
}

std::vector<const Entity*> who_is_who(const Story& story, const Story& whole) {
  const bool is_choice = &story != &whole;
  const std::set<EntityId> meant = is_choice ? meant_in(story) : std::set<EntityId>();
  std::vector<const Entity*> entities;
  for (const Entity& entity : story.entities)
    if ((entity.mentions.size() != 1 || !entity.descriptions.empty()) &&
        (!is_choice || meant.contains(entity.id)))
      entities.push_back(&entity);
  return entities;
}

std::vector<YearLines> background_by_year(const Story& story) {
  std::vector<const Sourced<Event>*> lines;
  for (const auto& line : story.events)
    if (line.value.part == StoryPart::kBackground) lines.push_back(&line);
  const auto first_day = [](const Sourced<Event>* line) {
    return line->value.when ? days_from_civil(line->value.when->first) : INT32_MAX;
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](auto* a, auto* b) { return first_day(a) < first_day(b); });
  std::vector<YearLines> years;
  for (const auto* line : lines) {
    const auto& when = line->value.when;
    const std::string heading = when ? std::to_string(when->first.year) : kNoDate;
    if (years.empty() || years.back().heading != heading) years.push_back({heading, {}});
    years.back().lines.push_back(line);
  }
  return years;
}

std::vector<SpeakerQuotes> quotes_by_speaker(const Story& story, const StoryIndex& index) {
  std::vector<std::pair<int32_t, const Sourced<Quote>*>> newest_first;  // by the day it was said
  for (const auto& quote : story.quotes) {
    const auto& when = quote.value.when;
    newest_first.emplace_back(when ? days_from_civil(when->last) : INT32_MIN, &quote);
  }
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<SpeakerQuotes> speakers;
  std::map<std::string, size_t> place_of_name;
  for (const auto& [day, quote] : newest_first) {
    const std::string_view known = index.name(quote->value.speaker);
    std::string name = known.empty() ? quote->value.speaker_name : std::string(known);
    name = name.empty() ? kNoSpeaker : capitalised(name);
    const auto [place, is_new] = place_of_name.emplace(name, speakers.size());
    if (is_new) speakers.push_back({name, quote->value.speaker, {}});
    speakers[place->second].quotes.push_back(quote);
  }
  const auto rank = [](const SpeakerQuotes& speaker) {
    return speaker.name == kNoSpeaker ? 2 : speaker.speaker ? 0 : 1;
  };
  std::stable_sort(speakers.begin(), speakers.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return speakers;
}

std::vector<const Sourced<Event>*> lines_of(const Story& story, const RenderOptions& options) {
  std::vector<const Sourced<Event>*> lines;
  for (const auto& line : story.events) {
    const bool happened = line.value.part == StoryPart::kHappened;
    if (shows(options, happened ? Part::kHappened : Part::kBackground)) lines.push_back(&line);
  }
  return lines;
}

size_t count_lines(const Story& story, const RenderOptions& options) {
  size_t count = lines_of(story, options).size();
  if (shows(options, Part::kNext)) count += story.outlooks.size();
  if (shows(options, Part::kContested)) count += story.disputes.size();
  if (options.part == Part::kContested) count += story.loaded_words.size();
  if (shows(options, Part::kQuotes)) count += story.quotes.size();
  if (options.part == Part::kWho) count += who_is_who(story, whole_of(story, options)).size();
  if (options.part == Part::kSources) count += story.sources.size();
  return count;
}

}  // namespace dateline
