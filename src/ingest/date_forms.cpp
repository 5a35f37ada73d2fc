#include "ingest/date_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ingest/month_names.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxFieldBytes = 400;
constexpr int kFirstYear = 1990, kLastYear = 2100;  // pages on the web

// A number, a word or a mark of the text.
struct Piece {
  enum Kind : uint8_t { kNumber, kWord, kMark } kind = kMark;
  uint32_t begin = 0, end = 0;
  int64_t value = 0;  // number; month of a word, 0 if it names none; the mark's character
  uint32_t size() const { return end - begin; }
};

class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {
    for (size_t i = 0; i < text.size();) {
      const CodePoint point = decode_utf8(text, i);
      if (is_space(point.value)) {
        i += point.size;
        continue;
      }
      Piece piece;
      piece.begin = static_cast<uint32_t>(i);
      if (is_digit(point.value))
        i = read_number(i, piece);
      else if (is_letter(point.value))
        i = read_word(i, piece);
      else {
        piece.value = point.value;
        i += point.size;
      }
      piece.end = static_cast<uint32_t>(i);
      list_.push_back(piece);
    }
  }

  size_t size() const { return list_.size(); }
  const Piece& operator[](size_t i) const { return list_[i]; }
  std::string_view text(size_t i) const {
    return text_.substr(list_[i].begin, list_[i].end - list_[i].begin);
  }
  bool is_number(size_t i, int64_t low, int64_t high, uint32_t max_digits) const {
    return i < size() && list_[i].kind == Piece::kNumber && list_[i].size() <= max_digits &&
           list_[i].value >= low && list_[i].value <= high;
  }
  bool is_day(size_t i) const { return is_number(i, 1, 31, 2); }
  bool is_month(size_t i) const { return is_number(i, 1, 12, 2); }
  bool is_year(size_t i) const {
    return is_number(i, kFirstYear, kLastYear, 4) && list_[i].size() == 4;
  }
  bool is_month_name(size_t i) const {
    return i < size() && list_[i].kind == Piece::kWord && list_[i].value > 0;
  }
  bool is_mark(size_t i, std::u32string_view marks) const {
    return i < size() && list_[i].kind == Piece::kMark &&
           marks.find(static_cast<char32_t>(list_[i].value)) != std::u32string_view::npos;
  }
  bool is_word(size_t i, std::initializer_list<std::string_view> words) const {
    if (i >= size() || list_[i].kind != Piece::kWord) return false;
    const std::string folded = fold(text(i));
    return std::find(words.begin(), words.end(), folded) != words.end();
  }
  // Nothing between the two pieces.
  bool touch(size_t i) const { return i + 1 < size() && list_[i].end == list_[i + 1].begin; }

 private:
  size_t read_number(size_t i, Piece& piece) const {
    piece.kind = Piece::kNumber;
    for (; i < text_.size() && is_ascii_digit(text_[i]); ++i)
      if (piece.value < 1'000'000'000'000'000) piece.value = piece.value * 10 + (text_[i] - '0');
    return i;
  }

  size_t read_word(size_t i, Piece& piece) const {
    piece.kind = Piece::kWord;
    const size_t begin = i;
    while (i < text_.size()) {
      const CodePoint point = decode_utf8(text_, i);
      if (!is_letter(point.value)) break;
      i += point.size;
    }
    piece.value = month_of_name(fold(text_.substr(begin, i - begin)));
    return i;
  }

  std::string_view text_;
  std::vector<Piece> list_;
};

struct DayAt {
  CivilDate day;
  size_t begin = 0, end = 0;  // pieces
};

std::optional<DayAt> make_day(int64_t year, int64_t month, int64_t day, size_t begin, size_t end) {
  if (year < 100) year += year < 70 ? 2000 : 1900;
  const CivilDate date{static_cast<int16_t>(year), static_cast<uint8_t>(month),
                       static_cast<uint8_t>(day)};
  if (!date.is_valid()) return std::nullopt;
  return DayAt{date, begin, end};
}

// "2020-01-08", "2020/1/8", "2020.01.08.", "2020年1月8日"
std::optional<DayAt> year_first(const Pieces& p, size_t i) {
  if (!p.is_year(i)) return std::nullopt;
  if (p.is_mark(i + 1, U"-/.") && p.is_month(i + 2) && p.is_mark(i + 3, U"-/.") && p.is_day(i + 4))
    return make_day(p[i].value, p[i + 2].value, p[i + 4].value, i, i + 5);
  if (p.is_word(i + 1, {"年", "년"}) && p.is_month(i + 2) && p.is_word(i + 3, {"月", "월"}) &&
      p.is_day(i + 4))
    return make_day(p[i].value, p[i + 2].value, p[i + 4].value, i,
                    p.is_word(i + 5, {"日", "일"}) ? i + 6 : i + 5);
  size_t k = i + 1;  // "2020. január 8.", "2020 Jan 8"
  if (p.is_mark(k, U".,-")) ++k;
  if (!p.is_month_name(k)) return std::nullopt;
  const int64_t month = p[k++].value;
  if (p.is_mark(k, U".,-")) ++k;
  return p.is_day(k) ? make_day(p[i].value, month, p[k].value, i, k + 1) : std::nullopt;
}

