// Main text: which blocks of a page are its article. Used by page.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/html/names.h"
#include "ingest/html/tree.h"
#include "model/tokens.h"

namespace dateline {

struct ChosenBlock {
  uint32_t block_ix = 0;
  SentenceKind kind = SentenceKind::kBody;  // body or caption
};

// What the page says about its article elsewhere; each may be empty.
struct StatedText {
  std::string_view title, description, body;
};

// The blocks of the article in order, without its headline.
// Method: text density and link density per block (Kohlschütter et al. 2010), the element that
// holds most of the prose, what the page's own names say (names.h), and where the page states its
// text (JSON-LD articleBody), which blocks are found there.
std::vector<ChosenBlock> choose_main_text(const HtmlTree& tree, const Blocks& blocks,
                                          const std::vector<Hint>& hints, const StatedText& stated);

// The same for a piece of HTML that holds an article's text and little else, as feeds carry it.
std::vector<ChosenBlock> choose_fragment_text(const HtmlTree& tree, const Blocks& blocks,
                                              const std::vector<Hint>& hints);

}  // namespace dateline
