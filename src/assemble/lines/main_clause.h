// Main clause: does a date say when that was what its sentence asserts, or only which vote, act or
// attack is meant? Read from the heads and relations of words. Used by line_dates.
#pragma once

#include "model/article.h"

namespace dateline {

// "The court froze the funds in 2019"; not "the party fears a repeat of the 2019 vote". True
// without a parse.
bool dates_main_clause(const Article& article, const DateMention& date);

// Does it, or does it date what the clause is about or within: "Friday's vote drew thousands", "ten
// died in Friday's attack"?
bool dates_scene(const Article& article, const DateMention& date);

// "Friday's vote", "the August 23 ruling"; not "a vote on Friday", which may be the verb's Friday.
bool stands_before_noun(const Article& article, const DateMention& date);

// "May lift a ban imposed on Monday": says which ban is meant. Not "it was in a bundle sent on
// Monday".
bool dates_description(const Article& article, const DateMention& date);

// "Told of the 2009 attack", "hailed Friday's vote", "spoke of a deal struck in July", "Bo Hill,
// the author of the 2009 report, said so", "met ahead of this week's talks": the date says which
// attack, vote or deal is meant. Not "won the 2009 vote", "in a report published in July".
bool says_which_is_meant(const Article& article, const DateMention& date);

// "The bank said that the 2003 act cost it millions": news is that it said so. Not "the bank said
// that it had moved when the port closed in 2003".
bool names_what_is_said_of(const Article& article, const DateMention& date);

// "Fans have signed a petition after last month's attack", "has agreed to pay it this year": what
// has happened has no day, so the date is that of something else. Not "has said that the dam broke
// on Monday", "has resigned and left on Friday".
bool stands_beside_perfect(const Article& article, const DateMention& date);

}  // namespace dateline
