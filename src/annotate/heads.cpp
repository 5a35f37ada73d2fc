#include "annotate/annotate.h"
#include "text/fold.h"

namespace dateline {

// Until a trained model fills a column, it says "not known" for every token.
void attach_heads(Article& article, const Lexicon&) {
  Tokens& tokens = article.tokens;
  const size_t count = tokens.count();
  tokens.upos.resize(count, Upos::kUnknown);
  tokens.name.resize(count, NameTag::kOutside);
  tokens.head.resize(count, kNone);
  tokens.deprel.resize(count, Deprel::kUnknown);
  if (!tokens.lemma_begin.empty()) return;
  tokens.lemma = tokens.word;
  for (uint32_t i = 0; i < count; ++i) {
    tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
    append_folded(article.lemmas, article.word_at(i));
  }
  tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
}

}  // namespace dateline
