#include "extract/dates/date_matcher.h"

#include <bit>

namespace dateline {
namespace {

constexpr DateMask kNumberClasses =
    (mask_of(DateClass::kNumeric) << 1) - 1;  // the classes up to kNumeric

void take(DateMatch& match, DateMask classes, const DatePiece& piece) {
  DateMask taken = piece.mask & classes;
  if (taken & mask_of(DateClass::kSureMonth)) taken |= mask_of(DateClass::kMonth);
  for (; taken != 0; taken &= taken - 1) {
    const auto c = static_cast<size_t>(std::countr_zero(taken));
    const bool is_number = (kNumberClasses >> c & 1) != 0;
    match.number[c] = is_number ? piece.number : piece.value;
    match.extra[c] = is_number ? piece.value : int16_t{0};
    match.taken |= DateMask{1} << c;
  }
}

}  // namespace

bool DateMatcher::passes(const DateStep& step, const DatePiece& piece) const {
  return (!step.capital || piece.capital) && rules_.set(step.set).has(piece.mask, piece.word);
}

// On success the pieces are taken from the last to the first, so that the first of a class stays.
bool DateMatcher::run(uint32_t at, uint32_t piece, Attempt& attempt, DateMatch& match) {
  const DateStep& step = rules_.steps()[at];
  switch (step.op) {
    case DateStep::Op::kTest:
      if (piece >= pieces_.size() || !passes(step, pieces_[piece])) return false;
      if (!run(at + 1, piece + 1, attempt, match)) return false;
      if (!attempt.before_span) take(match, rules_.set(step.set).classes, pieces_[piece]);
      return true;
    case DateStep::Op::kReject:
      if (piece < pieces_.size() && passes(step, pieces_[piece])) return false;
      return run(at + 1, piece, attempt, match);
    case DateStep::Op::kSplit:
      return run(step.target, piece, attempt, match) || run(step.other, piece, attempt, match);
    case DateStep::Op::kJump:
      return run(step.target, piece, attempt, match);
    case DateStep::Op::kSpanBegin:
      if (!run(at + 1, piece, attempt, match)) return false;
      attempt.span_begin = piece;
      attempt.before_span = true;
      return true;
    case DateStep::Op::kSpanEnd:
      if (!run(at + 1, piece, attempt, match)) return false;
      attempt.span_end = piece;
      return true;
    case DateStep::Op::kAccept:
      attempt.span_end = attempt.end = piece;
      match.taken = 0;
      return true;
  }
  return false;
}

void DateMatcher::try_rule(uint16_t rule, uint32_t piece) {
  Attempt attempt{piece, piece, piece, false};
  if (!run(rules_.rules()[rule].begin, piece, attempt, attempt_match_)) return;
  if (attempt.span_begin >= attempt.span_end || attempt.span_begin >= piece + kMaxContext) return;
  Candidate& best = candidates_[attempt.span_begin % kMaxContext];
  if (attempt.end < best.longest || (attempt.end == best.longest && rule >= best.match.rule))
    return;
  best.longest = attempt.end;
  best.match = attempt_match_;
  best.match.rule = rule;
  best.match.begin = attempt.span_begin;
  best.match.end = attempt.span_end;
}

// No rule takes a piece that is nothing, so it must end before the next such piece.
uint32_t DateMatcher::pieces_before_nothing(uint32_t piece) const {
  uint32_t end = piece;
  while (end < pieces_.size() && end < piece + kMaxContext &&
         (pieces_[end].mask != 0 || pieces_[end].word != 0))
    ++end;
  return end - piece;
}

void DateMatcher::try_rules(const std::vector<DateRuleStart>& starts, uint32_t piece,
                            uint32_t room) {
  const bool is_last = piece + 1 == pieces_.size();
  const DateMask mask = is_last ? 0 : pieces_[piece + 1].mask;
  const uint16_t word = is_last ? uint16_t{0} : pieces_[piece + 1].word;
  for (const DateRuleStart& start : starts)
    if (start.fewest <= room && (start.may_end || start.next.has(mask, word)))
      try_rule(start.rule, piece);
}

bool DateMatcher::match_at(uint32_t piece, DateMatch& match) {
  const DatePiece& first = pieces_[piece];
  const uint32_t room = pieces_before_nothing(piece);
  if (first.word != 0) try_rules(rules_.starting_with(first.word), piece, room);
  for (DateMask mask = first.mask; mask != 0; mask &= mask - 1)
    try_rules(rules_.starting_with(static_cast<DateClass>(std::countr_zero(mask))), piece, room);
  Candidate& best = candidates_[piece % kMaxContext];
  const bool found = best.longest != 0;
  if (found) match = best.match;
  best.longest = 0;
  return found;
}

}  // namespace dateline
