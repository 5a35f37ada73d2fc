#include "extract/dates/date_pieces.h"

#include <algorithm>
#include <array>

#include "calendar/civil.h"
#include "extract/dates/date_number_words.h"
#include "text/characters.h"

namespace dateline {
namespace {

constexpr size_t kMaxWordBytes = 15;  // no word of time expressions is longer
constexpr int kFirstYear = 1000, kLastYear = 2199, kFirstDecade = 100;

constexpr DateMask kNum = mask_of(DateClass::kNum);
constexpr DateMask kDay = mask_of(DateClass::kDay);
constexpr DateMask kHour = mask_of(DateClass::kHour);
constexpr DateMask kYear = mask_of(DateClass::kYear);

// A run of digits with what is glued to it, read from the text.
struct Digits {
  uint32_t begin = 0, end = 0;
  int32_t value = 0;  // -1: too long
  uint32_t count() const { return end - begin; }
};

class Splitter {
 public:
  Splitter(std::string_view text, Span span, const DateRules& rules, std::vector<DatePiece>& pieces)
      : text_(text), end_(span.end), rules_(rules), pieces_(pieces), at_(span.begin) {}

  void run() {
    while (at_ < end_) {
      const char c = text_[at_];
      if (is_space_at(at_)) {
        space_before_ = true;
        at_ += space_size(at_);
      } else if (is_ascii_digit(c)) {
        read_number();
      } else if (is_letter_at(at_)) {
        read_word();
      } else {
        read_mark();
      }
    }
  }

 private:
  char peek(uint32_t i) const { return i < end_ ? text_[i] : '\0'; }
  bool starts(uint32_t i, std::string_view what) const {
    return i + what.size() <= end_ && text_.substr(i, what.size()) == what;
  }
  // Space, control characters, U+00A0.
  bool is_space_at(uint32_t i) const {
    return static_cast<unsigned char>(text_[i]) <= ' ' || starts(i, "\xC2\xA0");
  }
  uint32_t space_size(uint32_t i) const { return text_[i] == '\xC2' ? 2 : 1; }
  bool is_apostrophe_at(uint32_t i) const { return peek(i) == '\'' || starts(i, "\xE2\x80\x99"); }
  uint32_t apostrophe_size(uint32_t i) const { return text_[i] == '\'' ? 1 : 3; }
  // Other characters beyond ASCII count as letters, but for punctuation (U+2000 to U+206F).
  bool is_letter_at(uint32_t i) const {
    if (i >= end_) return false;
    return is_ascii_letter(text_[i]) || (static_cast<unsigned char>(text_[i]) >= 0x80 &&
                                         !starts(i, "\xE2\x80") && !starts(i, "\xC2\xA0"));
  }

  DatePiece& emit(uint32_t end) {
    pieces_.push_back({.span = {at_, end}, .space_before = space_before_});
    space_before_ = false;
    at_ = end;
    return pieces_.back();
  }

  void read_word() {
    uint32_t end = at_;
    std::array<char, kMaxWordBytes + 1> lower{};
    size_t size = 0;
    for (; is_letter_at(end); ++end) {
      if (size < lower.size()) lower[size++] = static_cast<char>(text_[end] | 32);
    }
    const bool capital = is_ascii_upper(text_[at_]);
    std::string_view word(lower.data(), size);
    if (size == 1 && (end = dotted_pair_end(end)) != at_ + 1) {  // "a.m."
      lower[1] = static_cast<char>(text_[at_ + 2] | 32);
      word = {lower.data(), 2};
    }
    DatePiece& piece = emit(end);
    piece.capital = capital;
    if (size > kMaxWordBytes) return;
    const DateWord& entry = rules_.find(word);
    if (entry.id == 0 || (entry.needs_capital && !capital)) return;
    piece.word = entry.id;
    piece.mask = entry.mask;
    piece.value = entry.value;
    piece.number = entry.number;
    if (entry.is_abbreviation && peek(at_) == '.') piece.span.end = ++at_;
  }

