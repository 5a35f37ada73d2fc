// Lines: which sentences can stand alone on the page, and the words of theirs that are shown.
// Used by assemble/happened/events.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "assemble/lines/clause_lines.h"
#include "model/article.h"

namespace dateline {

// How well a sentence stands alone, 0 to 1000: 0 for what is no line at all (a fragment, a
// question, a sentence about "him" or "you"). Costs no allocation where nothing is
// quoted. `end`: where a clause begins that has a line of its own, and this line ends.
int32_t line_quality(const Article& article, uint32_t sentence, uint32_t end = kNone);

// The words of a sentence as a line: the agency's dateline ("CAIRO (AP) --"), a leading connective
// ("But"), and a trailing "he said on Monday" are gone; everything else stands as published.
// "BAGHDAD (Reuters) - However, the vote was delayed, officials said." gives
// "The vote was delayed, officials said."
std::string cut_line(const Article& article, uint32_t sentence);

// The same of a line that stands under `day`: without "yesterday" where that is the day, ages
// between commas and brackets.
std::string cut_line(const Article& article, uint32_t sentence, const When& day,
                     uint32_t end = kNone);

// The same with its loose clauses: "said Borg, who called on members to vote".
std::string whole_line(const Article& article, uint32_t sentence);

// The same behind the sentence before, which names what "they" means: no words for it in brackets.
std::string line_behind(const Article& article, uint32_t sentence);

// What a sentence tells in passing, as a line of its own: of "Lina Borg, who was ousted in 1999,
// wants to return" and "ousted" it is "Lina Borg was ousted in 1999." No words and quality 0 where
// the token stands in no clause between commas that can stand alone beside its name.
struct AsideLine {
  std::string text;
  int32_t quality = 0;
};
AsideLine cut_aside(const Article& article, uint32_t sentence, uint32_t token);

// A clause of the sentence with a date of its own, as a line that stands under that date.
AsideLine cut_clause(const Article& article, uint32_t sentence, const DatedClause& clause);

}  // namespace dateline
