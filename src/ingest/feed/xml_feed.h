// RSS, RDF and Atom become a Feed. Used by feed.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ingest/feed/feed.h"

namespace dateline {

// Errors: kMalformed where the root element is no feed.
Result<Feed> read_xml_feed(std::string_view utf8, const std::string& url);

}  // namespace dateline