  // The end of "a.m.", "p.m", "B.C." or "A.D." whose first letter ends at `end`; else `end`.
  uint32_t dotted_pair_end(uint32_t end) const {
    const char first = static_cast<char>(text_[end - 1] | 32);
    const char second = static_cast<char>(peek(end + 1) | 32);
    const bool is_pair = second == 'm'
                             ? first == 'a' || first == 'p'
                             : (first == 'b' && second == 'c') || (first == 'a' && second == 'd');
    if (peek(end) != '.' || !is_pair || is_letter_at(end + 2)) return end;
    return peek(end + 2) == '.' ? end + 3 : end + 2;
  }

  Digits digits_at(uint32_t i) const {
    Digits digits{i, i, 0};
    while (is_ascii_digit(peek(digits.end))) {
      if (digits.value >= 0 && digits.count() < 9)
        digits.value = digits.value * 10 + (text_[digits.end] - '0');
      else
        digits.value = -1;
      ++digits.end;
    }
    return digits;
  }

  void read_number() {
    const Digits digits = digits_at(at_);
    if (read_iso(digits) || read_numeric(digits) || read_known_day(digits) || read_clock(digits) ||
        read_zoned_hour(digits) || read_long(digits))
      return;
    if (read_ordinal_or_decade(digits)) return;
    const bool is_money = money_before();
    const bool lost_space = is_ascii_upper(peek(digits.end)) && is_letter_at(digits.end + 2);
    const bool glued_letter =
        is_letter_at(digits.end) && !is_hour_unit(digits.end) && !lost_space;  // "5January" is read
    DatePiece& piece = emit(digits.end);
    if (digits.value < 0 || glued_letter) return;
    piece.number = digits.value;
    piece.mask = kNum;
    if (is_money) return;
    if (digits.count() <= 2 && digits.value <= 24) piece.mask |= kHour;
    if (digits.count() <= 2 && digits.value >= 1 && digits.value <= 31) piece.mask |= kDay;
    if (digits.count() == 4 && digits.value >= kFirstYear && digits.value <= kLastYear)
      piece.mask |= kYear;
    read_fraction(piece);
  }

  bool is_hour_unit(uint32_t i) const {  // "10am", "5pm", "30min" is not read
    const char first = static_cast<char>(peek(i) | 32),
               second = static_cast<char>(peek(i + 1) | 32);
    return (first == 'a' || first == 'p') && (second == 'm' || peek(i + 1) == '.');
  }

  bool is_zone(uint32_t i) const {  // "GMT"
    std::array<char, kMaxWordBytes> lower{};
    size_t size = 0;
    for (; is_letter_at(i) && size < lower.size(); ++i) {
      if (!is_ascii_upper(text_[i])) return false;
      lower[size++] = static_cast<char>(text_[i] | 32);
    }
    return (rules_.find({lower.data(), size}).mask & mask_of(DateClass::kZone)) != 0;
  }

  bool money_before() const {
    if (pieces_.empty() || at_ == 0) return false;
    const Span before = pieces_.back().span;
    if (before.size() > 3 || pieces_.back().mask != 0) return false;
    const std::string_view mark = slice(text_, before);
    return mark == "$" || mark == "#" || mark == "\xC2\xA3" || mark == "\xE2\x82\xAC" ||
           mark == "\xC2\xA5";
  }

  // "5 1/2", "2.5": the half is kept as tenths in `value`.
  void read_fraction(DatePiece& piece) {
    if (peek(at_) == '.' && is_ascii_digit(peek(at_ + 1)) && !is_ascii_digit(peek(at_ + 2))) {
      piece.value = static_cast<int16_t>(text_[at_ + 1] - '0');
      piece.mask = kNum;
      piece.span.end = at_ += 2;
    } else if (starts(at_, " 1/2") || starts(at_, "-1/2")) {
      piece.value = -1;  // a half in words
      piece.mask = kNum;
      piece.span.end = at_ += 4;
    }
  }

  // "2020-01-03", "2020/01/03", also with a time behind a T (the time is read on its own).
  bool read_iso(const Digits& year) {
    if (year.count() != 4 || (peek(year.end) != '-' && peek(year.end) != '/')) return false;
    const Digits month = digits_at(year.end + 1);
    if (month.count() != 2 || peek(month.end) != peek(year.end)) return false;
    const Digits day = digits_at(month.end + 1);
    if (day.count() != 2) return false;
    const CivilDate date{static_cast<int16_t>(year.value), static_cast<uint8_t>(month.value),
                         static_cast<uint8_t>(day.value)};
    if (!date.is_valid()) return false;
    DatePiece& piece = emit(day.end);
    piece.mask = mask_of(DateClass::kIso);
    piece.number = days_from_civil(date);
    return true;
  }

