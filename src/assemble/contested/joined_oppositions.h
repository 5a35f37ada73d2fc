// Which oppositions are one dispute. Used by disputes.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/assemble.h"
#include "assemble/contested/oppositions.h"

namespace dateline {

// Those that share a statement, and those of one matter that the same people deny, each in one
// list; in the order of their first statements.
std::vector<std::vector<Opposition>> join_oppositions(Articles articles, const EntityLinks& links,
                                                      std::span<const Statement> statements,
                                                      const std::vector<Opposition>& oppositions);

// Those whom its sentence names, ascending.
std::vector<uint32_t> named_beside(Articles articles, const EntityLinks& links,
                                   const Statement& statement);

// Tells the words of claims apart.
uint64_t words_of(Articles articles, const Statement& statement);

}  // namespace dateline
