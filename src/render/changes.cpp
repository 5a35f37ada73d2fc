#include "render/changes.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "render/story_index.h"
#include "render/words.h"

namespace dateline {
namespace {

bool comes(ChangeKind what) {
  return what == ChangeKind::kAdded || what == ChangeKind::kReturned || what == ChangeKind::kSplit;
}

bool goes(ChangeKind what) {
  return what == ChangeKind::kMerged || what == ChangeKind::kWithdrawn ||
         what == ChangeKind::kHidden;
}

// What a line says to who reads the diff, and where on the page it stands.
struct Told {
  size_t place = SIZE_MAX;
  std::string heading, words;  // "3 March 2021: ", "The ferry sank."
};
using ToldById = std::map<std::string, Told>;

ToldById told_by_id(const Story& story) {
  const StoryIndex index(story);
  ToldById told;
  const auto add = [&](const auto& id, std::string_view heading, const std::string& words) {
    const std::string before = heading.empty() ? "" : capitalised(heading) + ": ";
    told[id.to_string()] = {told.size(), before, words};
  };
  for (const auto& [event, sources] : story.events)
    add(event.id, event.when ? event.when->to_words() : "", event.text);
  for (const auto& [outlook, sources] : story.outlooks)
    add(outlook.id, heading_of(outlook, index), outlook.text);
  for (const Dispute& dispute : story.disputes) add(dispute.id, "", dispute.question);
  for (const auto& [quote, sources] : story.quotes)
    add(quote.id, quote.speaker ? index.name(quote.speaker) : quote.speaker_name, spoken(quote));
  for (const Entity& entity : story.entities) add(entity.id, "", entity.name);
  add(story.id, "", story.title);
  return told;
}

struct Group {
  ChangeKind what;
  std::string_view heading;
};
constexpr Group kGroups[] = {{ChangeKind::kAdded, "New"},
                             {ChangeKind::kReturned, "Back"},
                             {ChangeKind::kSplit, "Split off"},
                             {ChangeKind::kDate, "Date changed"},
                             {ChangeKind::kText, "Reworded"},
                             {ChangeKind::kPart, "Moved"},
                             {ChangeKind::kStatus, "Status changed"},
                             {ChangeKind::kSources, "Sources changed"},
                             {ChangeKind::kMerged, "Merged"},
                             {ChangeKind::kWithdrawn, "Withdrawn"},
                             {ChangeKind::kHidden, "Hidden by an editor"},
                             {ChangeKind::kEdited, "Edited"}};

bool is_new_name(const Change& change) {
  return change.line_kind == LineKind::kEntity && (comes(change.what) || goes(change.what)) &&
         change.what != ChangeKind::kMerged;
}

std::string in_words(const Change& change, const ToldById& told) {
  const auto found = told.find(change.line);
  const std::string text = found == told.end() ? change.before : found->second.words;
  const auto from_to = [&](std::string_view unit) {
    return fmt::format("from {} to {}{}: {}", change.before.empty() ? "none" : change.before,
                       change.after.empty() ? "none" : change.after, unit, text);
  };
  switch (change.what) {
    case ChangeKind::kDate:
    case ChangeKind::kPart:
    case ChangeKind::kStatus:
      return from_to("");
    case ChangeKind::kSources:
      return from_to(" sources");
    case ChangeKind::kText:
      return fmt::format("{} (was: {})", change.after, change.before);
    case ChangeKind::kMerged:
      return fmt::format("into {}: {}", change.after, change.before);
    case ChangeKind::kSplit:
      return fmt::format("from {}: {}", change.before, text);
    case ChangeKind::kEdited:
      return fmt::format("{}: {}", change.after, text);
    default:
      return (found == told.end() ? "" : found->second.heading) + text;
  }
}

}  // namespace

std::vector<Change> net_changes(const std::vector<Change>& log) {
  std::map<std::string, std::vector<const Change*>> by_line;
  for (const Change& change : log) by_line[change.line].push_back(&change);
  std::vector<Change> net;
  for (const auto& [line, changes] : by_line) {
    const Change* arrival = nullptr;  // the first coming, if the line did not stand before
    const Change* end = nullptr;      // the last going, if it does not stand now
    bool stood_before = true, is_first = true;
    std::map<ChangeKind, Change> others;
    for (const Change* change : changes) {
      if (comes(change->what)) {
        if (is_first) stood_before = false;
        if (!stood_before && !arrival) arrival = change;
        end = nullptr;
        is_first = false;
      } else if (goes(change->what)) {
        end = change;
        is_first = false;
      } else if (change->what == ChangeKind::kEdited) {
        net.push_back(*change);
      } else {
        is_first = false;
        const auto [at, is_new] = others.try_emplace(change->what, *change);
        if (!is_new) {
          at->second.after = change->after;
          at->second.revision = change->revision;
          at->second.at = change->at;
        }
      }
    }
    if (end && !stood_before) continue;
    if (arrival) net.push_back(*arrival);
    if (end) net.push_back(*end);
    if (arrival || end) continue;
    for (auto& [what, change] : others)
      if (change.before != change.after) net.push_back(std::move(change));
  }
  return net;
}

std::string render_changes_text(const Story& story, int64_t revision,
                                const std::vector<Change>& changes) {
  if (changes.empty()) return fmt::format("Nothing has changed since revision {}.\n", revision);
  const ToldById told = told_by_id(story);
  std::vector<const Change*> in_order;  // of the page; what has gone stands last
  for (const Change& change : changes) in_order.push_back(&change);
  const auto place_of = [&](const Change* change) {
    const auto found = told.find(change->line);
    return found == told.end() ? SIZE_MAX : found->second.place;
  };
  std::stable_sort(in_order.begin(), in_order.end(),
                   [&](const Change* a, const Change* b) { return place_of(a) < place_of(b); });
  std::string text = fmt::format("{}: revision {} to {}\n", story.title, revision, story.revision);
  for (const Group& group : kGroups) {
    std::string lines;
    int count = 0;
    for (const Change* change : in_order) {
      if (change->what != group.what || is_new_name(*change)) continue;
      ++count;
      lines += fmt::format("  {}  {}\n", change->line, in_words(*change, told));
    }
    if (count > 0) text += fmt::format("\n{} ({})\n{}", group.heading, count, lines);
  }
  int names = 0;
  for (const Change& change : changes) names += is_new_name(change) && comes(change.what);
  if (names > 0) text += fmt::format("\nNew names: {}\n", names);
  return printable(text);
}

std::string render_changes_json(const Story& story, int64_t revision,
                                const std::vector<Change>& changes) {
  auto list = nlohmann::ordered_json::array();
  for (const Change& change : changes)
    list.push_back({{"line", change.line},
                    {"kind", name_of(change.line_kind)},
                    {"what", name_of(change.what)},
                    {"before", change.before},
                    {"after", change.after},
                    {"revision", change.revision},
                    {"at", change.at.to_string()}});
  const nlohmann::ordered_json document{{"dateline", 1},
                                        {"story", story.id.to_string()},
                                        {"from", revision},
                                        {"to", story.revision},
                                        {"changes", std::move(list)}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace dateline
