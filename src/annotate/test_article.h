// An article of one paragraph with tags, names and heads: what the tests of this folder look at.
#pragma once

#include <string>
#include <utility>

#include "annotate/annotate.h"

namespace dateline {

inline const Lexicon& test_lexicon() {
  static const Lexicon lexicon = *Lexicon::load(DL_SOURCE_DIR "/data");
  return lexicon;
}

inline Article read_article(std::string text, bool is_treebank = false) {
  Article article;
  article.is_treebank = is_treebank;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody});
  article.text = std::move(text);
  split_tokens(article, test_lexicon());
  split_sentences(article, test_lexicon());
  read_words(article, test_lexicon());
  find_lemmas(article, test_lexicon());
  return article;
}

// "person:Ann Lee place:Paris"
inline std::string names_of(const Article& article) {
  const Tokens& tokens = article.tokens;
  std::string out;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const auto tag = static_cast<uint32_t>(tokens.name[i]);
    if (tag == 0) continue;
    if (tag % 2 == 1)
      out.append(out.empty() ? "" : " ").append(name_of(static_cast<EntityKind>((tag - 1) / 2)));
    out.append(tag % 2 == 1 ? ":" : " ").append(article.word_at(i));
  }
  return out;
}

}  // namespace dateline
