// The dates of a page: when its article was published and last changed. Used by page.cpp.
#pragma once

#include <optional>
#include <string>

#include "ingest/html/blocks.h"
#include "ingest/html/json_ld.h"
#include "ingest/html/tree.h"
#include "model/article.h"

namespace dateline {

struct PageDates {
  std::optional<StatedInstant> published, modified;
};

// The best candidate: JSON-LD, <meta>, the address, <time> and marked elements, then lines of text
// near the headline. A page that states only a change was published then, with low confidence.
PageDates read_page_dates(const HtmlTree& tree, const Blocks& blocks, const StatedArticle& stated,
                          const std::string& url, const std::string& language);

}  // namespace dateline
