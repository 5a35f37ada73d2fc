#include "annotate/quote_marks.h"

#include <algorithm>
#include <utility>

#include "text/characters.h"

namespace dateline {
namespace {

enum class Mark : uint8_t {
  kOther,
  kStraight,
  kOpening,
  kClosing,
  kTwoApostrophes,
  kSingle,
  kSingleOpening
};

Mark mark_of(std::string_view word) {
  if (is_ascii_letter(word[0])) return Mark::kOther;  // most words
  if (word == "\"") return Mark::kStraight;
  if (word == "“" || word == "„" || word == "«" || word == "``") return Mark::kOpening;
  if (word == "”" || word == "»") return Mark::kClosing;
  if (word == "''") return Mark::kTwoApostrophes;
  if (word == "'" || word == "’") return Mark::kSingle;
  if (word == "`" || word == "‘" || word == "‚" || word == "‹") return Mark::kSingleOpening;
  if (word == "›") return Mark::kSingle;
  return Mark::kOther;
}

bool is_single(Mark mark) { return mark == Mark::kSingle || mark == Mark::kSingleOpening; }

}  // namespace

bool QuotePairing::space_before(uint32_t token) const {
  return token == begin_ || article_.tokens.has(token, kSpaceBefore);
}

bool QuotePairing::space_after(uint32_t token) const {
  return token + 1 == end_ || article_.tokens.has(token + 1, kSpaceBefore);
}

bool QuotePairing::begins_line(uint32_t token) const {
  if (token == begin_ || token == end_) return true;
  const uint32_t before_end = article_.tokens.span(token - 1).end;
  return article_.at({before_end, article_.tokens.begin[token]}).find('\n') != std::string::npos;
}

// `" he said .` and `" Mr Paz said .` at the begin of a line: the mark closes what is open.
bool QuotePairing::leads_to_frame(uint32_t token, bool is_open) const {
  constexpr uint32_t kMostFrameTokens = 8;
  const uint32_t next = token + 1;
  if (!is_open || next >= end_) return false;
  if (is_ascii_letter(article_.word_at(next)[0]) && !article_.tokens.has(next, kStartsUpper))
    return true;
  for (uint32_t i = next; i < std::min(end_, next + kMostFrameTokens); ++i) {
    if (mark_of(article_.word_at(i)) == Mark::kStraight) return false;
    if (begins_line(i + 1)) return true;
  }
  return false;
}

// A straight mark says nothing by itself: white space tells its side, or in tokenised text the
// begin of a line; where there is white space on both sides or on none, it closes what is open. So
// with two apostrophes, but on their own they close, as in Treebank text.
QuotePairing::Side QuotePairing::side_of_double(uint32_t token) const {
  const Mark mark = mark_of(article_.word_at(token));
  if (mark == Mark::kOther || is_single(mark)) return Side::kNeither;
  const bool is_open = std::any_of(open_.begin(), open_.end(), [this](uint32_t opening) {
    return !is_single(mark_of(article_.word_at(opening)));
  });
  const bool before = space_before(token), after = space_after(token);
  switch (mark) {
    case Mark::kOpening:
      return Side::kOpens;
    case Mark::kClosing:
      return is_open ? Side::kCloses : Side::kNeither;
    case Mark::kStraight:
      if (article_.is_treebank && before && after && begins_line(token))
        return leads_to_frame(token, is_open) ? Side::kCloses : Side::kOpens;
      if (before && !after) return Side::kOpens;
      if (is_open) return Side::kCloses;
      return !after || before ? Side::kOpens : Side::kNeither;
    case Mark::kTwoApostrophes:
      if (before && !after && !article_.is_treebank) return Side::kOpens;
      return is_open ? Side::kCloses : Side::kNeither;
    default:
      return Side::kNeither;
  }
}

QuotePairing::Side QuotePairing::side_of_single(uint32_t token) const {
  const Mark mark = mark_of(article_.word_at(token));
  if (mark == Mark::kSingleOpening) return Side::kOpens;
  if (mark != Mark::kSingle) return Side::kNeither;
  if (space_before(token) && !space_after(token)) return Side::kOpens;
  const bool is_open = !open_.empty() && is_single(mark_of(article_.word_at(open_.back())));
  return is_open ? Side::kCloses : Side::kNeither;
}

// One more mark of the same kind takes the place of the one that nothing has closed.
void QuotePairing::open(uint32_t token) {
  const bool single = is_single(mark_of(article_.word_at(token)));
  if (!open_.empty()) {
    const Mark before = mark_of(article_.word_at(open_.back()));
    if (before == mark_of(article_.word_at(token)) || (single && is_single(before))) {
      take_back(open_.back());
      open_.pop_back();
    }
  }
  article_.tokens.flags[token] |= kOpensQuote;
  open_.push_back(token);
}

// A double mark closes the inmost double one and every single one inside of it.
void QuotePairing::close(uint32_t token) {
  article_.tokens.flags[token] |= kClosesQuote;
  const bool single = is_single(mark_of(article_.word_at(token)));
  while (!single && is_single(mark_of(article_.word_at(open_.back())))) {
    take_back(open_.back());
    open_.pop_back();
  }
  open_.pop_back();
}

void QuotePairing::pair_paragraph(uint32_t begin_token, uint32_t end_token) {
  if (begin_token == end_token) return;
  const uint32_t left_open = std::exchange(left_open_, kNone);
  const uint32_t before_begin = std::exchange(begin_, begin_token);
  const uint32_t before_end = std::exchange(end_, end_token);
  open_.clear();
  if (left_open != kNone && side_of_double(begin_token) != Side::kOpens)
    take_back_left_open(left_open, before_begin, before_end);
  for (uint32_t i = begin_; i < end_; ++i) {
    Side side = side_of_double(i);
    if (side == Side::kNeither) side = side_of_single(i);
    if (side == Side::kOpens) open(i);
    if (side == Side::kCloses) close(i);
    if (side == Side::kNeither && i > begin_) mark_possessive(i);
  }
  for (uint32_t mark : open_) {
    if (left_open_ == kNone && !is_single(mark_of(article_.word_at(mark))))
      left_open_ = mark;
    else
      take_back(mark);
  }
  mark_inside(begin_, end_);
}

// The apostrophe of "members'" is a word written onto another.
void QuotePairing::mark_possessive(uint32_t token) {
  Tokens& tokens = article_.tokens;
  const std::string_view before = article_.word_at(token - 1);
  if (mark_of(article_.word_at(token)) != Mark::kSingle || (before.back() | 32) != 's') return;
  tokens.flags[token - 1] |= kStartsMultiword;
  tokens.flags[token] |= kContinuesMultiword;
}

void QuotePairing::finish() {
  if (left_open_ != kNone) take_back_left_open(left_open_, begin_, end_);
}

void QuotePairing::take_back(uint32_t mark) {
  article_.tokens.flags[mark] &= static_cast<uint16_t>(~kOpensQuote);
}

void QuotePairing::take_back_left_open(uint32_t mark, uint32_t begin_token, uint32_t end_token) {
  take_back(mark);
  mark_inside(begin_token, end_token);
  article_.diagnostics.push_back(
      {DiagnosticCode::kUnclosedQuote, "a quotation mark at byte " +
                                           std::to_string(article_.tokens.begin[mark]) +
                                           " opens and nothing closes it"});
}

// Sets kInQuote in a paragraph; its marks come in pairs but for one that may be left open.
void QuotePairing::mark_inside(uint32_t begin_token, uint32_t end_token) {
  Tokens& tokens = article_.tokens;
  uint32_t depth = 0;
  for (uint32_t i = begin_token; i < end_token; ++i) {
    if (tokens.has(i, kClosesQuote)) --depth;
    tokens.flags[i] &= static_cast<uint16_t>(~kInQuote);
    if (depth > 0) tokens.flags[i] |= kInQuote;
    if (tokens.has(i, kOpensQuote)) ++depth;
  }
}

}  // namespace dateline
