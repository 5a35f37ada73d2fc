// Relative clauses: what stands in passing beside a name, which a line leaves out or tells alone.
// Read off the parse. Used by lines.
#pragma once

#include <cstdint>
#include <vector>

#include "model/article.h"

namespace dateline {

// What is left of the range without clauses between commas that can go, as long as enough stays:
// "The mayor, who was in Rome, refused" gives "The mayor" and "refused". In order.
std::vector<TokenRange> without_loose_clauses(const Article& article, TokenRange range);

// The clause between commas whose verb the token is, as words that stand alone: whom it is about,
// and what it says of him. "Lina Borg, who was ousted in 1999, wants to return" gives "Lina Borg"
// and "was ousted in 1999". None where the token stands in no such clause, where "who" is not the
// one who acts or bears it ("whom the army ousted"), or where it is not sure who that is ("the
// plan of the bank, which"). `range`: the part of the sentence that a line shows.
std::vector<TokenRange> aside_of(const Article& article, const Sentence& sentence, TokenRange range,
                                 uint32_t token);

}  // namespace dateline
