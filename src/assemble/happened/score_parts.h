// Score parts: why a line has the score that it has. Used by engine/explain.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"

namespace dateline {

// What the score of a line is made of, the greatest parts first; the parts add up to the score, but
// for its bounds of 1 and 1000. Nothing for a line that these articles do not tell. Costs as much
// as merge_events.
struct ScorePart {
  std::string_view what;
  int32_t value = 0;
};
std::vector<ScorePart> explain_score(Articles articles, const Copies& copies,
                                     const EntityLinks& links, const Lexicon& lexicon,
                                     const Sourced<Event>& line);

}  // namespace dateline
