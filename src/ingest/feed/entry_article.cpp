#include "ingest/feed/entry_article.h"

#include "ingest/complete.h"
#include "ingest/fetch/fetcher.h"
#include "ingest/html/page.h"

namespace dateline {
namespace {

constexpr size_t kMaxTeaserBytes = 1000;  // a shorter text makes its reader click

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

Result<std::vector<Article>> read_page_behind(const Article& known, const ReadOptions& options) {
  const auto fetched = options.fetcher->get(known.url);
  if (!fetched) return tl::unexpected(fetched.error());
  if (!fetched->is_new()) return fail(ErrorCode::kNetwork, refusal_of(*fetched));
  return read_page(fetched->body, {fetched->url, fetched->content_type, known.source}, known,
                   options);
}

}  // namespace

Result<std::vector<Article>> articles_of_entry(const Feed& feed, const FeedItem& entry,
                                               const std::string& source,
                                               const ReadOptions& options) {
  Article article;
  article.external_id = entry.id;
  article.url = entry.url;
  article.title = plain(entry.title);
  article.author = names_of(entry.authors.empty() ? feed.head.authors : entry.authors);
  if (options.outlet.empty()) article.outlet = plain(feed.head.title);
  article.language = entry.content.language.empty() ? feed.language : entry.content.language;
  article.published = entry.published ? entry.published : entry.updated;
  article.modified = entry.updated;
  article.source = source;
  const Article known = article;
  for (const FeedText* text : {&entry.content, &entry.summary, &entry.title})
    if (article.text.empty()) set_text(article, *text);
  const bool is_teaser = article.text.size() <= kMaxTeaserBytes;
  if (options.fetch_pages && options.fetcher && is_teaser && !known.url.empty()) {
    auto page = read_page_behind(known, options);
    if (page) return page;
    article.diagnostics.push_back(
        {DiagnosticCode::kTextTruncated, "only the feed's summary: " + page.error().message});
  }
  return complete(std::move(article), options).map(only);
}

}  // namespace dateline
