// Which articles of a store tell one story: those that share rare words and names. Used by engine/,
// which tells each story from its own articles only.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "assemble/grouping/story_drafts.h"
#include "model/article_key.h"

namespace dateline {

// The id of the story that begins with that article.
StoryId story_id(ArticleId first);

struct StoryGroup {
  StoryId id;                      // of its first article in canonical order
  std::vector<uint32_t> articles;  // indices into the keys, ascending
  std::vector<StoryId> related;    // stories that share much with it, ascending
};

// Groups articles, and groups them again when some have come or gone. Pure: the same set of keys
// gives the same groups, whatever was grouped before. Doubtful articles stay with the story that is
// nearest, so that a store that was filled with one story has one.
class StoryGrouper {
 public:
  // Most articles first, ties by id. The first `unchanged` keys are those of the last call; the
  // cost is that of placing the others. REQUIRES: keys in canonical order.
  std::vector<StoryGroup> group(std::span<const ArticleKey* const> keys, size_t unchanged = 0);

 private:
  // How an article was placed, so that it can be taken back.
  struct Placed {
    std::vector<KeyWord> words;
    uint32_t home = 0;
    bool is_new_draft = false;
    struct Merge {
      uint32_t into, from;
      Draft part;
    };
    std::vector<Merge> merges;
  };
  // Groups with the ids of the drafts that are related.
  struct Grouped;

  void place(std::span<const KeyWord> words);
  void take_back();
  bool fit_together(uint32_t a, uint32_t b) const;
  std::vector<uint32_t> drafts_by_size() const;
  Grouped join_drafts();
  bool belongs(uint32_t draft, const Drafts::Similar& host) const;

  Drafts drafts_;
  std::vector<Placed> placed_;  // by article
};

}  // namespace dateline
