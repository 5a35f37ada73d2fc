// Sayings: what one article tells to have been said, as a page tells it. Used by merge_quotes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"

namespace dateline {

struct Saying {
  std::vector<uint32_t> parts;  // quote mentions: a quotation over several paragraphs has several
  std::string text;             // without the words of the reporter between the quoted parts
  std::string speaker;          // as the article names who says it; empty: it does not
  std::vector<WordId> words;    // of the text, without marks
  std::vector<uint64_t> runs;   // hashes of every four words in a row; ascending, each once
};
struct SayingsOfArticle {
  std::vector<Saying> sayings;  // in the order of the article
};
size_t bytes_of(const SayingsOfArticle& article);  // on the heap

// Leaves out what says nothing by itself: reports of nobody, pieces of clauses, what was not said.
SayingsOfArticle read_sayings(const Article& article);

}  // namespace dateline
