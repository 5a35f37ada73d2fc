#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"

namespace dateline {
namespace {

std::string as_json(const std::vector<StoryHead>& heads) {
  nlohmann::ordered_json stories = nlohmann::ordered_json::array();
  for (const StoryHead& head : heads)
    stories.push_back({{"id", head.id.to_string()},
                       {"title", head.title},
                       {"revision", head.revision},
                       {"updated", head.updated ? nlohmann::ordered_json(head.updated->to_string())
                                                : nlohmann::ordered_json()},
                       {"articles", head.articles},
                       {"events", head.events}});
  return nlohmann::ordered_json{{"dateline", 1}, {"stories", stories}}.dump(2) + "\n";
}

std::string as_text(const std::vector<StoryHead>& heads) {
  std::string text;
  for (const StoryHead& head : heads)
    text += fmt::format("{}  {}\n  {} events from {} articles, revision {}{}\n",
                        head.id.to_string(), head.title, head.events, head.articles, head.revision,
                        head.updated ? ", updated " + head.updated->to_string() : "");
  return text;
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
