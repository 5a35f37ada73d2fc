// Interviews printed as such: what is asked stands in paragraphs of its own, what is answered in
// marks below, and nobody is named beside it. Used by name_speakers.
#pragma once

#include <vector>

#include "extract/quotes/names_in_text.h"
#include "model/article.h"

namespace dateline {

struct Interview {
  uint32_t speaker = kNone;        // index in Article::entities of who answers; kNone: no interview
  std::vector<uint32_t> answered;  // paragraphs that answer, ascending
};

// REQUIRES: entities are sorted.
Interview interview_of(const Article& article, const NamesInText& names);

}  // namespace dateline
