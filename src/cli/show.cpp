#include <unistd.h>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"

namespace dateline {
namespace {

const Format& format_of(const ShowCommand& show) {
  if (show.format) return *show.format;
  const bool to_terminal = show.output == "-" && is_terminal(STDOUT_FILENO);
  return *find_format(to_terminal ? "text" : "md");
}

}  // namespace

int run_show(const CommandLine& line, const ShowCommand& show) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) return give_up(store.error());
  const Result<Story> story = current_story(**store, line.global, show.story);
  if (!story) return give_up(story.error());

  const Story selected = select_lines(*story, show.selection);
  const RenderOptions options{
      .part = show.part, .color = wants_color(line.global.color), .width = terminal_columns()};
  const auto written = write_output(show.output, format_of(show).render(selected, options));
  if (!written) return give_up(written.error());
  return count_lines(selected) == 0 ? kExitNothing : kExitDone;
}

}  // namespace dateline
