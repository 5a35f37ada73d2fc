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

// Where the words in [begin, end) begin whose initials an acronym gives, the last letter at the
// last word: "Joint Comprehensive Plan of Action" for JCPOA. A word of up to three small letters
// gives one or none. kNone if they do not.
uint32_t begin_of_spelled_out(const Article& article, uint32_t begin, uint32_t end,
                              uint32_t acronym);

}  // namespace dateline
