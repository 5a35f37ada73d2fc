// A line of a story written by hand, for tests.
#pragma once

#include <string>

#include "model/story.h"

namespace dateline {

inline Sourced<Event> hand_line(CivilDate day, const std::string& text, int32_t score) {
  Event event;
  event.when = when_day(day);
  event.text = text;
  event.score = score;
  return {event, NonEmpty<SourceRef>(SourceRef{})};
}

}  // namespace dateline