  // "3/1/2020", "03.01.2020", "3-1-20"; without a year only "3/1" is too often a fraction.
  bool read_numeric(const Digits& first) {
    const char mark = peek(first.end);
    if (first.count() > 2 || (mark != '/' && mark != '.' && mark != '-')) return false;
    const Digits second = digits_at(first.end + 1);
    if (second.count() < 1 || second.count() > 2 || peek(second.end) != mark) return false;
    const Digits year = digits_at(second.end + 1);
    if (year.count() != 4 && (year.count() != 2 || mark != '/')) return false;
    const bool goes_on = peek(year.end) == mark && is_ascii_digit(peek(year.end + 1));
    if (is_letter_at(year.end) || goes_on) return false;
    if (first.value < 1 || second.value < 1 || std::min(first.value, second.value) > 12 ||
        std::max(first.value, second.value) > 31)
      return false;
    const int full = year.count() == 4 ? year.value : year.value + (year.value < 50 ? 2000 : 1900);
    DatePiece& piece = emit(year.end);
    piece.mask = mask_of(DateClass::kNumeric);
    piece.number = (full * 32 + first.value) * 32 + second.value;
    return true;
  }

  // "9/11", where date_words.tsv has it.
  bool read_known_day(const Digits& first) {
    if (first.count() > 2 || peek(first.end) != '/') return false;
    const uint32_t end = digits_at(first.end + 1).end;
    const bool goes_on = peek(end) == '/' || peek(end) == '%' || is_letter_at(end) ||
                         ((peek(end) == '-' || peek(end) == '.') && is_ascii_digit(peek(end + 1)));
    const DateWord& entry = rules_.find(text_.substr(at_, end - at_));
    if (goes_on || entry.id == 0) return false;
    DatePiece& piece = emit(end);
    piece.word = entry.id;
    piece.mask = entry.mask;
    piece.number = entry.number;
    return true;
  }

  // "10:35", "10:35:20", and "10.35" before "a.m." or "GMT".
  bool read_clock(const Digits& hour) {
    const char mark = peek(hour.end);
    if (hour.count() > 2 || hour.value > 24 || (mark != ':' && mark != '.')) return false;
    Digits minute = digits_at(hour.end + 1);
    if (minute.count() != 2 || minute.value > 59) return false;
    if (mark == '.') {
      const uint32_t after = minute.end + (peek(minute.end) == ' ' ? 1 : 0);
      if (!is_hour_unit(after) && !is_zone(after)) return false;
    }
    uint32_t end = minute.end;
    if (const Digits second = digits_at(end + 1); peek(end) == ':' && second.count() == 2)
      end = second.end;
    DatePiece& piece = emit(end);
    piece.mask = mask_of(DateClass::kClock);
    piece.number = hour.value * 60 + minute.value;
    return true;
  }

  // "1410 GMT", "1410GMT", as agencies write it: no year, and no hour that annotators mark either.
  bool read_zoned_hour(const Digits& digits) {
    if (digits.count() != 4 || !is_zone(digits.end + (peek(digits.end) == ' '))) return false;
    emit(digits.end);
    return true;
  }

  // Long numbers: "7,000" counts; "555-1234", "1.2.3", "3-2" and "20/20" are no dates.
  bool read_long(const Digits& first) {
    Digits last = first;
    int32_t value = first.value;
    bool is_count = peek(first.end) == ',' && first.count() <= 3;
    while (peek(last.end) == ',' && digits_at(last.end + 1).count() == 3) {
      last = digits_at(last.end + 1);
      value = value < 0 || value > 1000000 ? -1 : value * 1000 + last.value;
    }
    is_count &= last.end != first.end;
    if (is_count) {
      DatePiece& piece = emit(last.end);
      if (value >= 0) {
        piece.mask = kNum;
        piece.number = value;
      }
      return true;
    }
    uint32_t end = first.end;
    int groups = 1;
    while ((peek(end) == '-' || peek(end) == '/' || peek(end) == '.') &&
           is_ascii_digit(peek(end + 1))) {
      end = digits_at(end + 1).end;
      ++groups;
    }
    const Digits second = digits_at(first.end + 1);
    const bool is_range = groups == 2 && peek(first.end) != '.' && is_range_of_dates(first, second);
    const bool is_decimal = groups == 2 && peek(first.end) == '.' && second.count() == 1;
    if (groups == 1 || is_range || is_decimal) return false;
    emit(end);
    return true;
  }

