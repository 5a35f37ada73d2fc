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

inline Article read_article(std::string text) {
  Article article;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody});
  article.text = std::move(text);
  split_tokens(article, test_lexicon());
  split_sentences(article, test_lexicon());
  read_words(article, test_lexicon());
  find_lemmas(article, test_lexicon());
  return article;
}

}  // namespace dateline
