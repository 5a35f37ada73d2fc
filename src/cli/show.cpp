#include <unistd.h>

#include <filesystem>

#include "cli/exit_codes.h"
#include "cli/pager.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/offsets.h"
#include "render/outline.h"
#include "render/site.h"

namespace dateline {
namespace {

const Format& format_of(const ShowCommand& show) {
  if (show.format) return *show.format;
  const bool to_terminal = show.output == "-" && is_terminal(STDOUT_FILENO);
  return *find_format(to_terminal ? "text" : "md");
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || std::filesystem::is_directory(path, error);
}

Result<void> write_site(const std::string& folder, const std::vector<SiteFile>& files) {
  for (const SiteFile& file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file.path;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) return fail(ErrorCode::kUnreadable, folder + ": " + error.message());
    if (auto written = write_output(path.string(), file.bytes); !written) return written;
  }
  return {};
}

Result<std::set<std::string>> changed_lines(Store& store, const Story& story,
                                            const std::string& since) {
  const Result<int64_t> revision = revision_since(store, story, since);
  if (!revision) return tl::unexpected(revision.error());
  const Result<std::vector<Change>> log = store.changes_since(story.id, *revision);
  if (!log) return tl::unexpected(log.error());
  std::set<std::string> ids;
  for (const Change& change : *log) ids.insert(change.line);
  return ids;
}

Result<void> print(const std::string& output, const std::string& text) {
  const bool is_read_here = output == "-" && is_terminal(STDOUT_FILENO);
  if (is_read_here && show_in_pager(text)) return {};
  return write_output(output, text);
}

}  // namespace

int run_show(const CommandLine& line, const ShowCommand& show) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) return give_up(store.error());
  Result<Story> story = current_story(**store, line.global, show.story);
  if (!story) return give_up(story.error());

  Selection selection = show.selection;
  if (!show.since.empty()) {
    const auto changed = changed_lines(**store, *story, show.since);
    if (!changed) return give_up(changed.error());
    selection.changed = *changed;
  }
  report_conflicts(line, story->conflicts);
  const bool is_whole = selection == Selection{};
  Story selected = select_lines(std::move(*story), selection);
  const auto counted_anew = count_offsets_in(selected, show.offsets, **store);
  if (!counted_anew) return give_up(at(line.global.store, counted_anew.error()));
  const RenderOptions options{.part = show.part,
                              .color = wants_color(line.global.color),
                              .width = terminal_columns(),
                              .whole = is_whole ? nullptr : &*story};
  const Format& format = format_of(show);
  const bool is_site = format.name == "html" && is_folder(show.output);
  const auto written = is_site ? write_site(show.output, static_site(selected))
                               : print(show.output, format.render(selected, options));
  if (!written) return give_up(written.error());
  const size_t count =
      format.has_events_only ? lines_of(selected, options).size() : count_lines(selected, options);
  return count == 0 ? kExitNothing : kExitDone;
}

}  // namespace dateline
