// Run-ins: headlines, captions and stamps that run into the sentence behind them where a text lost
// its lines. Used by kept_tokens.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// Where the sentence begins behind what ran in before it; the begin of the range where nothing did.
// "Panel urges major reforms The disaster was caused by haste": the token of "The".
uint32_t behind_run_ins(const Article& article, uint32_t sentence, TokenRange range);

// Behind the stamp of a live page's entry: "(Update 3 p.m. in Porto) The bridge is closed",
// "Updated 15:40: The bridge is closed"; the begin of the range where it has none.
uint32_t behind_stamp(const Article& article, TokenRange range);

// Does the range begin with a headline in capitals: "Porto Wakes Up After the Storm Lina Borg has"?
// Where it ends nobody can tell. True at the top of an article only.
bool opens_in_title_case(const Article& article, uint32_t sentence, TokenRange range);

}  // namespace dateline
