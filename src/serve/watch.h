// Watch: folders and feeds that keep adding articles while a server runs, on a thread of its own.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/add.h"
#include "ingest/watch/feed_watch.h"
#include "ingest/watch/folder_watch.h"
#include "serve/shelf.h"

namespace dateline {

struct WatchOptions {
  std::vector<std::string> paths;  // files, folders, OPML lists and addresses of feeds
  std::string feed_state;          // the file that keeps what is known of the feeds
  ReadOptions read;                // with a fetcher, where there are feeds
  std::function<int64_t()> now;    // seconds since 1970
  std::function<void(const std::string& from, const AddCounts&)> added;
  std::function<void(const Error&)> failed;
};

class Watch {
 public:
  // Adds what is there, then what comes. A list of feeds is read again when it changes. Errors:
  // those of paths that cannot be watched. The shelf must outlive it.
  static Result<std::unique_ptr<Watch>> begin(Shelf& shelf, const WatchOptions& options);
  ~Watch();  // finishes what is being added
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  Watch(Shelf& shelf, const WatchOptions& options);
  Result<void> open();
  Result<void> list_feeds();
  void run();
  void add_files(const std::vector<std::string>& paths);
  void visit_feed();
  void tell(const std::string& from, const Result<AddCounts>& counts) const;

  Shelf& shelf_;
  const WatchOptions& options_;
  FeedWatch feeds_;
  FolderWatch folders_;
  std::vector<std::string> files_;  // files and folders
  std::vector<std::string> lists_;  // OPML files and addresses
  std::atomic<bool> is_over_ = false;
  std::thread thread_;
};

}  // namespace dateline
