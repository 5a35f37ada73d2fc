// Paragraphs: the first structure of a text: where its paragraphs lie and what they are. Used by
// every reader that has plain text.
#pragma once

#include <string_view>
#include <vector>

#include "model/article.h"

namespace dateline {

// Is this text split into words by spaces, as treebanks do ("He said : `` No , '' -LRB- AP -RRB-")?
bool is_tokenised(std::string_view text);

// Fills Article::is_treebank and Article::paragraphs from Article::text; all are body.
//  - Blank lines end paragraphs. Lines inside such a block are paragraphs too, unless the block is
//    wrapped to a width.
//  - In tokenised text a line is a sentence and the paragraphs are lost: up to three lines make
//    one, more where a quotation is open or the next line goes on with it.
void split_paragraphs(Article& article);

// Marks the first paragraph as the headline where it reads as one: short, no full stop at its end,
// and more follows. Without a title, it becomes the title; a paragraph that only repeats the title
// is a headline too.
void mark_headline(Article& article);

// The span without white space at its ends. REQUIRES: valid UTF-8.
Span trimmed(std::string_view text, Span span);

}  // namespace dateline
