// DateMatcher: finds where a rule of data/date_rules.tsv fits. Used by extract/dates.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "extract/dates/date_pieces.h"
#include "lexicon/date_rules.h"

namespace dateline {

// What a rule found: which pieces, and for each class the first piece that was read as it.
struct DateMatch {
  uint16_t rule = 0;
  uint32_t begin = 0, end = 0;  // pieces of the span, half-open
  DateMask taken = 0;
  std::array<int32_t, kDateClassCount> number{};  // of number classes: the number; else the value
  std::array<int16_t, kDateClassCount> extra{};   // tenths of a number

  bool has(DateClass c) const { return (taken & mask_of(c)) != 0; }
  int32_t of(DateClass c) const { return number[static_cast<size_t>(c)]; }
};

class DateMatcher {
 public:
  DateMatcher(const DateRules& rules, std::span<const DatePiece> pieces)
      : rules_(rules), pieces_(pieces) {}

  // The longest match (context included) whose span begins at the piece, the first rule among
  // equals. REQUIRES: called for every piece in order, because what must stand before a span is
  // found when the scan passes it.
  bool match_at(uint32_t piece, DateMatch& match);

 private:
  struct Attempt {
    uint32_t span_begin, span_end, end;
    bool before_span;  // what stands before the span tells where it begins, but is not read
  };
  bool run(uint32_t step, uint32_t piece, Attempt& attempt, DateMatch& match);
  bool passes(const DateStep& step, const DatePiece& piece) const;
  uint32_t pieces_before_nothing(uint32_t piece) const;
  void try_rules(const std::vector<DateRuleStart>& starts, uint32_t piece, uint32_t room);
  void try_rule(uint16_t rule, uint32_t piece);

  // The best match so far of a span that begins at piece `begin`.
  struct Candidate {
    uint32_t longest = 0;  // 0: none
    DateMatch match;
  };
  static constexpr uint32_t kMaxContext = 16;  // pieces that a rule may want before its span

  const DateRules& rules_;
  std::span<const DatePiece> pieces_;
  DateMatch attempt_match_;
  std::array<Candidate, kMaxContext> candidates_;  // of piece i at i % kMaxContext
};

}  // namespace dateline
