// Used by stages that come from a word to the event that it tells.
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/article.h"

namespace dateline {

// The event that the token tells; nullptr where it tells none. Valid as long as the article's
// events.
inline const EventMention* event_at(const Article& article, uint32_t token) {
  const auto event =
      std::lower_bound(article.events.begin(), article.events.end(), token,
                       [](const EventMention& one, uint32_t at) { return one.token < at; });
  return event != article.events.end() && event->token == token ? &*event : nullptr;
}

}  // namespace dateline
