// Alike pairs: tellings of which two are alike enough to tell one event, by their days, words, acts
// and names. Used by same_event.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// `earlier` is placed before `later`: sentences that name the day come first, then those that name
// its week or month, so that undated ones can join the day they tell of.
struct AlikePair {
  uint32_t later, earlier;  // indices into Tellings::items
  float excess;             // how much more alike than needed, above 0
};

// By `later` as they are placed; of each by the day of `earlier`, the newest first. Of articles
// that the last call compared it is remembered in the memo, where there is one.
std::vector<AlikePair> find_alike(Articles articles, const EntityLinks& links,
                                  const Tellings& tellings, const Lexicon& lexicon, Memo* memo,
                                  int threads);

}  // namespace dateline
