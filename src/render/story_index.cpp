#include "render/story_index.h"

#include <algorithm>

namespace dateline {
namespace {

template <class Map>
typename Map::mapped_type find_or_null(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

StoryIndex::StoryIndex(const Story& story) {
  for (const ArticleHead& article : story.articles) articles_.emplace(article.id, &article);
  for (const Entity& entity : story.entities) entities_.emplace(entity.id, &entity);
  for (const Dispute& dispute : story.disputes) {
    if (dispute.event) details_.emplace(*dispute.event, &dispute);
    if (dispute.kind == DisputeKind::kDetail) continue;
    for (const auto& side : dispute.sides)
      for (const SourceRef& source : side.sources)
        disputed_sentences_.emplace(source.article, source.sentence);
  }
}

const ArticleHead* StoryIndex::article(ArticleId id) const { return find_or_null(articles_, id); }

const Entity* StoryIndex::entity(EntityId id) const { return find_or_null(entities_, id); }

std::string_view StoryIndex::name(std::optional<EntityId> id) const {
  const Entity* found = id ? entity(*id) : nullptr;
  return found ? std::string_view(found->name) : std::string_view();
}

std::string_view StoryIndex::outlet(ArticleId id) const {
  const ArticleHead* found = article(id);
  return found ? std::string_view(found->outlet) : std::string_view();
}

bool StoryIndex::is_disputed(const Sourced<Event>& line) const {
  return std::any_of(line.sources.begin(), line.sources.end(), [this](const SourceRef& source) {
    return disputed_sentences_.contains({source.article, source.sentence});
  });
}

std::vector<const Dispute*> StoryIndex::details_of(EventId id) const {
  std::vector<const Dispute*> details;
  const auto [first, last] = details_.equal_range(id);
  for (auto row = first; row != last; ++row) details.push_back(row->second);
  return details;
}

}  // namespace dateline
