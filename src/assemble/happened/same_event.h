// Same event: which tellings tell one and the same event. Used by assemble/happened/events.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// Groups the tellings by event. Each group lists indices into Tellings::items in ascending order,
// so its first is the first evidence; the groups stand in the order of their first. A pure function
// of the set of articles, as they come in canonical order.
std::vector<std::vector<uint32_t>> group_tellings(Articles articles, const EntityLinks& links,
                                                  const Tellings& tellings, const Lexicon& lexicon,
                                                  Memo* memo = nullptr, int threads = 1);

// The same for events that are known to be told in these articles (tellings_of_events), whatever
// their day and the rest of their sentences: what a corpus of annotated events is measured by.
std::vector<std::vector<uint32_t>> group_events(Articles articles, const EntityLinks& links,
                                                const Tellings& tellings, const Lexicon& lexicon);

}  // namespace dateline
