// Keeps the story of a store up to date with its articles, its editors and the time. Used by cli/
// and serve/.
#pragma once

#include <functional>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace dateline {

// The story of all stored articles as it stands at `now`, with every edit applied, at the stored
// revision; stores no story. Articles that another build has read are read anew first, by
// `threads` workers.
Result<Story> tell_as_of(Store& store, const Lexicon& lexicon, Instant now, int threads);

// Tells the story and stores it, again where another process changes the articles meanwhile. The
// story that was stored, at its new revision.
Result<Story> update_story(Store& store, const Lexicon& lexicon, Instant now, int threads);

// Reads the stored texts again, all or those that another build has read, with `threads` workers.
// Returns how many; `progress` is told how many are done, batch by batch.
Result<int64_t> read_again(Store& store, const Lexicon& lexicon, ReadAgain which, int threads,
                           const std::function<void(int64_t)>& progress);

}  // namespace dateline