// "8 January 2020", "8. Januar 2020", "8th of January, 2020", "8 de enero de 2020", "8-Jan-20"
std::optional<DayAt> day_then_name(const Pieces& p, size_t i) {
  if (!p.is_day(i)) return std::nullopt;
  size_t k = i + 1;
  if (p.is_word(k, {"st", "nd", "rd", "th", "er", "a", "o"}) && p.touch(i)) ++k;
  while (p.is_mark(k, U".-/,º°") || p.is_word(k, {"of", "de", "di", "d"})) ++k;
  if (!p.is_month_name(k)) return std::nullopt;
  const int64_t month = p[k++].value;
  while (p.is_mark(k, U".,-/'’") || p.is_word(k, {"de", "del", "of"})) ++k;
  if (p.is_year(k) || (p.is_number(k, 0, 99, 2) && p[k].size() == 2 && !p.is_mark(k + 1, U":")))
    return make_day(p[k].value, month, p[i].value, i, k + 1);
  return std::nullopt;
}

// "January 8, 2020", "Jan. 8th 2020"; "Jan 8 09:15:00 EST 2020" is read by year_at_end().
std::optional<DayAt> name_then_day(const Pieces& p, size_t i) {
  if (!p.is_month_name(i)) return std::nullopt;
  size_t k = i + 1;
  while (p.is_mark(k, U".,-")) ++k;
  if (!p.is_day(k)) return std::nullopt;
  const size_t day = k++;
  if (p.is_word(k, {"st", "nd", "rd", "th"})) ++k;
  while (p.is_mark(k, U".,-/|")) ++k;
  return p.is_year(k) ? make_day(p[k].value, p[i].value, p[day].value, i, k + 1) : std::nullopt;
}

// "Wed Jan 8 09:15:00 EST 2020" (asctime and its relatives)
std::optional<DayAt> year_at_end(const Pieces& p, size_t i) {
  if (!p.is_month_name(i) || !p.is_day(i + 1) || !p.is_mark(i + 3, U":")) return std::nullopt;
  for (size_t k = i + 4; k < i + 10; ++k)
    if (p.is_year(k)) return make_day(p[k].value, p[i].value, p[i + 1].value, i, i + 2);
  return std::nullopt;
}

// "08.01.2020", "8/1/20", "01-08-2020"
std::optional<DayAt> numbers_only(const Pieces& p, size_t i, DayOrder order) {
  if (!p.is_day(i) || !p.is_mark(i + 1, U"./-") || !p.is_day(i + 2) || !p.is_mark(i + 3, U"./-"))
    return std::nullopt;
  if (p[i + 1].value != p[i + 3].value || !p.touch(i) || !p.touch(i + 2)) return std::nullopt;
  const bool short_year = p.is_number(i + 4, 0, 99, 2) && p[i + 4].size() == 2;
  if (!p.is_year(i + 4) && !short_year) return std::nullopt;
  if (i > 0 && p.is_mark(i - 1, U"./-") && p.touch(i - 1)) return std::nullopt;
  int64_t day = p[i].value, month = p[i + 2].value;
  const bool is_dotted = p.is_mark(i + 1, U".");
  if (month > 12 || (order == DayOrder::kMonthFirst && !is_dotted && day <= 12))
    std::swap(day, month);
  if (month > 12) return std::nullopt;
  return make_day(p[i + 4].value, month, day, i, i + 5);
}

