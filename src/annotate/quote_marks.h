// Which quotation marks open, which close, and what stands between them. Used by the tokenizer.
#pragma once

#include "model/article.h"

namespace dateline {

// Sets kOpensQuote, kClosesQuote, kInQuote and, for the apostrophe of "members'",
// kContinuesMultiword. A paragraph that ends inside a quotation leaves it open when the next one
// opens again, as newspapers print long quotations; otherwise the mark that opened it is taken
// back and a Diagnostic tells of it.
class QuotePairing {
 public:
  explicit QuotePairing(Article& article) : article_(article) {}
  // REQUIRES: paragraphs in order, each once; finish() after the last.
  void pair_paragraph(uint32_t begin_token, uint32_t end_token);
  void finish();

 private:
  enum class Side : uint8_t { kNeither, kOpens, kCloses };
  Side side_of_double(uint32_t token, uint32_t begin_token, uint32_t end_token) const;
  Side side_of_single(uint32_t token, uint32_t begin_token, uint32_t end_token) const;
  bool space_after(uint32_t token, uint32_t end_token) const;
  void mark_possessive(uint32_t token);
  void take_back_open_mark();
  void take_back(uint32_t mark);

  Article& article_;
  uint32_t double_open_ = kNone;  // the mark that opened the quotation we are in
  uint32_t single_open_ = kNone;
};

}  // namespace dateline
