// An article of one paragraph, read up to its tags: what the tests of this folder start from.
#pragma once

#include <string>
#include <utility>

#include "annotate/annotate.h"

namespace dateline {

inline const Lexicon& test_lexicon() {
  static const Lexicon lexicon = *Lexicon::load(DL_SOURCE_DIR "/data");
  return lexicon;
}

inline Article tagged_article(std::string text) {
  Article article;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody});
  article.text = std::move(text);
  split_tokens(article, test_lexicon());
  split_sentences(article, test_lexicon());
  tag_words(article, test_lexicon());
  return article;
}

}  // namespace dateline