std::optional<DayAt> day_at(const Pieces& p, size_t i, DayOrder order) {
  if (auto day = year_first(p, i)) return day;
  if (auto day = day_then_name(p, i)) return day;
  if (auto day = name_then_day(p, i)) return day;
  if (auto day = year_at_end(p, i)) return day;
  return numbers_only(p, i, order);
}

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr std::array kZones{
    Zone{"utc", 0},    Zone{"gmt", 0},     Zone{"z", 0},       Zone{"ut", 0},     Zone{"est", -300},
    Zone{"edt", -240}, Zone{"et", -300},   Zone{"cst", -360},  Zone{"cdt", -300}, Zone{"ct", -360},
    Zone{"mst", -420}, Zone{"mdt", -360},  Zone{"mt", -420},   Zone{"pst", -480}, Zone{"pdt", -420},
    Zone{"pt", -480},  Zone{"akst", -540}, Zone{"akdt", -480}, Zone{"hst", -600}, Zone{"ast", -240},
    Zone{"adt", -180}, Zone{"bst", 60},    Zone{"wet", 0},     Zone{"west", 60},  Zone{"cet", 60},
    Zone{"cest", 120}, Zone{"mez", 60},    Zone{"mesz", 120},  Zone{"eet", 120},  Zone{"eest", 180},
    Zone{"msk", 180},  Zone{"ist", 330},   Zone{"jst", 540},   Zone{"kst", 540},  Zone{"aest", 600},
    Zone{"aedt", 660}, Zone{"nzst", 720},  Zone{"nzdt", 780}};

// "+0100", "+01:00", "-5", "EST", "GMT+1"
int zone_minutes(const Pieces& p, size_t& i) {
  if (i < p.size() && p[i].kind == Piece::kWord) {
    const std::string name = fold(p.text(i));
    const auto zone = std::find_if(kZones.begin(), kZones.end(),
                                   [&](const Zone& entry) { return entry.name == name; });
    if (zone == kZones.end()) return 0;
    ++i;
    const bool offset_follows = zone->minutes == 0 && p.is_mark(i, U"+-−");
    if (!offset_follows) return zone->minutes;
  }
  if (!p.is_mark(i, U"+-−") || !p.is_number(i + 1, 0, 1500, 4) || !p.touch(i)) return 0;
  const int sign = p.is_mark(i, U"+") ? 1 : -1;
  const int64_t value = p[i + 1].value;
  const bool is_packed = p[i + 1].size() > 2;
  int64_t minutes = is_packed ? value / 100 * 60 + value % 100 : value * 60;
  i += 2;
  if (!is_packed && p.is_mark(i, U":") && p.is_number(i + 1, 0, 59, 2)) {
    minutes += p[i + 1].value;
    i += 2;
  }
  return minutes <= 15 * int64_t{60} ? sign * static_cast<int>(minutes) : 0;
}

struct TimeAt {
  int seconds = 0, zone_minutes = 0;
  size_t end = 0;  // piece
};

// "09:15", "9.15 Uhr", "9:15:30 pm EST", "9h15"
std::optional<TimeAt> time_at(const Pieces& p, size_t i) {
  if (!p.is_number(i, 0, 24, 2) || !p.is_number(i + 2, 0, 59, 2) || p[i + 2].size() != 2)
    return std::nullopt;
  const bool is_dotted = p.is_mark(i + 1, U".") && p.is_word(i + 3, {"uhr", "am", "pm"});
  if (!p.is_mark(i + 1, U":") && !is_dotted && !p.is_word(i + 1, {"h"})) return std::nullopt;
  int64_t hour = p[i].value;
  int64_t second = 0;
  size_t k = i + 3;
  if (p.is_mark(k, U":") && p.is_number(k + 1, 0, 60, 2)) {
    second = std::min<int64_t>(p[k + 1].value, 59);
    k += 2;
    if (p.is_mark(k, U".,") && p.touch(k) && p.is_number(k + 1, 0, 999'999'999, 9)) k += 2;
  }
  const bool has_dots = p.is_word(k, {"a", "p"}) && p.is_mark(k + 1, U".");  // "a.m."
  if (p.is_word(k, {"am", "pm", "a", "p"})) {
    const bool is_pm = p.is_word(k, {"pm", "p"});
    if (is_pm && hour < 12) hour += 12;
    if (!is_pm && hour == 12) hour = 0;
    k += has_dots ? 4 : 1;
  } else if (p.is_word(k, {"uhr"})) {
    ++k;
  }
  if (hour > 23) hour = 0;
  TimeAt time;
  time.seconds = static_cast<int>(hour * 3600 + p[i + 2].value * 60 + second);
  time.zone_minutes = zone_minutes(p, k);
  time.end = std::min(k, p.size());
  return time;
}

Instant instant_of(CivilDate day, const TimeAt& time) {
  const int64_t local = days_from_civil(day) * int64_t{86400} + time.seconds;
  return {local - time.zone_minutes * int64_t{60}, static_cast<int16_t>(time.zone_minutes), false};
}

// The time next to the day: after it, past marks and small words ("at", "um"), or before it.
std::optional<TimeAt> time_near(const Pieces& p, const DayAt& day) {
  for (size_t i = day.end; i < std::min(day.end + 4, p.size()); ++i) {
    if (const auto time = time_at(p, i)) return time;
    if (p[i].kind == Piece::kNumber) break;
  }
  for (size_t back = 3; back <= 7 && back <= day.begin; ++back)
    if (const auto time = time_at(p, day.begin - back); time && time->end <= day.begin) return time;
  return std::nullopt;
}

