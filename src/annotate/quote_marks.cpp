#include "annotate/quote_marks.h"

namespace dateline {
namespace {

enum class Mark : uint8_t { kOther, kStraight, kOpening, kClosing, kSingle, kSingleOpening };

Mark mark_of(std::string_view word) {
  if (word == "\"") return Mark::kStraight;
  if (word == "“" || word == "„" || word == "«" || word == "``") return Mark::kOpening;
  if (word == "”" || word == "»" || word == "''") return Mark::kClosing;
  if (word == "'" || word == "’") return Mark::kSingle;
  if (word == "`" || word == "‘" || word == "‚" || word == "‹") return Mark::kSingleOpening;
  if (word == "›") return Mark::kSingle;
  return Mark::kOther;
}

}  // namespace

bool QuotePairing::space_after(uint32_t token, uint32_t end_token) const {
  return token + 1 == end_token || article_.tokens.has(token + 1, kSpaceBefore);
}

// A straight mark says nothing by itself: white space tells its side, and where there is white
// space on both sides or on none, it closes what is open.
QuotePairing::Side QuotePairing::side_of_double(uint32_t token, uint32_t begin_token,
                                                uint32_t end_token) const {
  const Tokens& tokens = article_.tokens;
  switch (mark_of(article_.word_at(token))) {
    case Mark::kOpening:
      return Side::kOpens;
    case Mark::kClosing:
      return double_open_ == kNone ? Side::kNeither : Side::kCloses;
    case Mark::kStraight: {
      const bool before = token == begin_token || tokens.has(token, kSpaceBefore);
      const bool after = space_after(token, end_token);
      if (before && !after) return Side::kOpens;
      if (double_open_ != kNone) return Side::kCloses;
      return !after || before ? Side::kOpens : Side::kNeither;
    }
    default:
      return Side::kNeither;
  }
}

QuotePairing::Side QuotePairing::side_of_single(uint32_t token, uint32_t begin_token,
                                                uint32_t end_token) const {
  const Tokens& tokens = article_.tokens;
  const Mark mark = mark_of(article_.word_at(token));
  const bool before = token == begin_token || tokens.has(token, kSpaceBefore);
  if (mark == Mark::kSingleOpening) return Side::kOpens;
  if (mark != Mark::kSingle) return Side::kNeither;
  if (before && !space_after(token, end_token)) return Side::kOpens;
  return single_open_ == kNone ? Side::kNeither : Side::kCloses;
}

void QuotePairing::pair_paragraph(uint32_t begin_token, uint32_t end_token) {
  Tokens& tokens = article_.tokens;
  if (begin_token == end_token) return;
  single_open_ = kNone;
  if (double_open_ != kNone && side_of_double(begin_token, begin_token, end_token) != Side::kOpens)
    take_back_open_mark();
  double_open_ = kNone;
  for (uint32_t i = begin_token; i < end_token; ++i) {
    const Side side = side_of_double(i, begin_token, end_token);
    const Side single =
        side == Side::kNeither ? side_of_single(i, begin_token, end_token) : Side::kNeither;
    if (side == Side::kCloses) double_open_ = single_open_ = kNone;
    if (single == Side::kCloses) single_open_ = kNone;
    if (double_open_ != kNone || single_open_ != kNone) tokens.flags[i] |= kInQuote;
    if (side == Side::kOpens) double_open_ = i;
    if (single == Side::kOpens) single_open_ = i;
    if (side == Side::kOpens || single == Side::kOpens) tokens.flags[i] |= kOpensQuote;
    if (side == Side::kCloses || single == Side::kCloses) tokens.flags[i] |= kClosesQuote;
    if (side == Side::kNeither && single == Side::kNeither && i > begin_token) mark_possessive(i);
  }
  if (single_open_ != kNone) take_back(single_open_);
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
  if (double_open_ != kNone) take_back_open_mark();
}

void QuotePairing::take_back_open_mark() {
  take_back(double_open_);
  article_.diagnostics.push_back(
      {DiagnosticCode::kUnclosedQuote, "a quotation mark at byte " +
                                           std::to_string(article_.tokens.begin[double_open_]) +
                                           " opens and nothing closes it"});
}

void QuotePairing::take_back(uint32_t mark) {
  Tokens& tokens = article_.tokens;
  tokens.flags[mark] &= static_cast<uint16_t>(~kOpensQuote);
  if (tokens.has(mark, kInQuote)) return;  // what follows stands inside the outer quotation
  for (uint32_t i = mark + 1; i < tokens.count() && tokens.has(i, kInQuote); ++i)
    tokens.flags[i] &= static_cast<uint16_t>(~kInQuote);
}

}  // namespace dateline
