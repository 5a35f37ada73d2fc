// Mentions as lines that a person can read and write: the expected parts of case files.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"

namespace dateline {

// `kind` is the name of a folder of tests/cases. Empty optional fields print as "-".
//   sentences  the sentences of kind body, one a line; others behind "(headline) "
//   names      Qasem Soleimani | person
//   dates      on-the-page words | DATE 2020-01-06 | 2020-01-06 relative
//   entities   Suleimani | person | = Qassem Suleimani
//   quotes     direct | Zarif = Mohammad Javad Zarif | said | the words
//   events     killed | assault | U.S. > Soleimani | 2020-01-03 stated | happened
//   claims     denial | Esper | no plans to pull its troops out    number killed 12..12 | - | the
//   clause outlooks   threat | Iran > United States | due - | would retaliate
// REQUIRES: kind is one of these.
std::string print_mentions(const Article& article, std::string_view kind);
bool is_case_kind(std::string_view kind);

}  // namespace dateline
