// Matters: what a stretch of text is about, in a form that two wordings of one thing share. Used by
// disputes and outlooks.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "assemble/assemble.h"

namespace dateline {

// Entities, states, groups of like actions, and words. Ascending,
// each once. "The US pulled its troops out" and "an American withdrawal" share a state and an
// action.
enum class MatterKind : uint8_t { kWord, kAction, kState, kEntity };
struct Matter {
  uint64_t key = 0;
  MatterKind kind() const { return static_cast<MatterKind>(key >> 32); }
  friend auto operator<=>(const Matter&, const Matter&) = default;
};
using Matters = std::vector<Matter>;

class MatterReader {
 public:
  MatterReader(Articles articles, const EntityLinks& links, const Lexicon& lexicon)
      : articles_(articles), links_(links), lexicon_(lexicon) {}
  // Of the tokens [begin_token, end_token).
  Matters read(uint32_t article_ix, uint32_t begin_token, uint32_t end_token) const;
  // Of one mention: the state it names or belongs to, else the entity. Nothing for kNone.
  std::optional<Matter> of_mention(uint32_t article_ix, uint32_t mention_ix) const;

 private:
  std::optional<Matter> of_token(const Article& article, uint32_t token) const;

  Articles articles_;
  const EntityLinks& links_;
  const Lexicon& lexicon_;
};

// How much each matter tells, in thousandths of a bit: rare ones tell more.
class MatterWeights {
 public:
  // Counts in how many of the given stretches each matter stands.
  explicit MatterWeights(std::span<const Matters* const> stretches);
  int32_t of(Matter matter) const;
  int64_t sum(const Matters& matters) const;
  int64_t sum_of_shared(const Matters& a, const Matters& b) const;

 private:
  std::vector<std::pair<Matter, int32_t>> count_of_;  // ascending by matter
  int32_t total_;
};

}  // namespace dateline
