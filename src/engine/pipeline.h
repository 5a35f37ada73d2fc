// The order of the stages: the whole product, top to bottom. Used by engine/add.cpp and
// cli/annotate.
#pragma once

#include "assemble/assemble.h"
#include "base/memo.h"
#include "lexicon/lexicon.h"
#include "model/article.h"
#include "model/story.h"

namespace dateline {

// Runs every stage that needs one article only. Pure: safe on any thread.
// REQUIRES: ingest has set text and paragraphs.
void read_article(Article& article, const Lexicon& lexicon);

// The same for an article that will be told: it also keeps what telling asks of it alone.
void read_to_tell(Article& article, const Lexicon& lexicon);

// Makes the story of a set of articles that read_article() has read. The same set gives the same
// story, whatever the order and the number of threads, and whether the memo remembers what was told
// before; `now` decides only which outlooks are due.
Story tell_story(std::vector<const Article*> articles, Instant now, const Lexicon& lexicon,
                 int threads = 1, Memo* memo = nullptr);

}  // namespace dateline
