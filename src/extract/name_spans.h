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
  bool is_kind_sure = false;  // a title, a list or the form of the name tells it
};

// In order, not overlapping; sentences that are boilerplate give none.
std::vector<NameSpan> find_name_spans(const Article& article, const Lexicon& lexicon);

}  // namespace dateline
