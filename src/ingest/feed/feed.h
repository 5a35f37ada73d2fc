// Feeds: RSS 0.9x/1.0/2.0, Atom 0.3/1.0, JSON Feed 1.0/1.1 in one shape, and OPML lists of them.
// Used by feed_reader.cpp and by whoever fetches feeds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/instant.h"

namespace dateline {

// Named limit: longer feeds are refused.
inline constexpr size_t kMaxFeedBytes = 32u << 20;

struct FeedText {
  std::string value;     // text, or HTML with its markup
  bool is_html = false;  // of RSS: it holds markup or character references
  std::string base;      // what relative addresses inside it refer to; empty if nothing says
  std::string language;  // xml:lang in force
};

struct FeedPerson {
  std::string name, email, url;
};

// What a feed and its entries have in common. Addresses are absolute where anything says what they
// refer to.
struct FeedItem {
  std::string id, url;
  FeedText title, summary, content;
  std::vector<FeedPerson> authors;
  std::string published_text, updated_text;  // as written
  std::optional<Instant> published, updated;
};

struct Feed {
  std::string format;    // "rss20", "rss10", "rss092", "atom10", "atom03", "json11"
  std::string encoding;  // the charset it was read in
  std::string language;
  bool is_broken = false;  // not well-formed: read as far as it goes
  int64_t refresh_s = 0;   // how long it asks its readers to wait (ttl, sy:updatePeriod)
  FeedItem head;
  std::vector<FeedItem> entries;
};

// Reads any of the formats. `url` is where the feed was fetched, `content_type` the HTTP header;
// both may be empty. Errors: kMalformed for what is no feed, kTooLarge.
Result<Feed> read_feed(std::string_view bytes, const std::string& url,
                       const std::string& content_type);

struct FeedLink {
  std::string title, url;
};

// The feeds that an OPML file lists, in order, folders flattened.
Result<std::vector<FeedLink>> read_opml(std::string_view bytes);

// Does this begin like a feed? Told from the first element or key.
bool looks_like_feed(std::string_view first_bytes);
bool looks_like_opml(std::string_view first_bytes);
bool looks_like_sitemap(std::string_view first_bytes);

}  // namespace dateline
