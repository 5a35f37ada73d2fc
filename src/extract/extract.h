// The stages that find mentions: each appends one column of mentions to the Article and cannot
// fail. One folder a kind. The order is that of engine/pipeline.cpp: each needs the tags, heads and
// lemmas of annotate/ and the mentions before its own. Boilerplate sentences give no mentions.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

void extract_dates(Article& article, const Lexicon& lexicon);     // Article::dates, by span
void extract_entities(Article& article, const Lexicon& lexicon);  // Article::entities, by span
void extract_quotes(Article& article,
                    const Lexicon& lexicon);  // Article::quotes, by span; may add pronoun
                                              // and role mentions to Article::entities
void extract_events(Article& article, const Lexicon& lexicon);    // Article::events, by trigger
void extract_claims(Article& article, const Lexicon& lexicon);    // Article::claims, by span
void extract_outlooks(Article& article, const Lexicon& lexicon);  // Article::outlooks, by span
// Article::key_words: its rarest words and names, those that stand most often in it.
void extract_key_words(Article& article, const Lexicon& lexicon);

}  // namespace dateline
