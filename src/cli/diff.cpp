#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "render/changes.h"

namespace dateline {

int run_diff(const CommandLine& line, const DiffCommand& diff) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) return give_up(store.error());
  const bool names_story = diff.arguments.size() > 1;
  const Result<Story> story =
      current_story(**store, line.global, names_story ? diff.arguments.front() : "");
  if (!story) return give_up(story.error());
  const Result<int64_t> since = revision_since(**store, *story, diff.arguments.back());
  if (!since) return give_up(since.error());
  const Result<std::vector<Change>> log = (*store)->changes_since(story->id, *since);
  if (!log) return give_up(at(line.global.store, log.error()));

  const std::vector<Change> changes = net_changes(*log);
  const auto render = diff.as_json ? render_changes_json : render_changes_text;
  const auto written = write_output("-", render(*story, *since, changes));
  if (!written) return give_up(written.error());
  return changes.empty() ? kExitDone : kExitNothing;
}

}  // namespace dateline
