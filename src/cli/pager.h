// Shows long text in the reader's pager. Used by `show` where standard output is a terminal.
#pragma once

#include <string_view>

namespace dateline {

// Hands the text to $DATELINE_PAGER, else $PAGER, else less, which quits where all fits on one
// screen. False where there is no pager (set to "" or "cat", or it does not start): print it.
bool show_in_pager(std::string_view text);

}  // namespace dateline
