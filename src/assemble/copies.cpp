#include "assemble/assemble.h"

namespace dateline {

Copies find_copies(Articles articles) {
  Copies copies;
  for (uint32_t i = 0; i < articles.size(); ++i) copies.source.push_back(i);
  return copies;
}

}  // namespace dateline
