// What a name looks like as a whole, which the scores of its words do not tell. Used by names.
#pragma once

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Changes the names of a sentence. REQUIRES: they are marked, and tags are set.
//   "Georgia Institute of" ends before "of", "Maine 04101" before the number
//   "Muqtada al-Tamer" is one name, whatever its parts were taken for
//   "Moss, Petra" between quotation marks is one person
//   "Pieter van der Meer" does not end in "der", "Faith Moor" does not begin behind her first name
//   "Vila do Porto" is one place, "St. Brendan's Hospital" is no person
//   "the firm Moorland" is an organization
//   "al-Qaeda" and "NATO" are listed organizations, "United Airlines" is one too
//   "at Kenner's on the corner": the mark of possession belongs to the name of a house
//   "Minister of Defense Karim Odeh": what he is minister of is no part of his name
//   "Department of Health and Human Services" is one name
//   "Portland Maine" are two places
//   "Coastal Bank" is an organization, for its last word says so, but the West Bank is a place
//   "Norvik Air Flight 655" ends before the flight; "a Maine Democrat" is no organization
//   "Prime Minister Ann Lee": a title is no part of a person's name, and "Prime" is none
void repair_names(Article& article, const Sentence& sentence, const Lexicon& lexicon);

}  // namespace dateline
