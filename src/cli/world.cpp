#include "cli/world.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "cli/version.h"
#include "engine/update.h"

namespace dateline {
namespace {

std::atomic<bool> got_interrupt{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set by a signal handler");

void on_interrupt(int) { got_interrupt = true; }

std::string data_folder() {
  namespace fs = std::filesystem;
  if (const char* wished = std::getenv("DATELINE_DATA"); wished && *wished) return wished;
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = executable.parent_path() / "../share/dateline/data";
  if (!error && fs::is_directory(installed, error)) return installed.lexically_normal();
  return DL_SOURCE_DATA;
}

// The story that a reader means; by nothing, and where there is none, nothing.
Result<std::optional<StoryId>> find_story(Store& store, const std::string& wanted) {
  if (const auto id = StoryId::parse(wanted)) return store.story_now(*id);
  const Result<std::vector<StoryHead>> heads = store.list_stories();
  if (!heads) return tl::unexpected(heads.error());
  const std::optional<StoryId> picked = pick_story(*heads, wanted);
  if (!picked && !wanted.empty())
    return fail(ErrorCode::kNotFound, wanted + ": is neither id nor title of a story");
  return picked;
}

}  // namespace

Instant now_of(const GlobalOptions& global) {
  if (global.now) return *global.now;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count(), 0, false};
}

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool wants_color(ColorChoice choice) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  return is_terminal(STDOUT_FILENO) && !(no_color && *no_color);
}

int terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

Result<Lexicon> load_lexicon() {
  const std::string folder = data_folder();
  return Lexicon::load(folder);
}

Result<std::unique_ptr<Store>> open_store_of(const GlobalOptions& global, bool must_exist) {
  std::error_code error;
  if (must_exist && global.store.find("://") == std::string::npos &&
      !std::filesystem::exists(global.store, error))
    return fail(ErrorCode::kNotFound,
                global.store + ": there is no store here; `dateline add` makes one");
  return open_store(global.store).map_error([&](Error e) { return at(global.store, e); });
}

Result<std::unique_ptr<Store>> open_store_to_write(const GlobalOptions& global, bool must_exist) {
  auto store = open_store_of(global, must_exist);
  if (store && (*store)->is_read_only())
    return fail(ErrorCode::kUnreadable, global.store + ": cannot be written");
  return store;
}

Result<Story> current_story(Store& store, const GlobalOptions& global, const std::string& wanted) {
  const auto name_store = [&](Error error) { return at(global.store, std::move(error)); };
  const Instant now = now_of(global);
  const Result<bool> is_told = store.is_up_to_date(now);
  if (!is_told) return tl::unexpected(name_store(is_told.error()));
  const bool may_store = !global.now && !store.is_read_only();
  if (!*is_told && may_store) {
    const Result<Lexicon> lexicon = load_lexicon();
    if (!lexicon) return tl::unexpected(lexicon.error());
    const auto updated = update_stories(store, *lexicon, now, global.threads);
    if (!updated) return tl::unexpected(name_store(updated.error()));
  }
  const Result<std::optional<StoryId>> id = find_story(store, wanted);
  if (!id) return tl::unexpected(name_store(id.error()));
  if (!*id && (*is_told || may_store)) return Story{};  // of a store without articles
  if (*is_told || may_store) return store.load_story(**id).map_error(name_store);
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) return tl::unexpected(lexicon.error());
  return tell_as_of(store, *lexicon, *id, now, global.threads).map_error(name_store);
}

Result<Story> story_with_line(Store& store, const GlobalOptions& global, const std::string& line) {
  const Result<std::optional<StoryId>> story = store.story_of_line(line);
  if (!story) return tl::unexpected(at(global.store, story.error()));
  return current_story(store, global, *story ? (*story)->to_string() : "");
}

Result<int64_t> revision_since(Store& store, const Story& story, const std::string& since) {
  int64_t revision = 0;
  const char* end = since.data() + since.size();
  const auto [rest, error] = std::from_chars(since.data(), end, revision);
  if (error == std::errc() && rest == end) {
    if (revision >= 0 && revision <= story.revision) return revision;
    return fail(ErrorCode::kUsage,
                since + ": the story is at revision " + std::to_string(story.revision));
  }
  std::optional<Instant> time = Instant::parse(since);
  if (!time) return fail(ErrorCode::kUsage, since + ": is neither a revision nor a date");
  if (time->date_only) time->seconds -= 12 * 60 * 60;  // a day begins at midnight
  return store.revision_at(story.id, *time);
}

bool write_stdout(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

std::shared_ptr<Fetcher> make_fetcher(FetchOptions options) {
  using std::chrono::milliseconds;
  options.user_agent = std::string("dateline/") + kVersion + " (news reader; honours robots.txt)";
  options.stop = &interrupted();
  options.now_ms = [] {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<milliseconds>(now).count();
  };
  options.pause_ms = [](int64_t ms) { std::this_thread::sleep_for(milliseconds(ms)); };
  return std::make_shared<Fetcher>(std::move(options));
}

Result<void> write_output(const std::string& file, std::string_view bytes) {
  const bool is_stdout = file == "-";
  std::FILE* out = is_stdout ? stdout : std::fopen(file.c_str(), "wb");
  if (!out) return fail(ErrorCode::kUnreadable, file + ": " + std::strerror(errno));
  bool ok = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
  ok = (is_stdout ? std::fflush(out) : std::fclose(out)) == 0 && ok;
  if (ok || (is_stdout && errno == EPIPE)) return {};
  return fail(ErrorCode::kDiskFull,
              (is_stdout ? "standard output" : file) + ": " + std::strerror(errno));
}

const std::atomic<bool>& interrupted() { return got_interrupt; }

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction hangup {};
  sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);  // nohup ignores it
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace dateline
