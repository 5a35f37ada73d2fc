#include "model/tokens.h"

#include "base/assert.h"
#include "base/hash.h"

namespace dateline {

WordId word_id(std::string_view folded_word) { return static_cast<WordId>(hash64(folded_word)); }

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
