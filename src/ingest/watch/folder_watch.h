// FolderWatch: which files of folders are new or changed, as the kernel tells (inotify). Used by
// serve/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline {

class FolderWatch {
 public:
  FolderWatch() = default;
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Watches a folder with all folders below it, or one file. Errors: kNotFound, kUnreadable (also
  // where the kernel grants no more watches).
  Result<void> add(const std::string& path);

  // The files that were written and closed, or moved in, since the last call, sorted, each once;
  // at once, also where there are none. Hidden files and folders are nobody's articles. Where the
  // kernel has lost count, all that is watched.
  std::vector<std::string> changed();

 private:
  struct Folder {
    std::string path;            // empty: the current one
    std::set<std::string> only;  // the files of it that are watched; empty: all
  };
  Result<void> watch(Folder folder);
  void watch_below(const std::string& folder, std::vector<std::string>& files);

  int inotify_ = -1;
  std::vector<std::string> roots_;
  std::map<int, Folder> folders_;  // by watch descriptor
};

}  // namespace dateline
