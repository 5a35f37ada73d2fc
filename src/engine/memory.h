// Memory: what may be kept from one telling to the next is limited in bytes. Used by update.cpp and
// serve/.
#pragma once

#include <cstddef>

#include "model/article.h"
#include "model/story.h"

namespace dateline {

// Nearly what each takes in memory.
size_t bytes_of(const Article& article);
size_t bytes_of(const Story& story);

}  // namespace dateline
