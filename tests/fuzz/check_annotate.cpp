#include "fuzz/check_annotate.h"

#include "annotate/annotate.h"
#include "base/assert.h"
#include "text/utf8.h"

namespace dateline {
namespace {

void check_spans(const Article& article) {
  uint32_t end = 0;
  for (uint32_t i = 0; i < article.tokens.count(); ++i) {
    const Span span = article.tokens.span(i);
    DL_ASSERT(span.begin >= end && span.begin < span.end, "tokens are in order and not empty");
    DL_ASSERT(span.end <= article.text.size(), "tokens end within the text");
    DL_ASSERT(is_boundary(article.text, span.begin) && is_boundary(article.text, span.end),
              "tokens are on character boundaries");
    end = span.end;
  }
}

void check_tree(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  uint32_t roots = 0;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    DL_ASSERT(tokens.head[i] >= sentence.begin_token && tokens.head[i] < sentence.end_token,
              "heads stand in the same sentence");
    roots += tokens.head[i] == i;
    uint32_t at = i;
    for (uint32_t k = sentence.begin_token; k < sentence.end_token; ++k) at = tokens.head[at];
    DL_ASSERT(tokens.head[at] == at, "every word leads to the root");
  }
  DL_ASSERT(roots == 1, "a sentence has one root");
}

void check_columns(const Article& article) {
  const Tokens& tokens = article.tokens;
  const size_t count = tokens.count();
  DL_ASSERT(tokens.size.size() == count && tokens.word.size() == count &&
                tokens.flags.size() == count && tokens.upos.size() == count &&
                tokens.lemma.size() == count && tokens.name.size() == count &&
                tokens.head.size() == count && tokens.deprel.size() == count,
            "columns are of equal length");
  DL_ASSERT(
      tokens.lemma_begin.size() == count + 1 && tokens.lemma_begin.back() == article.lemmas.size(),
      "every token has its lemma");
  DL_ASSERT(!find_invalid_utf8(article.lemmas), "lemmas are UTF-8");
}

}  // namespace

void check_annotate(std::string_view text, bool is_treebank, const Lexicon& lexicon) {
  if (find_invalid_utf8(text) || text.find('\0') != text.npos) return;
  Article article;
  article.text = text;
  article.is_treebank = is_treebank;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody});
  split_tokens(article, lexicon);
  split_sentences(article, lexicon);
  read_words(article, lexicon);
  find_lemmas(article, lexicon);
  check_spans(article);
  check_columns(article);
  uint32_t next = 0;
  for (const Sentence& sentence : article.sentences) {
    DL_ASSERT(sentence.begin_token == next && sentence.end_token > next, "sentences follow");
    next = sentence.end_token;
    check_tree(article, sentence);
  }
  DL_ASSERT(next == article.tokens.count(), "every token is in a sentence");
}

}  // namespace dateline
