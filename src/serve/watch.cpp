#include "serve/watch.h"

#include <algorithm>
#include <chrono>

namespace dateline {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(200);

}  // namespace

Result<std::unique_ptr<Watch>> Watch::begin(Shelf& shelf, const WatchOptions& options) {
  std::unique_ptr<Watch> watch(new Watch(shelf, options));
  if (const auto opened = watch->open(); !opened) return tl::unexpected(opened.error());
  if (!options.paths.empty()) watch->thread_ = std::thread([&self = *watch] { self.run(); });
  return watch;
}

Watch::Watch(Shelf& shelf, const WatchOptions& options)
    : shelf_(shelf), options_(options), feeds_(options.feed_state, options.read) {}

Watch::~Watch() {
  is_over_ = true;
  if (thread_.joinable()) thread_.join();
}

Result<void> Watch::open() {
  for (const std::string& path : options_.paths) {
    const auto feeds = feeds_named_by(path);
    if (!feeds) return tl::unexpected(feeds.error());
    (feeds->empty() ? files_ : lists_).push_back(path);
    if (is_address(path)) continue;
    if (const auto watched = folders_.add(path); !watched) return watched;
  }
  return list_feeds();
}

Result<void> Watch::list_feeds() {
  std::vector<std::string> all;
  for (const std::string& list : lists_) {
    const auto feeds = feeds_named_by(list);
    if (!feeds) return tl::unexpected(feeds.error());
    all.insert(all.end(), feeds->begin(), feeds->end());
  }
  feeds_.set_feeds(all);
  return {};
}

void Watch::run() {
  add_files(files_);
  while (!is_over_) {
    std::vector<std::string> changed = folders_.changed();
    const auto is_list = [&](const std::string& path) {
      return std::find(lists_.begin(), lists_.end(), path) != lists_.end();
    };
    if (std::erase_if(changed, is_list) > 0)
      if (const auto listed = list_feeds(); !listed) options_.failed(listed.error());
    add_files(changed);
    visit_feed();
    std::this_thread::sleep_for(kLookEvery);
  }
}

void Watch::add_files(const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  tell(paths.size() == 1 ? paths[0] : std::to_string(paths.size()) + " files",
       shelf_.add_paths(paths, options_.read, options_.failed));
}

void Watch::visit_feed() {
  auto news = feeds_.visit_next(options_.now());
  if (!news || is_over_) return;
  if (news->failure) options_.failed(*news->failure);
  if (!news->articles.empty()) {
    const auto counts = shelf_.add_articles(std::move(news->articles), options_.failed);
    tell(news->state.url, counts);
    if (!counts) return;  // the same articles come again with the next visit
  }
  if (const auto kept = feeds_.keep(std::move(news->state)); !kept) options_.failed(kept.error());
}

void Watch::tell(const std::string& from, const Result<AddCounts>& counts) const {
  if (counts)
    options_.added(from, *counts);
  else
    options_.failed(counts.error());
}

}  // namespace dateline
