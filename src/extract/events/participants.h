// Participants: who acts in an event, whom it concerns and where, read from the heads of a parsed
// sentence. Used by extract/events.cpp.
#pragma once

#include <cstdint>
#include <span>

#include "model/article.h"

namespace dateline {

// Fills actors, targets and place of an event from the entities of its sentence (indices in
// Article::entities). "Iran's parliament passed a law in Tehran" gives the actor Iran, the place
// Tehran. A sentence without heads gives what stands before and behind the trigger.
void find_participants(const Article& article, std::span<const uint32_t> entities,
                       EventMention& event);

}  // namespace dateline
