// A predicate has one subject. Used by read_words.
#pragma once

#include "model/article.h"

namespace dateline {

// "The storm killed 14 people, the governor said": where two subjects stand before "said" and a
// verb without one between them, the first subject is that verb's, and the verb is what is said.
// REQUIRES: the sentence has tags and heads.
void part_two_subjects(Article& article, const Sentence& sentence);

}  // namespace dateline
