#include <unistd.h>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"

namespace dateline {
namespace {

StoryFormat format_of(const ShowCommand& show) {
  if (show.format) return *show.format;
  const bool to_terminal = show.output == "-" && is_terminal(STDOUT_FILENO);
  return to_terminal ? StoryFormat::kTerminal : StoryFormat::kMarkdown;
}

std::string render(const Story& story, StoryFormat format, const RenderOptions& options) {
  switch (format) {
    case StoryFormat::kTerminal:
      return render_terminal(story, options);
    case StoryFormat::kMarkdown:
      return render_markdown(story, options);
    case StoryFormat::kJson:
      return render_json(story, options);
    case StoryFormat::kJsonl:
      return render_jsonl(story, options);
    case StoryFormat::kHtml:
      return render_html(story, options);
  }
  return "";
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
  const RenderOptions options{show.part, wants_color(line.global.color), terminal_columns()};
  const auto written = write_output(show.output, render(selected, format_of(show), options));
  if (!written) return give_up(written.error());
  return count_lines(selected) == 0 ? kExitNothing : kExitDone;
}

}  // namespace dateline
