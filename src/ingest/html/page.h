// A page becomes an article. Used by the readers of files, feeds and archives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.h"

namespace dateline {

// What is known of a page before it is read.
struct PageOrigin {
  std::string url;           // where it was fetched, if anywhere
  std::string content_type;  // of the HTTP header, if any
  std::string source;        // for messages: "x.warc:17"
};

// The article on a page: title, outlet, author, address, dates and main text with its captions.
// What `known` has already set (by a feed, or a JSON line) is kept. A live blog that states its
// entries (JSON-LD) is an article an entry, each with its own date, at "#..." of the page. Errors:
// kMalformed where the page holds no article text, kTooLarge.
Result<std::vector<Article>> read_page(std::string_view bytes, const PageOrigin& origin,
                                       Article known, const ReadOptions& options);

// Appends the paragraphs of a piece of HTML (UTF-8) that holds an article's text, as feeds carry
// it.
void add_fragment(Article& article, std::string_view html);

// The characters of a piece of HTML on one line: a title with markup or character references.
std::string plain_line(std::string_view html);

// Named limit: longer pages are refused.
inline constexpr size_t kMaxPageBytes = 32u << 20;

}  // namespace dateline
