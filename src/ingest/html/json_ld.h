// JSON-LD: what a page says of its article in schema.org terms. Used by page.cpp.
#pragma once

#include <string>
#include <vector>

#include "ingest/html/tree.h"

namespace dateline {

// One entry of a live blog, as written.
struct StatedUpdate {
  std::string headline, body, url, author, published;
};

struct StatedArticle {
  std::string headline, description, body, author, outlet, url, language;
  std::string published, modified;    // as written
  bool is_article = false;            // NewsArticle, BlogPosting, ...; else the page itself
  std::vector<StatedUpdate> updates;  // of a LiveBlogPosting, those with words and a date
};

// The best description of an article among the page's JSON-LD scripts: an Article type before a
// WebPage, the first of equals. Broken scripts are passed over; line ends inside strings are
// forgiven.
StatedArticle read_json_ld(const HtmlTree& tree);

}  // namespace dateline