  // "2003-2011", "1914-18", "5-7": may be a range of years or days.
  bool is_range_of_dates(const Digits& first, const Digits& second) const {
    if (peek(first.end) == '/' && second.count() != 2 && second.count() != 4) return false;
    if (first.count() == 4) return second.count() == 4 || second.count() == 2;
    if (first.count() == 3) return second.count() == 3;  // "499-493 BC"
    return first.count() <= 2 && second.count() <= 2 && first.value < second.value;
  }

  bool read_ordinal_or_decade(const Digits& digits) {
    uint32_t after = digits.end;
    const bool apostrophe = is_apostrophe_at(after) && peek(after + apostrophe_size(after)) == 's';
    if (apostrophe) after += apostrophe_size(after);
    const auto suffix = [&](std::string_view what) {
      return starts(after, what) && !is_letter_at(after + static_cast<uint32_t>(what.size()));
    };
    if (suffix("s") && (digits.count() == 4 || digits.count() == 3) && digits.value % 10 == 0 &&
        digits.value >= kFirstDecade && digits.value <= kLastYear && !apostrophe)
      return emit_number(after + 1, DateClass::kDecade, digits.value);
    if (suffix("s") && digits.count() == 2 && digits.value % 10 == 0 && digits.value >= 20)
      return emit_number(after + 1, DateClass::kDecade, digits.value);
    if (apostrophe) return false;
    if (suffix("st") || suffix("nd") || suffix("rd") || suffix("th"))
      return emit_number(after + 2, DateClass::kOrdinal, digits.value);
    return false;
  }

  bool emit_number(uint32_t end, DateClass what, int32_t number) {
    DatePiece& piece = emit(end);
    piece.number = number;
    piece.mask = mask_of(what);
    return true;
  }

  void read_mark() {
    if (is_apostrophe_at(at_)) {
      const uint32_t after = at_ + apostrophe_size(at_);
      const Digits digits = digits_at(after);
      if (digits.count() == 2 && !is_letter_at(digits.end)) {
        emit_number(digits.end, DateClass::kShortYear, digits.value);
        return;
      }
      if (digits.count() == 2 && peek(digits.end) == 's' && digits.value % 10 == 0) {
        emit_number(digits.end + 1, DateClass::kDecade, digits.value);
        return;
      }
      if ((peek(after) | 32) == 's' && !is_letter_at(after + 1)) {
        emit(after + 1).word = rules_.find("'s").id;
        return;
      }
      emit(after).word = rules_.find("'").id;
      return;
    }
    const bool dash = starts(at_, "\xE2\x80\x93") || starts(at_, "\xE2\x80\x94") ||
                      starts(at_, "\xE2\x80\x91") || starts(at_, "\xE2\x80\x90");
    uint32_t end = at_ + 1;
    while (end < end_ && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    const std::string_view mark = dash ? "-" : text_.substr(at_, end - at_);
    emit(end).word = rules_.find(mark).id;
  }

  std::string_view text_;
  uint32_t end_;
  const DateRules& rules_;
  std::vector<DatePiece>& pieces_;
  uint32_t at_;
  bool space_before_ = false;
};

}  // namespace

NumericDate unpack_numeric(int32_t number) {
  return {number / 32 % 32, number % 32, number / 1024};
}

void append_date_pieces(std::string_view text, Span span, const DateRules& rules,
                        std::vector<DatePiece>& pieces) {
  const size_t first = pieces.size();
  Splitter(text, span, rules, pieces).run();
  join_number_words(pieces, first, rules);
}

}  // namespace dateline
