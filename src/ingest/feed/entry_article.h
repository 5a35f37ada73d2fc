// An entry of a feed becomes an article (or several: the page behind it may be a live blog). Used
// by feed_reader.cpp and by who watches feeds.
#pragma once

#include <string>

#include "ingest/feed/feed.h"
#include "ingest/reader.h"

namespace dateline {

// Its text is the entry's content, else its summary, else its title. With options.fetch_pages and
// only a teaser in the feed, it is the text of the page behind the entry, where that can be had;
// where it cannot, a Diagnostic says why. `source` names the entry in messages. Errors: those of
// complete().
Result<std::vector<Article>> articles_of_entry(const Feed& feed, const FeedItem& entry,
                                               const std::string& source,
                                               const ReadOptions& options);

}  // namespace dateline
