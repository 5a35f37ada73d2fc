// Words for things that act only in figures of speech. Used by outlook_confidence.cpp.
#pragma once

#include <cstdint>

#include "extract/clauses.h"

namespace dateline {

// "scandal", "appointment", "spill"; not "commission", which is an organization, nor a name.
bool is_thing(const Clauses& clauses, uint32_t head);

}  // namespace dateline
