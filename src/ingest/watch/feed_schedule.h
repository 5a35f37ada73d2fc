// When a feed is asked again: politely, and as often as it changes. Used by feed_watch.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/fetch/fetcher.h"

namespace dateline {

// Between two visits of one feed.
inline constexpr int64_t kFirstIntervalSeconds = int64_t{30} * 60;
inline constexpr int64_t kMinIntervalSeconds = int64_t{5} * 60;
inline constexpr int64_t kMaxIntervalSeconds = int64_t{24} * 3600;

// What is remembered of a feed from one visit to the next. Times are seconds since 1970.
struct FeedState {
  std::string listed_url;  // as the list names it
  std::string url;         // where it is by now (301, 308)
  Validators validators;
  int64_t next_visit = 0;
  int64_t interval_s = kFirstIntervalSeconds;  // by how often it changed
  int32_t failures = 0;                        // in a row
  bool is_retired = false;                     // 410: never asked again
  std::vector<uint64_t> seen;                  // hashes of the entries it had last, sorted
};

enum class VisitOutcome : uint8_t { kNews, kNothingNew, kFailed, kGone };

struct Visit {
  VisitOutcome outcome = VisitOutcome::kFailed;
  int64_t hint_s = 0;                    // the feed asks to wait so long (ttl, Cache-Control)
  std::optional<int64_t> retry_after_s;  // of 429 and 503
};

// Plans the next visit after one at `now`. News halve the interval, no news stretch it by a
// quarter; hints are kept up to a day; failures double the wait each time, with up to a quarter
// more so that feeds that failed together do not come back together. Retry-After is always kept.
void plan_next_visit(FeedState& feed, const Visit& visit, int64_t now);

}  // namespace dateline
