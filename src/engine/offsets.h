// The places of a story's sources in another unit than bytes, for programs whose strings count
// characters. Used by `show --offsets`.
#pragma once

#include "base/result.h"
#include "model/story.h"
#include "store/store.h"
#include "text/utf8.h"

namespace dateline {

// Reads the text of every article that the story cites. Errors are those of the store.
Result<void> count_offsets_in(Story& story, OffsetUnit unit, Store& store);

}  // namespace dateline
