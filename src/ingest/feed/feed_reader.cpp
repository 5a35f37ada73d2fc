#include "ingest/feed/entry_article.h"
#include "ingest/readers.h"

namespace dateline {
namespace {

class FeedReader : public Reader {
 public:
  FeedReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    if (!is_read_) {
      is_read_ = true;
      const auto bytes = input_.rest(kMaxFeedBytes);
      if (!bytes) return tl::unexpected(at(name_, bytes.error()));
      auto feed = read_feed(*bytes, options_.fetched_from, options_.content_type);
      if (!feed) return tl::unexpected(at(name_, feed.error()));
      feed_ = std::move(*feed);
    }
    if (auto article = pending_.take()) return article;
    if (next_ == feed_.entries.size()) return std::nullopt;
    const FeedItem& entry = feed_.entries[next_++];
    const std::string number = std::to_string(next_);
    auto articles = articles_of_entry(feed_, entry, name_ + ":" + number, options_);
    if (!articles) return tl::unexpected(at(name_, at("entry " + number, articles.error())));
    pending_.fill(std::move(*articles));
    return pending_.take();
  }

 private:
  Input input_;
  std::string name_;
  ReadOptions options_;
  Feed feed_;
  Pending pending_;
  size_t next_ = 0;
  bool is_read_ = false;
};

}  // namespace

std::unique_ptr<Reader> feed_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<FeedReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
