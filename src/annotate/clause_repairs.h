// What grammar forbids and scores of single arcs allow. Used by read_words.
// REQUIRES, for all: the sentence has tags and heads.
#pragma once

#include "lexicon/word_table.h"
#include "model/article.h"

namespace dateline {

// "He said that it rained but that they must go": a clause that "that" opens stands beside the one
// that is said, not beside "said".
// "She told them on Tuesday that it was signed": what "that" opens as a conjunction is no clause of
// "Tuesday", or of a name, but what is said.
void join_that_clauses(Article& article, const Sentence& sentence);

// "The judge set bail", "The union called strikes": a sentence that ends with a full stop has a
// verb. Where its root is a noun, what stands between two nouns as if it described one is that
// verb.
void find_main_verb(Article& article, const Sentence& sentence);

// "Hill, who came under pressure, suspended the sale": where its root is the noun before a relative
// clause between commas or dashes, the verb right behind the second one is that of the sentence.
void end_relative_clause(Article& article, const Sentence& sentence);

// "Hill, who fled in 1997, spoke today": what stands before the second comma is the clause's.
void keep_in_relative_clause(Article& article, const Sentence& sentence);

// "The firm said fewer than 200 had left", "she said at least 30 died": the words that measure a
// number hang on it, and it is the subject of the verb behind it that has none.
void hang_measures(Article& article, const Sentence& sentence);

// "The court froze accounts two days after Ann fled": what has a subject of its own describes no
// noun, and that noun is not the subject of the later verb.
void free_clauses(Article& article, const Sentence& sentence);

// "Bases that house troops": right behind a noun "that" is no determiner.
void open_relative_clauses(Article& article, const Sentence& sentence);

// "They called off the strike": a noun behind a verb that no preposition joins to it, and that
// names no time, is its object where it has none.
void find_objects(Article& article, const Sentence& sentence);

// "The house that they bought", "as a child", "both sides": what is an object, stands before its
// noun or counts it is no conjunction; "shot down" behind "the plane" is a clause of it.
void fit_tags_to_relations(Article& article, const Sentence& sentence);

// "Deputy Per Lund said": the title before a person's name hangs on the name, whose words are one.
// REQUIRES: names too.
void hang_titles_on_names(Article& article, const WordTable& titles);

}  // namespace dateline
