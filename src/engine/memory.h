// Memory: what may be kept from one telling to the next is limited in bytes. Used by update.cpp,
// serve/ and cli/.
#pragma once

#include <cstddef>

#include "model/article.h"
#include "model/story.h"

namespace dateline {

// Nearly what each takes in memory, an article with the facts that it keeps.
size_t bytes_of(const Article& article);
size_t bytes_of(const Story& story);

// All threads take memory from one heap from here on, where the system can do so, and what one
// telling gives back stays there for the next: each page that is asked for again is cleared first.
// What a telling makes lives longer than its threads; of a heap for each of them a fifth stays
// unused.
void use_one_heap();

// Memory that was freed, and that the heaps of the threads hold for later, goes back to the system,
// where the system can do so.
void give_back_unused();

}  // namespace dateline
