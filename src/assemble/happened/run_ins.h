// Run-ins: headlines, captions and stamps that run into the sentence behind them where a text lost
// its lines. Used by kept_tokens.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// Where the sentence begins behind what ran in before it; the begin of the range where nothing did.
// "Panel urges major reforms The disaster was caused by haste": the token of "The".
uint32_t behind_run_ins(const Article& article, TokenRange range);

}  // namespace dateline
