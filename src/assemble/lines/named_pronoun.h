// Named pronoun: the pronoun of a sentence that a line tells by what it means, and the words for
// it: "[Lina Borg] pleaded guilty", "[The dockers] walked out". Used by lines, tellings and worth.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

struct NamedPronoun {
  uint32_t token = kNone;  // kNone: the sentence has none
  TokenRange name;         // in the same sentence or in one before
};

// The person whom extract/quotes found for a pronoun (Article::doer_of); where there is none, whom
// or what "they" or "it" means, as the subject of the main clause, where the subject of the
// sentence before is sure to go on: people, two names, a body or a state, and nobody else of the
// kind stands there.
NamedPronoun named_pronoun(const Article& article, uint32_t sentence);

}  // namespace dateline
