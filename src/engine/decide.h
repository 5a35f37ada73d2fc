// Stores what an editor decides about a line, the story or an article. Used by cli/ (`edit`) and
// serve/ (PATCH).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/story.h"
#include "store/store.h"

namespace dateline {

struct Decision {
  std::string key, value;  // "date", "2020-01-03"; "pin" has no value
};
// "date=2020-01-03" or "pin".
Decision parse_decision(const std::string& text);

// An article by its id or its URL; nothing where the id is one of a line.
std::optional<ArticleId> article_meant(const Story& story, const std::string& id);

// Stores the decisions about one line of the story, the story itself or one of its articles, and
// tells nothing anew. All of them are checked first; "undo" and "retract" only stand alone. Errors:
// kNotFound (no such line, nothing to undo), kUsage (a decision that cannot be).
Result<void> decide(Store& store, const Story& story, const std::string& id,
                    const std::vector<Decision>& decisions, Instant now);

}  // namespace dateline
