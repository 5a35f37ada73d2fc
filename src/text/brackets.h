// Round brackets as they stand in a text, or in one that is split as treebanks do.
#pragma once

#include <string_view>

namespace dateline {

inline bool opens_bracket(std::string_view word) { return word == "(" || word == "-LRB-"; }
inline bool closes_bracket(std::string_view word) { return word == ")" || word == "-RRB-"; }

}  // namespace dateline
