// Which quotation marks open, which close, and what stands between them. Used by the tokenizer.
#pragma once

#include <vector>

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
  Side side_of_double(uint32_t token) const;
  Side side_of_single(uint32_t token) const;
  bool space_before(uint32_t token) const;
  bool space_after(uint32_t token) const;
  bool begins_line(uint32_t token) const;
  bool leads_to_frame(uint32_t token, bool is_open) const;
  void open(uint32_t token);
  void close(uint32_t token);
  void mark_possessive(uint32_t token);
  void take_back(uint32_t mark);
  void take_back_left_open(uint32_t mark, uint32_t begin_token, uint32_t end_token);
  void mark_inside(uint32_t begin_token, uint32_t end_token);

  Article& article_;
  std::vector<uint32_t> open_;    // marks that open a quotation we are in, the outermost first
  uint32_t begin_ = 0, end_ = 0;  // the paragraph
  uint32_t left_open_ = kNone;    // the mark with which its quotation may go on in the next one
};

}  // namespace dateline
