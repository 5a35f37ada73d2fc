// JSON-LD: what a page says of its article in schema.org terms. Used by page.cpp.
#pragma once

#include <string>

#include "ingest/html/tree.h"

namespace dateline {

struct StatedArticle {
  std::string headline, description, body, author, outlet, url, language;
  std::string published, modified;  // as written
  bool is_article = false;          // NewsArticle, BlogPosting, ...; else the page itself
};

// The best description of an article among the page's JSON-LD scripts: an Article type before a
// WebPage, the first of equals. Broken scripts are passed over; line ends inside strings are
// forgiven.
StatedArticle read_json_ld(const HtmlTree& tree);

}  // namespace dateline
