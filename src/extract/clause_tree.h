// Clause tree: what hangs on each word of one sentence, by the parse. Used by the rules for
// reported speech.
#pragma once

#include <vector>

#include "extract/phrases.h"
#include "model/article.h"

namespace dateline {

class ClauseTree {
 public:
  explicit ClauseTree(const Article& article) : tokens_(article.tokens) {}

  // Reads the heads of a sentence; costs tokens times depth. The tree before is forgotten.
  void read(const Sentence& sentence);

  // From the first to the last word that hangs on `token`, itself included.
  TokenRange under(uint32_t token) const { return under_[token - begin_]; }
  // The first word in [from, end of sentence) that hangs on `head` directly, or kNone.
  uint32_t child_from(uint32_t head, uint32_t from) const;
  bool hangs_on(uint32_t token, uint32_t head) const {
    return tokens_.head[token] == head && token != head;
  }

 private:
  const Tokens& tokens_;
  uint32_t begin_ = 0, end_ = 0;
  std::vector<TokenRange> under_;  // [token - begin_]
};

}  // namespace dateline
