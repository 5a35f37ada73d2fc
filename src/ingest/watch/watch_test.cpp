#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ingest/watch/feed_schedule.h"
#include "ingest/watch/feed_watch.h"
#include "ingest/watch/folder_watch.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "watch_test_XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path_ = name;
  }
  ~Scratch() { fs::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path(const std::string& name = "") const {
    return (name.empty() ? path_ : path_ / name).string();
  }
  std::string write(const std::string& name) const {
    std::ofstream(path(name)) << "The river rose for a third day.";
    return path(name);
  }

 private:
  fs::path path_;
};

FeedState feed_at(int64_t interval_s) {
  FeedState feed;
  feed.url = "https://example.org/feed";
  feed.interval_s = interval_s;
  return feed;
}

// Seconds until the next visit.
int64_t wait_after(FeedState& feed, const Visit& visit) {
  constexpr int64_t kNow = 1'580'000'000;
  plan_next_visit(feed, visit, kNow);
  return feed.next_visit - kNow;
}

}  // namespace

TEST_CASE("a feed with news is asked sooner, one without later, within limits") {
  FeedState feed = feed_at(3600);
  CHECK(wait_after(feed, {VisitOutcome::kNews, 0, {}}) == 1800);
  CHECK(wait_after(feed, {VisitOutcome::kNothingNew, 0, {}}) == 2250);
  for (int i = 0; i < 20; ++i) wait_after(feed, {VisitOutcome::kNews, 0, {}});
  CHECK(feed.interval_s == kMinIntervalSeconds);
  for (int i = 0; i < 50; ++i) wait_after(feed, {VisitOutcome::kNothingNew, 0, {}});
  CHECK(feed.interval_s == kMaxIntervalSeconds);
}

TEST_CASE("what a feed asks for is kept, up to a day") {
  FeedState feed = feed_at(3600);
  CHECK(wait_after(feed, {VisitOutcome::kNews, 7200, {}}) == 7200);
  CHECK(wait_after(feed, {VisitOutcome::kNews, 60, {}}) == 900);
  CHECK(wait_after(feed, {VisitOutcome::kNews, 31'536'000, {}}) == kMaxIntervalSeconds);
}

TEST_CASE("failures double the wait, with jitter; Retry-After is kept") {
  FeedState feed = feed_at(3600);
  for (int64_t least = kMinIntervalSeconds; least < kMaxIntervalSeconds; least *= 2) {
    const int64_t wait = wait_after(feed, {});
    CHECK(wait >= least);
    CHECK(wait <= least + least / 4);
  }
  CHECK(wait_after(feed, {}) >= kMaxIntervalSeconds);
  CHECK(wait_after(feed, {VisitOutcome::kFailed, 0, 200'000}) == 200'000);
  CHECK(wait_after(feed, {VisitOutcome::kNothingNew, 0, {}}) == 4500);
  CHECK(wait_after(feed, {VisitOutcome::kFailed, 0, 120}) >= kMinIntervalSeconds);

  FeedState other = feed_at(3600);
  other.url = "https://example.net/feed";
  FeedState first = feed_at(3600);
  CHECK(wait_after(other, {}) != wait_after(first, {}));
}

TEST_CASE("a feed that is gone is not asked again") {
  FeedState feed = feed_at(3600);
  plan_next_visit(feed, {VisitOutcome::kGone, 0, {}}, 0);
  CHECK(feed.is_retired);
}

TEST_CASE("the state of feeds outlives the program") {
  const Scratch scratch;
  const std::string file = scratch.path("feeds");
  {
    FeedWatch watch(file, {});
    watch.set_feeds({"https://example.org/a", "https://example.org/b"});
    FeedState state = feed_at(600);
    state.listed_url = "https://example.org/a";
    state.validators = {"\"v1\"", "Wed, 08 Jan 2020 09:15:00 GMT"};
    state.next_visit = 1'000;
    state.seen = {7, 18'446'744'073'709'551'615u};
    REQUIRE(watch.keep(state));
    state.listed_url = "https://example.org/b";
    state.is_retired = true;
    REQUIRE(watch.keep(state));
  }
  std::ofstream(file, std::ios::app) << "a damaged line\n";
  FeedWatch watch(file, {});
  watch.set_feeds({"https://example.org/a", "https://example.org/b"});
  CHECK_FALSE(watch.visit_next(999));  // one is not due, one is gone
}

TEST_CASE("a folder tells files that were written, moved in, or came with a folder") {
  const Scratch scratch;
  const Scratch outside;
  scratch.write("old.txt");
  FolderWatch watch;
  REQUIRE(watch.add(scratch.path()));
  CHECK(watch.changed().empty());
  scratch.write("b.txt");
  scratch.write("a.txt");
  scratch.write(".hidden");
  scratch.write("README.md");
  scratch.write("style.css");
  scratch.write("old.txt");
  CHECK(watch.changed() ==
        Paths{scratch.path("a.txt"), scratch.path("b.txt"), scratch.path("old.txt")});
  fs::create_directory(outside.path("in"));
  outside.write("in/c.txt");
  fs::rename(outside.path("in"), scratch.path("in"));
  CHECK(watch.changed() == Paths{scratch.path("in/c.txt")});
  scratch.write("in/d.txt");
  CHECK(watch.changed() == Paths{scratch.path("in/d.txt")});
}

TEST_CASE("single files are watched, also when they are replaced") {
  const Scratch scratch;
  FolderWatch watch;
  for (const char* name : {"x.txt", "y.txt"}) scratch.write(name);
  REQUIRE(watch.add(scratch.path("x.txt")));
  REQUIRE(watch.add(scratch.path("y.txt")));
  scratch.write("z.txt");
  CHECK(watch.changed().empty());
  fs::rename(scratch.write("new"), scratch.path("x.txt"));
  scratch.write("y.txt");
  CHECK(watch.changed() == Paths{scratch.path("x.txt"), scratch.path("y.txt")});
  CHECK_FALSE(watch.add(scratch.path("missing/x.txt")));
}
