// Who a story is about: in how many of its articles each entity is named. Used by what is contested
// and what is next, which tell nothing of what stands beside the story.
#pragma once

#include <vector>

#include "assemble/assemble.h"

namespace dateline {

class Prominence {
 public:
  // Counts the original articles.
  Prominence(Articles articles, const Copies& copies, const EntityLinks& links);
  int32_t articles() const { return articles_; }
  int32_t articles_with(uint32_t entity) const { return articles_with_[entity]; }
  // Is the story about them?
  bool is_actor(uint32_t entity) const;
  // Is an actor of the story named in the sentence or in so many before it? In a story of few
  // articles everybody is one.
  bool is_of_story(const Article& article, uint32_t article_ix, uint32_t sentence,
                   uint32_t sentences_before) const;

 private:
  const EntityLinks& links_;
  int32_t articles_ = 0;
  std::vector<int32_t> articles_with_;
};

// In a story of so few articles nobody is named often.
inline constexpr int32_t kFewArticles = 30;

}  // namespace dateline
