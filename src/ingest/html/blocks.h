// Blocks: the lines and paragraphs of a page as a reader sees them, each with the element that
// holds it. Used by main_text.cpp and page_dates.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/names.h"
#include "ingest/html/tree.h"

namespace dateline {

struct Block {
  Span text;          // bytes of Blocks::text, white space collapsed, never empty
  uint32_t node = 0;  // the innermost block element around it
  Tag tag =
      Tag::kUnknown;  // its tag; of a block inside <li>, <blockquote> or <figcaption>: that tag
  uint32_t words = 0, link_words = 0;
  uint32_t sentence_ends = 0;  // ". ", "? ", "! " and such marks at the end
};

struct Blocks {
  std::string text;
  std::vector<Block> list;  // in document order
  std::string_view at(const Block& block) const { return slice(text, block.text); }
};

// Elements that start a line of their own.
bool is_block_tag(Tag tag);

// Every run of text between two boundaries of block elements, without scripts, forms' fields and
// other text that is not shown; `hints` are those of the tree. Two <br> in a row are a boundary,
// one is a space.
Blocks split_blocks(const HtmlTree& tree, const std::vector<Hint>& hints);

}  // namespace dateline
