// FeedWatch: a list of feeds, each asked when its time has come. Used by serve/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader.h"
#include "ingest/watch/feed_schedule.h"

namespace dateline {

// What one visit of a feed brought.
struct FeedNews {
  FeedState state;                        // after the visit
  std::vector<Result<Article>> articles;  // of entries that are new or changed
  std::optional<Error> failure;           // why the feed gave nothing
};

class FeedWatch {
 public:
  // `state_file` keeps what is known of the feeds between runs; a feed that is not in it is new.
  // REQUIRES: options.fetcher is set.
  FeedWatch(std::string state_file, ReadOptions options);

  // The feeds to visit; what is known of those it had before stays.
  void set_feeds(const std::vector<std::string>& urls);

  // Visits the feed that has waited longest, if the time of any has come by `now` (seconds since
  // 1970).
  std::optional<FeedNews> visit_next(int64_t now) const;

  // What a visit brought is stored: it counts from now on, also after a restart.
  Result<void> keep(FeedState state);

 private:
  Visit read_answer(const Fetched& fetched, FeedNews& news) const;
  void read_entries(const Fetched& fetched, Visit& visit, FeedNews& news) const;

  std::string state_file_;
  ReadOptions options_;
  std::map<std::string, FeedState> feeds_;  // by listed address
};

}  // namespace dateline
