// Speakers: which person or body the words beside a quotation mean. Used by extract_quotes.
#pragma once

#include "extract/quotes/antecedents.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Sets speaker_mention of every quote, and addressee_mention where a name follows the cue ("told
// the BBC"). A pronoun or a role ("the minister") becomes a mention of its own, with its person
// where the text tells. A quotation that names nobody has the speaker of the one before it where
// the paragraphs say that he goes on. REQUIRES: entities and quotes are sorted; the new mentions
// come last.
void name_speakers(Article& article, const Lexicon& lexicon, const NamesInText& names,
                   const Antecedents& antecedents);

}  // namespace dateline
