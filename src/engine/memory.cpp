#include "engine/memory.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dateline {
namespace {

size_t bytes_of(const SourceRef& source) { return sizeof source + source.quote.size(); }

// Lists that were filled one by one have room to grow.
constexpr size_t with_room(size_t bytes) { return bytes + bytes / 4; }

}  // namespace

size_t bytes_of(const Article& article) {
  constexpr size_t kToken = 27;  // all columns of Tokens together
  const auto bytes = [](const auto& column) { return column.size() * sizeof(column[0]); };
  return sizeof article + (article.facts ? article.facts->bytes() : 0) + article.text.size() +
         article.lemmas.size() + article.tokens.count() * kToken + bytes(article.sentences) +
         bytes(article.dates) + bytes(article.entities) + bytes(article.quotes) +
         bytes(article.events) + bytes(article.claims) + bytes(article.outlooks);
}

// Most of a story are lines and the words they come from.
size_t bytes_of(const Story& story) {
  size_t bytes = sizeof story;
  const auto add_lines = [&bytes](const auto& lines) {
    for (const auto& line : lines) {
      bytes += sizeof line + line.value.text.size();
      for (const SourceRef& source : line.sources) bytes += bytes_of(source);
    }
  };
  add_lines(story.events);
  for (const auto& event : story.events)
    for (const Wording& wording : event.value.wordings)
      bytes += sizeof wording + wording.text.size();
  add_lines(story.quotes);
  add_lines(story.outlooks);
  for (const Dispute& dispute : story.disputes) add_lines(dispute.sides);
  for (const Entity& entity : story.entities)
    bytes += sizeof entity + entity.mentions.size() * sizeof(EntityPlace) +
             entity.variants.size() * sizeof(NameVariant);
  for (const ArticleHead& article : story.articles)
    bytes += sizeof article + article.url.size() + article.title.size();
  return with_room(bytes);
}

void use_one_heap() {
#ifdef __GLIBC__
  constexpr int kLargest = 32 << 20, kUnused = 128 << 20;
  (void)mallopt(M_ARENA_MAX, 1);
  (void)mallopt(M_MMAP_THRESHOLD, kLargest);
  (void)mallopt(M_TRIM_THRESHOLD, kUnused);
#endif
}

void give_back_unused() {
#ifdef __GLIBC__
  (void)malloc_trim(0);
#endif
}

}  // namespace dateline
