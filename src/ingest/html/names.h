// What the names that a page's author gave to an element (class, id, role) say about its content.
// Used by main_text.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/tree.h"

namespace dateline {

enum class Hint : uint8_t {
  kNothing,
  kContent,     // "article-body", itemprop="articleBody"
  kStandfirst,  // the sentence between headline and text
  kOverlay,     // consent walls and other things laid over the page
  kCaption,     // "image-caption", "credit"
  kMeta,        // "byline", "timestamp", "tags": true of the article, no part of its text
  kAside,       // "related", "newsletter", "sidebar", "share": other things on the same page
  kComments,    // what readers wrote
  kHidden,      // not shown
};

// The words of class, id and the like in lower case between single spaces:
// "article__relatedLinks-box" gives " article related links box ".
std::string name_words(const HtmlTree& tree, uint32_t node);

// The hint of one element by its tag, role, class, id and style.
Hint hint_of(const HtmlTree& tree, uint32_t node);

// hint_of() of every node.
std::vector<Hint> hints_of(const HtmlTree& tree);

}  // namespace dateline
