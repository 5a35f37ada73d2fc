#include "model/tokens.h"

#include <algorithm>

#include "base/assert.h"
#include "base/hash.h"

namespace dateline {

WordId word_id(std::string_view folded_word) { return static_cast<WordId>(hash64(folded_word)); }

uint32_t Tokens::token_at(uint32_t byte) const {
  return static_cast<uint32_t>(std::lower_bound(begin.begin(), begin.end(), byte) - begin.begin());
}

void Tokens::clear() {
  begin.clear();
  size.clear();
  word.clear();
  lemma.clear();
  flags.clear();
  upos.clear();
  name.clear();
  head.clear();
  deprel.clear();
  lemma_begin.clear();
}

std::string_view name_of(SentenceKind kind) {
  switch (kind) {
    case SentenceKind::kBody:
      return "body";
    case SentenceKind::kHeadline:
      return "headline";
    case SentenceKind::kCaption:
      return "caption";
    case SentenceKind::kBoilerplate:
      return "boilerplate";
  }
  DL_ASSERT(false, "unknown sentence kind");
}

}  // namespace dateline
