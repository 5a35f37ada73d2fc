// Which articles of a store tell one story: those that share rare words and names. Used by engine/,
// which tells each story from its own articles only.
#pragma once

#include <span>
#include <vector>

#include "model/article_key.h"

namespace dateline {

// The id of the story that begins with that article.
StoryId story_id(ArticleId first);

struct StoryGroup {
  StoryId id;                      // of its first article in canonical order
  std::vector<uint32_t> articles;  // indices into the keys, ascending
  std::vector<StoryId> related;    // stories that share much with it, ascending
};

// Groups all articles; most articles first, ties by id. Pure: the same set of keys gives the same
// groups. Doubtful articles stay with the story that is nearest, so that a store that was filled
// with one story has one.
// REQUIRES: keys in canonical order.
std::vector<StoryGroup> group_articles(std::span<const ArticleKey> keys);

}  // namespace dateline
