// The dates of a page: when its article was published and last changed. Used by page.cpp.
#pragma once

#include <optional>
#include <string>

#include "ingest/html/blocks.h"
#include "ingest/html/json_ld.h"
#include "ingest/html/names.h"
#include "ingest/html/tree.h"
#include "model/article.h"

namespace dateline {

struct PageDates {
  std::optional<StatedInstant> published, modified;
};

// A page as it was taken apart.
struct PageParts {
  std::string_view html;
  const HtmlTree& tree;
  const Blocks& blocks;
  const std::vector<Hint>& hints;
};

// The best candidate: JSON-LD, <meta>, marked elements, the address, a line that says "published",
// <time>, elements named as dates, then any short line with a date. A page that states only a
// change was published then, with low confidence.
// The day in an address counts more than an instant of the day after (which is often that day in
// UTC) or of a later republication; and the day at the headline, where one more place agrees, more
// than any single one.
PageDates read_page_dates(const PageParts& page, const StatedArticle& stated,
                          const std::string& url, const std::string& language);

}  // namespace dateline
