// Appends tokens and sentences to the columns of an article, with the flags that their characters
// tell. Used by the splitters, and for tokens that the input already has.
#pragma once

#include <string>

#include "model/article.h"

namespace dateline {

class TokenWriter {
 public:
  explicit TokenWriter(Article& article)
      : text_(article.text), is_treebank_(article.is_treebank), tokens_(article.tokens) {}

  // Appends a token; `flags` are those that its characters do not tell (kSpaceBefore, ...).
  void write(Span span, uint16_t flags);

 private:
  WordId id_of(std::string_view word);

  std::string_view text_;
  bool is_treebank_;
  Tokens& tokens_;
  std::string folded_;  // kept, so that no token allocates
};

// "(" for the Treebank's "-LRB-" and '"' for its `` and ''; any other word as it is.
std::string_view plain_mark(std::string_view word);

// Appends the sentence of these tokens. REQUIRES: their quotation marks are paired.
void append_sentence(Article& article, uint32_t begin_token, uint32_t end_token,
                     uint32_t paragraph);

}  // namespace dateline
