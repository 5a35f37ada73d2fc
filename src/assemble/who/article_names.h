// Article names: what one article calls everybody and everything, and how it describes them. Used
// by link_entities.
#pragma once

#include <string>
#include <vector>

#include "base/hash.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// What one article calls somebody or something.
struct NameMention {
  uint32_t mention;
  uint32_t first;    // the first of the article's names that is filed under the same
  std::string key;   // the name under which it is filed: one for all spellings of a state; only of
                     // the first
  Hash128 key_hash;  // of it: looked up at each telling
  std::string text;  // as it is written there
};
struct DescribingMention {
  uint32_t mention;
  std::string words;  // "commander of the force"
};
struct NamesOfArticle {
  std::vector<NameMention> names;               // by mention
  std::vector<DescribingMention> descriptions;  // by mention
};
size_t bytes_of(const NamesOfArticle& article);  // on the heap

// Leaves out who reports, for which outlet and from where.
NamesOfArticle read_names(const Article& article, const Lexicon& lexicon);

}  // namespace dateline
