// StoryIndex: finds the articles and entities of a story by id. Used by every renderer.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "model/story.h"

namespace dateline {

// Holds pointers into the story, which must outlive it.
class StoryIndex {
 public:
  explicit StoryIndex(const Story& story);

  const ArticleHead* article(ArticleId id) const;  // nullptr where the story does not know it
  const Entity* entity(EntityId id) const;
  // "" for nothing and for an entity that the story does not know.
  std::string_view name(std::optional<EntityId> id) const;
  // "" where the article or its outlet is not known.
  std::string_view outlet(ArticleId id) const;
  // Does a side of a dispute, other than a detail, rest on a sentence that this line rests on?
  bool is_disputed(const Sourced<Event>& line) const;
  // What the sources of the line tell differently.
  std::vector<const Dispute*> details_of(EventId id) const;

 private:
  std::map<ArticleId, const ArticleHead*> articles_;
  std::map<EntityId, const Entity*> entities_;
  std::set<std::pair<ArticleId, uint32_t>> disputed_sentences_;
  std::multimap<EventId, const Dispute*> details_;
};

}  // namespace dateline
