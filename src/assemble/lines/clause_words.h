// Clause words: can a clause be told without its sentence, and in which voice is its verb? Used by
// clause_lines.
#pragma once

#include "assemble/lines/clause_lines.h"

namespace dateline {

// Is it over, and does it point at nothing outside its own words?
bool can_stand(const Article& article, const DatedClause& found);

// "Was shot two years later", told apart from what that was later than: without the count.
TokenRange without_count(const Article& article, const DatedClause& found);

// "Was freed, fled in 2009 and died": has the next verb that is joined to this one an "and"?
bool is_in_list(const Article& article, uint32_t verb, uint32_t end);

// Of a verb behind "was freed in 1990 and": "sued the town", "died" have a voice of their own,
// "torn down" shares the "was". Of other verbs the form alone does not tell. `end`: of the
// sentence.
bool has_own_voice(const Article& article, uint32_t verb, uint32_t end);
bool is_borne(const Article& article, uint32_t verb, uint32_t end);

}  // namespace dateline
