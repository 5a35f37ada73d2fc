#include "extract/dates/date_number_words.h"

namespace dateline {
namespace {

constexpr DateMask kNum = mask_of(DateClass::kNum);
constexpr DateMask kOrdinal = mask_of(DateClass::kOrdinal);

bool is_number_word(const DatePiece& piece) {
  return piece.word != 0 && (piece.mask & (kNum | kOrdinal)) != 0;
}

bool is_scale(int32_t number) { return number == 100 || number == 1000 || number == 1000000; }

// A number as it is spelled, word by word.
class SpelledNumber {
 public:
  explicit SpelledNumber(int32_t first) : part_(first), last_(first) {}

  // Takes the next word, if it goes on with the number: "twenty" + "four", "two" + "hundred".
  bool take(int32_t next, bool after_and) {
    const bool may_add = !after_and || is_scale(last_);  // "two hundred and four", not "twenty and"
    const bool is_tens = last_ >= 20 && last_ < 100 && last_ % 10 == 0;
    if (is_scale(next)) {
      if (last_ >= next || part_ > 1000) return false;
      part_ = next == 100 ? part_ * 100 : part_;
      if (next > 100) {
        total_ += part_ * next;
        part_ = 0;
      }
    } else if (may_add && (is_scale(last_) ? next < 100 : is_tens && next < 10)) {
      part_ += next;
    } else if (may_add && !is_year_ && total_ == 0 && part_ >= 10 && part_ <= 21 && next >= 10 &&
               next < 100) {
      part_ = part_ * 100 + next;  // "nineteen ninety", "eighteen twelve"
      is_year_ = true;
    } else {
      return false;
    }
    last_ = next;
    return true;
  }

  int32_t value() const { return total_ + part_; }
  bool is_year() const { return is_year_ || (total_ >= 1000 && value() >= 2000 && value() < 2100); }

 private:
  int32_t total_ = 0, part_ = 0, last_ = 0;
  bool is_year_ = false;
};

// Joins the number that begins at piece `first` into that piece; returns where it ends.
size_t join_at(std::vector<DatePiece>& pieces, size_t first, uint16_t hyphen,
               uint16_t conjunction) {
  DatePiece& piece = pieces[first];
  SpelledNumber number(piece.number);
  size_t end = first + 1;
  while (end < pieces.size()) {
    const uint16_t link = pieces[end].word;
    const bool is_linked = link != 0 && (link == hyphen || link == conjunction);
    const size_t next = end + (is_linked ? 1 : 0);
    if (next >= pieces.size() || !is_number_word(pieces[next])) break;
    // "second" after a number is the unit or a new thing: "two second", "two thirds".
    const bool is_ordinal = (pieces[next].mask & kOrdinal) != 0;
    if (is_ordinal && pieces[next].number < 3 && piece.number < 20) break;
    if (!number.take(pieces[next].number, is_linked && link == conjunction)) break;
    piece.span.end = pieces[next].span.end;
    piece.mask = pieces[next].mask & (kNum | kOrdinal);
    end = next + 1;
  }
  if (end == first + 1) return end;
  piece.number = number.value();
  if (number.is_year() && (piece.mask & kNum) != 0) piece.mask |= mask_of(DateClass::kYear);
  return end;
}

}  // namespace

void join_number_words(std::vector<DatePiece>& pieces, size_t first, const DateRules& rules) {
  const uint16_t hyphen = rules.find("-").id, conjunction = rules.find("and").id;
  size_t kept = first;
  for (size_t i = first; i < pieces.size(); ++i, ++kept) {
    const bool begins = is_number_word(pieces[i]) && (pieces[i].mask & kNum) != 0;
    const size_t end = begins ? join_at(pieces, i, hyphen, conjunction) : i + 1;
    if (kept != i) pieces[kept] = pieces[i];
    i = end - 1;
  }
  pieces.resize(kept);
}

}  // namespace dateline
