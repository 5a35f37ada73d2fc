#include <algorithm>

#include "assemble/assemble.h"

namespace dateline {

void canonical_order(std::vector<const Article*>& articles) {
  const auto before = [](const Article* a, const Article* b) {
    if (a->published.has_value() != b->published.has_value()) return a->published.has_value();
    if (a->published && *a->published != *b->published) return *a->published < *b->published;
    return a->id < b->id;
  };
  std::sort(articles.begin(), articles.end(), before);
}

}  // namespace dateline
