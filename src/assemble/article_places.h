// Article places: where an article that a line names stands in its story. Used by the stages that
// begin with lines.
#pragma once

#include <tsl/robin_map.h>

#include "assemble/assemble.h"

namespace dateline {

class ArticlePlaces {
 public:
  explicit ArticlePlaces(Articles articles) {
    ix_of_.reserve(articles.size());
    for (uint32_t ix = 0; ix < articles.size(); ++ix) ix_of_.emplace(articles[ix]->id, ix);
  }
  // kNone: it is not of the story.
  uint32_t of(ArticleId id) const {
    const auto found = ix_of_.find(id);
    return found == ix_of_.end() ? kNone : found->second;
  }

 private:
  struct HashOfId {
    size_t operator()(ArticleId id) const { return id.hash.low; }
  };
  tsl::robin_map<ArticleId, uint32_t, HashOfId> ix_of_;  // looked up only, never listed
};

}  // namespace dateline
