// Boilerplate: paragraphs of an article that are no news. Called first in engine/pipeline.cpp.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Marks body paragraphs as boilerplate or captions: lines that data/boilerplate.tsv lists ("Leave a
// Reply", "Read more: ..."), lines without a word ("-+=", "* * *"), bare addresses, notes about
// rights, what the outlet says of its author at the end ("Ann Roe is a staff writer at ..."), and
// all from the first comment of a reader on ("Sam January 28, 2011 at 7:10 pm | Reply").
void mark_boilerplate(Article& article, const Lexicon& lexicon);

}  // namespace dateline
