// States: which state an entity is, stands for, or belongs to: "Tehran", "Iran's supreme leader".
// Used by outlooks and tension, where leaders and forces act for their state.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assemble/matters.h"

namespace dateline {

class States {
 public:
  States(const EntityLinks& links, const Lexicon& lexicon);
  // The state of an entity by its index in EntityLinks::entities, or nothing. A private person
  // belongs to none: only names of states and capitals, and those described by a state and an
  // office.
  std::optional<Matter> of(uint32_t entity) const { return state_of_[entity]; }
  // With what else is known of the entities that the mentions of an article stand for, tells apart
  // all that they may mean where states matter.
  uint64_t meaning_of(std::span<const uint32_t> entities, uint64_t meaning) const;
  // The name that most articles give the state.
  uint32_t entity_of(Matter state) const;  // index in EntityLinks::entities, or kNone

 private:
  std::vector<std::optional<Matter>> state_of_;
  std::vector<std::pair<Matter, uint32_t>>
      named_by_;  // the most mentioned entity that is the state
};

}  // namespace dateline
