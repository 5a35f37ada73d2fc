// ArticleKey: what grouping needs to know of an article. Made by extract/, kept by store/ beside
// the article, grouped by assemble/.
#pragma once

#include <optional>
#include <vector>

#include "base/id.h"
#include "calendar/instant.h"
#include "model/tokens.h"

namespace dateline {

// A word that tells what an article is about.
struct KeyWord {
  WordId word = 0;
  uint16_t weight = 0;  // thousandths; the squares of an article's weights sum to a million
  friend auto operator<=>(const KeyWord&, const KeyWord&) = default;
};

// About 300 bytes, so that the keys of all articles of a store fit in memory.
struct ArticleKey {
  ArticleId id;
  std::optional<Instant> published;
  std::vector<KeyWord> words;  // by WordId

  // The canonical order: by (published, id), undated ones last.
  friend bool operator<(const ArticleKey& a, const ArticleKey& b) {
    if (a.published.has_value() != b.published.has_value()) return a.published.has_value();
    if (a.published && *a.published != *b.published) return *a.published < *b.published;
    return a.id < b.id;
  }
};

}  // namespace dateline
