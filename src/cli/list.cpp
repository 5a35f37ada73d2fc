#include <fmt/core.h>

#include <map>
#include <nlohmann/json.hpp>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "render/words.h"

namespace dateline {
namespace {

nlohmann::ordered_json date_json(const std::optional<Instant>& when) {
  return when ? nlohmann::ordered_json(when->to_string()) : nlohmann::ordered_json();
}

std::string as_json(const std::vector<StoryHead>& heads) {
  nlohmann::ordered_json stories = nlohmann::ordered_json::array();
  for (const StoryHead& head : heads) {
    nlohmann::ordered_json related = nlohmann::ordered_json::array();
    for (const StoryId id : head.related) related.push_back(id.to_string());
    stories.push_back({{"id", head.id.to_string()},
                       {"title", head.title},
                       {"revision", head.revision},
                       {"begun", date_json(head.begun)},
                       {"updated", date_json(head.updated)},
                       {"articles", head.articles},
                       {"events", head.events},
                       {"related", related}});
  }
  return nlohmann::ordered_json{{"dateline", 1}, {"stories", stories}}.dump(2) + "\n";
}

// ", 2021-03-02 to 2021-03-09", "" where nothing is dated.
std::string period_of(const StoryHead& head) {
  if (!head.begun || !head.updated) return "";
  const CivilDate first = head.begun->day(), last = head.updated->day();
  const std::string begin = first.to_string();
  return first == last ? ", " + begin : ", " + begin + " to " + last.to_string();
}

std::string as_text(const std::vector<StoryHead>& heads) {
  std::map<StoryId, std::string_view> title_of;
  for (const StoryHead& head : heads) title_of[head.id] = head.title;
  std::string text;
  for (const StoryHead& head : heads) {
    text += fmt::format("{}  {}\n  {} from {}, revision {}{}\n", head.id.to_string(), head.title,
                        counted(head.events, "event"), counted(head.articles, "article"),
                        head.revision, period_of(head));
    for (const StoryId id : head.related)
      text += fmt::format("  related: {}  {}\n", id.to_string(), title_of[id]);
  }
  return printable(text);
}

}  // namespace

int run_list(const CommandLine& line, const ListCommand& list) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) return give_up(store.error());
  const Result<std::vector<StoryHead>> heads = (*store)->list_stories();
  if (!heads) return give_up(at(line.global.store, heads.error()));
  const auto written = write_output("-", list.as_json ? as_json(*heads) : as_text(*heads));
  if (!written) return give_up(written.error());
  return heads->empty() ? kExitNothing : kExitDone;
}

}  // namespace dateline
