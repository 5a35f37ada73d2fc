// Unnamed: what of a sentence only the sentences before it tell. Used by lines.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// Does it speak of somebody or something that no word of `range`, the part of the sentence that a
// line shows, names? "They left", "The attack came", "60 of them", "Officers took him away", "They
// planned a similar march". The pronoun at `doer`, whom the line names, is nobody unnamed; kNone if
// there is none.
bool speaks_of_unnamed(const Article& article, uint32_t sentence, TokenRange range, uint32_t doer);

// "In an interview with the Post in June he said so": nobody stands between `begin` and the "he" of
// a clause. True only where the parse knows its subject.
bool is_of_nobody(const Article& article, uint32_t begin, uint32_t pronoun);

// "that attack", "these": only the sentence before tells which. "This week" tells it itself.
bool points_at_what_was_said(const Article& article, uint32_t token);

}  // namespace dateline
