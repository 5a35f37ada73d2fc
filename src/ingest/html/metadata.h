// Metadata: title, outlet, author, address and language of a page. Used by page.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/html/json_ld.h"
#include "ingest/html/tree.h"

namespace dateline {

struct PageMetadata {
  std::string title;        // the headline, without the outlet's name
  std::string description;  // what the page says to be its summary
  std::string outlet, author, url, language;
};

// Each from JSON-LD, else <meta>, else what stands on the page; empty where nothing says it.
PageMetadata read_metadata(const HtmlTree& tree, const StatedArticle& stated);

// The content of the first <meta> whose name, property or itemprop is one of `names` (lower case),
// the earlier names first; empty if there is none.
std::string meta_content(const HtmlTree& tree, std::span<const std::string_view> names);

}  // namespace dateline
