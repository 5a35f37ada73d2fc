// What a run of adding came to, in words. Used by `add` and `serve`.
#pragma once

#include <string>

#include "engine/add.h"

namespace dateline {

// "12 articles added, 3 unchanged, 2 with the text of another, 2 could not be read (1 network, 1
// too large)"
std::string summary(const AddCounts& counts);

}  // namespace dateline
