// Actions: groups of like actions ("avenge", "retaliation"), and whether they harm or help
// somebody. Read from data/actions.tsv; used by claims, outlooks and what is made of them.
#pragma once

#include <cstdint>

#include "lexicon/lexicon.h"

namespace dateline {

// By the numbers of data/actions.tsv.
enum class ActionNature : uint8_t {
  kOther,
  kHarm,      // "attack"
  kHelp,      // "rebuild"
  kCalendar,  // put on a calendar: "vote"
  kByItself,  // nobody does it: "rain", "rise"
};

struct Action {
  uint32_t group = 0;  // 0: in no group
  ActionNature nature = ActionNature::kOther;
};

inline Action action_of(const Lexicon& lexicon, WordId lemma) {
  const auto value =
      static_cast<uint32_t>(lexicon.list(WordList::kActions).find(lemma).value_or(0));
  return {value / 8, static_cast<ActionNature>(value % 8)};
}

}  // namespace dateline