std::string_view field_of(std::string_view text) {
  size_t end = std::min(text.size(), kMaxFieldBytes);
  while (!is_boundary(text, end)) --end;
  return text.substr(0, end);
}

// "20200108", "20200108T091500Z", seconds or milliseconds since 1970
std::optional<Instant> packed_date(const Pieces& p) {
  if (p.size() == 0 || p[0].kind != Piece::kNumber) return std::nullopt;
  const int64_t value = p[0].value;
  const uint32_t digits = p[0].size();
  if (digits == 8 || digits == 14) {
    const int64_t packed = digits == 8 ? value : value / 1'000'000;
    if (packed / 10000 < kFirstYear || packed / 10000 > kLastYear) return std::nullopt;
    const auto day = make_day(packed / 10000, packed / 100 % 100, packed % 100, 0, 1);
    return day ? std::optional(Instant::of_day(day->day)) : std::nullopt;
  }
  if (p.size() != 1) return std::nullopt;
  if (digits == 10) return Instant{value, 0, false};
  if (digits == 13) return Instant{value / 1000, 0, false};
  return std::nullopt;
}

// "2020-01", "2020", "2020-008": W3C and feed dates without a day of the month.
std::optional<Instant> coarse_date(const Pieces& p) {
  if (!p.is_year(0)) return std::nullopt;
  CivilDate day{static_cast<int16_t>(p[0].value), 1, 1};
  if (p.size() == 1) return Instant::of_day(day);
  const size_t next = p.is_mark(1, U"-") ? 2 : 1;
  if (p.size() != next + 1 || p[next].kind != Piece::kNumber) return std::nullopt;
  if (p.is_month(next)) {
    day.month = static_cast<uint8_t>(p[next].value);
    return Instant::of_day(day);
  }
  if (p[next].size() == 3 && p[next].value >= 1 && p[next].value <= 366)
    return Instant::of_day(add_days(day, static_cast<int32_t>(p[next].value) - 1));
  return std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, DayOrder order) {
  text = field_of(text);
  if (find_invalid_utf8(text)) return std::nullopt;
  const Pieces pieces(text);
  for (size_t i = 0; i < pieces.size(); ++i) {
    const auto day = day_at(pieces, i, order);
    if (!day) continue;
    FoundDate found{Instant::of_day(day->day), pieces[day->begin].begin, pieces[day->end - 1].end};
    if (const auto time = time_near(pieces, *day)) {
      found.instant = instant_of(day->day, *time);
      found.end = std::max<size_t>(found.end, pieces[time->end - 1].end);
    }
    return found;
  }
  return std::nullopt;
}

std::optional<Instant> parse_date_field(std::string_view text, DayOrder order) {
  text = field_of(text);
  if (find_invalid_utf8(text)) return std::nullopt;
  if (const auto instant = Instant::parse(text)) return instant;
  const Pieces pieces(text);
  if (const auto packed = packed_date(pieces)) return packed;
  if (const auto found = find_date(text, order)) return found->instant;
  return coarse_date(pieces);
}

std::optional<Instant> date_in_url(std::string_view url) {
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  const std::string_view text = field_of(url.substr(path));
  if (find_invalid_utf8(text)) return std::nullopt;
  const Pieces pieces(text);
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (const auto day = year_first(pieces, i)) {
      // "/2020/01/3-questions" has no day.
      const bool is_whole = pieces[day->end - 1].size() == 2 || !pieces.is_mark(day->end, U"-_");
      if (is_whole) return Instant::of_day(day->day);
    }
    const bool is_year_then_name = pieces.is_year(i) && pieces.is_mark(i + 1, U"/") &&
                                   pieces.is_month_name(i + 2) && pieces.is_mark(i + 3, U"/") &&
                                   pieces.is_day(i + 4);
    if (is_year_then_name)
      if (const auto day =
              make_day(pieces[i].value, pieces[i + 2].value, pieces[i + 4].value, i, i))
        return Instant::of_day(day->day);
    if (pieces[i].kind != Piece::kNumber || pieces[i].size() != 8) continue;
    const int64_t packed = pieces[i].value;
    if (packed / 10000 < kFirstYear || packed / 10000 > kLastYear) continue;
    if (const auto day = make_day(packed / 10000, packed / 100 % 100, packed % 100, i, i))
      return Instant::of_day(day->day);
  }
  return std::nullopt;
}

}  // namespace dateline
