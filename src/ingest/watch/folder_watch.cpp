#include "ingest/watch/folder_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/sorted.h"
#include "ingest/passed_over.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE;

Error unreadable(const std::string& path) {
  const ErrorCode code = errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable;
  return {code, path + ": " + std::strerror(errno)};
}

}  // namespace

FolderWatch::~FolderWatch() {
  if (inotify_ >= 0) close(inotify_);
}

Result<void> FolderWatch::add(const std::string& path) {
  if (inotify_ < 0) inotify_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0) return tl::unexpected(unreadable(path));
  roots_.push_back(path);
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    const fs::path file(path);
    return watch({file.parent_path().string(), {file.filename().string()}});
  }
  if (auto watched = watch({path, {}}); !watched) return watched;
  std::vector<std::string> files;
  watch_below(path, files);
  return {};
}

Result<void> FolderWatch::watch(Folder folder) {
  const char* path = folder.path.empty() ? "." : folder.path.c_str();
  const int descriptor = inotify_add_watch(inotify_, path, kEvents | IN_ONLYDIR | IN_EXCL_UNLINK);
  if (descriptor < 0) return tl::unexpected(unreadable(folder.path));
  const auto [known, is_new] = folders_.try_emplace(descriptor, folder);
  if (is_new) return {};
  if (folder.only.empty() || known->second.only.empty())
    known->second.only.clear();
  else
    known->second.only.merge(folder.only);
  return {};
}

// Files that came with a new folder, or before it was watched, are told as well.
void FolderWatch::watch_below(const std::string& folder, std::vector<std::string>& files) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (is_passed_over(*entry)) continue;
    const std::string path = entry->path().string();
    std::error_code ignored;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      if (watch({path, {}})) watch_below(path, files);
    } else if (entry->is_regular_file(ignored)) {
      files.push_back(path);
    }
  }
}

std::vector<std::string> FolderWatch::changed() {
  std::vector<std::string> files;
  alignas(inotify_event) std::array<char, 64u << 10> buffer;
  for (;;) {
    const ssize_t size = inotify_ < 0 ? 0 : read(inotify_, buffer.data(), buffer.size());
    if (size <= 0) break;
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len > 0 ? buffer.data() + at + sizeof event : "";
      at += static_cast<ssize_t>(sizeof event + event.len);
      if (event.mask & IN_Q_OVERFLOW) return roots_;
      if (event.mask & IN_IGNORED) folders_.erase(event.wd);
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end() || name.empty()) continue;
      const std::set<std::string>& only = folder->second.only;
      if (!only.empty() && !only.contains(name)) continue;
      const std::string path = (fs::path(folder->second.path) / name).string();
      std::error_code ignored;
      if (only.empty() && is_passed_over(fs::directory_entry(path, ignored))) continue;
      if (!(event.mask & IN_ISDIR)) {
        if (!(event.mask & IN_CREATE)) files.push_back(path);
      } else if (only.empty() && watch({path, {}})) {
        watch_below(path, files);
      }
    }
  }
  keep_sorted_once(files);
  return files;
}

}  // namespace dateline
