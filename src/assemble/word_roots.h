// Roots: what a verb and the noun made of it share, so that "the demolition" answers "demolish".
// Used by matters.cpp.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "decis" of "decide" and "decision", "proclam" of "proclaim" and "proclamation". Good enough to
// compare; no word need look like it. Of a word that is made otherwise, the word less its ending.
std::string root_of(std::string_view lemma);

}  // namespace dateline
