// Where names stand in an article, before anybody asks whose they are. Used by extract_entities.
#pragma once

#include <vector>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct NameSpan {
  uint32_t begin_token = 0, end_token = 0;  // without title
  uint32_t title_begin = 0;                 // the title is [title_begin, begin_token); may be empty
  uint32_t sentence = 0;
  EntityKind kind = EntityKind::kOther;
  bool is_kind_sure = false;  // a title or a list tells it, not only the name tagger
};

// The names that the tagger found, with titles split off, in order, not overlapping; sentences that
// are boilerplate give none. REQUIRES: tokens.name is set.
std::vector<NameSpan> find_name_spans(const Article& article, const Lexicon& lexicon);

}  // namespace dateline
