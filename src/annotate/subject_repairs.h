// Of two subjects that the parse gives to one verb only one can be its own. Used by read_words.
// REQUIRES, for all: the sentence has tags and heads.
#pragma once

#include "lexicon/word_table.h"
#include "model/article.h"

namespace dateline {

// "The storm killed 14 people, the governor said": where two subjects stand before "said" and a
// verb without one between them, the first subject is that verb's, and the verb is what is said.
// "The pumps, he added, would arrive": the first subject of an aside is that of the clause around
// it.
void part_two_subjects(Article& article, const Sentence& sentence);

// Where two subjects stand side by side before one verb, only the second is its own. "Company
// spokesman Bo Hill said", "the oil firm Norvik drilled": the first says what the name is. "A
// figure the mayor called wrong", "the plan Hill drew up": the verb describes the first. REQUIRES:
// names too.
void part_subjects_side_by_side(Article& article, const WordTable& roles);

}  // namespace dateline
