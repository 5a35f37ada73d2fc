#include "assemble/assemble.h"

namespace dateline {

EntityLinks link_entities(Articles articles, const Lexicon&) {
  EntityLinks links;
  for (const Article* article : articles)
    links.entity_of.emplace_back(article->entities.size(), kNone);
  return links;
}

}  // namespace dateline
