#include "engine/offsets.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dateline {
namespace {

using Visit = std::function<void(ArticleId, Span&)>;

template <class Sources>
void visit_sources(Sources& sources, const Visit& visit) {
  for (SourceRef& source : sources) visit(source.article, source.span);
}

void visit_places(Story& story, const Visit& visit) {
  for (auto& line : story.state_of_play) visit_sources(line.sources, visit);
  for (auto& line : story.events) {
    visit_sources(line.sources, visit);
    visit_sources(line.value.corrections, visit);
  }
  for (auto& line : story.quotes) visit_sources(line.sources, visit);
  for (Dispute& dispute : story.disputes)
    for (auto& side : dispute.sides) visit_sources(side.sources, visit);
  for (LoadedWord& word : story.loaded_words)
    for (auto& use : word.uses) visit_sources(use.sources, visit);
  for (auto& line : story.outlooks) {
    visit_sources(line.sources, visit);
    visit_sources(line.value.closed_by, visit);
  }
  for (Entity& entity : story.entities)
    for (EntityPlace& place : entity.mentions) visit(place.article, place.span);
}

}  // namespace

Result<void> count_offsets_in(Story& story, OffsetUnit unit, Store& store) {
  if (unit == OffsetUnit::kUtf8) return {};
  std::map<ArticleId, std::vector<Span*>> spans;  // one text at a time
  visit_places(story, [&](ArticleId id, Span& span) { spans[id].push_back(&span); });
  for (const auto& [id, of_article] : spans) {
    const Result<Article> article = store.load_text(id);
    if (!article) return tl::unexpected(article.error());
    const OffsetConverter convert(article->text, unit);
    const size_t size = article->text.size();  // another process may have stored a shorter version
    for (Span* span : of_article)
      *span = {static_cast<uint32_t>(convert(std::min<size_t>(span->begin, size))),
               static_cast<uint32_t>(convert(std::min<size_t>(span->end, size)))};
  }
  return {};
}

}  // namespace dateline
