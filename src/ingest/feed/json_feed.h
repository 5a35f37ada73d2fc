// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org) become a Feed. Used by feed.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ingest/feed/feed.h"

namespace dateline {

// Errors: kMalformed for broken JSON, or JSON that is no feed.
Result<Feed> read_json_feed(std::string_view utf8, const std::string& url);

}  // namespace dateline
