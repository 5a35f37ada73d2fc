#include "ingest/watch/feed_schedule.h"

#include <algorithm>

#include "base/hash.h"

namespace dateline {
namespace {

constexpr int32_t kMostDoublings = 9;  // of the least interval: beyond a day

// Between nothing and a quarter of the wait; the same for the same feed and time.
int64_t jitter(const FeedState& feed, int64_t wait_s, int64_t now) {
  const uint64_t drawn = hash_combine(hash64(feed.url), static_cast<uint64_t>(now));
  return static_cast<int64_t>(drawn % static_cast<uint64_t>(wait_s / 4 + 1));
}

int64_t wait_after_failure(const FeedState& feed, const Visit& visit, int64_t now) {
  const int64_t doubled = kMinIntervalSeconds << std::min(feed.failures - 1, kMostDoublings);
  const int64_t wait = std::min(doubled, kMaxIntervalSeconds);
  return std::max(wait + jitter(feed, wait, now), visit.retry_after_s.value_or(0));
}

}  // namespace

void plan_next_visit(FeedState& feed, const Visit& visit, int64_t now) {
  if (visit.outcome == VisitOutcome::kGone) {
    feed.is_retired = true;
    return;
  }
  if (visit.outcome == VisitOutcome::kFailed) {
    ++feed.failures;
    feed.next_visit = now + wait_after_failure(feed, visit, now);
    return;
  }
  feed.failures = 0;
  const bool has_news = visit.outcome == VisitOutcome::kNews;
  feed.interval_s = std::clamp(has_news ? feed.interval_s / 2 : feed.interval_s / 4 * 5,
                               kMinIntervalSeconds, kMaxIntervalSeconds);
  const int64_t hint = std::min(visit.hint_s, kMaxIntervalSeconds);
  feed.next_visit = now + std::max(feed.interval_s, hint);
}

}  // namespace dateline
