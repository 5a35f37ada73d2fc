#include "ingest/complete.h"
#include "ingest/feed/feed.h"
#include "ingest/html/page.h"
#include "ingest/readers.h"

namespace dateline {
namespace {

std::string plain(const FeedText& text) {
  return text.is_html ? plain_line(text.value) : text.value;
}

void set_text(Article& article, const FeedText& text) {
  if (text.is_html)
    add_fragment(article, text.value);
  else
    article.text = text.value;
}

std::string names_of(const std::vector<FeedPerson>& people) {
  std::string names;
  for (const FeedPerson& person : people) {
    if (!names.empty()) names += ", ";
    names += person.name.empty() ? person.email : person.name;
  }
  return names;
}

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
    if (next_ == feed_.entries.size()) return std::nullopt;
    const FeedItem& entry = feed_.entries[next_++];
    auto article = article_of(entry);
    if (!article)
      return tl::unexpected(at(name_, at("entry " + std::to_string(next_), article.error())));
    return std::move(*article);
  }

 private:
  Result<Article> article_of(const FeedItem& entry) const {
    Article article;
    article.external_id = entry.id;
    article.url = entry.url;
    article.title = plain(entry.title);
    article.author = names_of(entry.authors.empty() ? feed_.head.authors : entry.authors);
    if (options_.outlet.empty()) article.outlet = plain(feed_.head.title);
    article.language = entry.content.language.empty() ? feed_.language : entry.content.language;
    article.published = entry.published ? entry.published : entry.updated;
    article.modified = entry.updated;
    article.source = name_ + ":" + std::to_string(next_);
    for (const FeedText* text : {&entry.content, &entry.summary, &entry.title})
      if (article.text.empty()) set_text(article, *text);
    return complete(std::move(article), options_);
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  Feed feed_;
  size_t next_ = 0;
  bool is_read_ = false;
};

}  // namespace

std::unique_ptr<Reader> feed_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<FeedReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
