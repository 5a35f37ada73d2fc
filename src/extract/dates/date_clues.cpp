#include "extract/dates/date_clues.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

using C = DateClass;

constexpr int kHistoryYears = 2;        // so many years before publication is long ago
constexpr int kFewestHistoryYears = 5;  // so many old years make a text a history
constexpr int kYearsPerNewsWord = 6;    // "today" and "last week" hardly ever stand in a history
constexpr uint32_t kTenseReach = 22;    // pieces
constexpr int kLastFutureYears = 120;
constexpr int kFirstBareYear = 1500;  // an earlier one is told with "in" or "since"
constexpr int kMostJoined = 8;        // "resolutions 1970, 1973 and 1975"

constexpr int kBoundBefore = 2, kBoundAfter = 3, kBoundBy = 4, kBoundSince = 5;
constexpr int kEarly = 0, kMid = 1, kLate = 2, kEarlier = 3, kLater = 4;

bool is(const DatePiece& piece, C c) { return (piece.mask & mask_of(c)) != 0; }

std::string_view text_of(std::string_view text, const DatePiece& piece) {
  return slice(text, piece.span);
}

bool ends_in_ed(std::string_view word) {
  return word.size() > 4 && word.substr(word.size() - 2) == "ed";
}

Tense cue(std::string_view text, const DatePiece& piece) {
  if (is(piece, C::kTense)) return piece.value > 0 ? Tense::kFuture : Tense::kPast;
  if (piece.mask == 0 && !piece.capital && ends_in_ed(text_of(text, piece))) return Tense::kPast;
  return Tense::kUnknown;
}

// "Called a strike for Monday" looks ahead; "blamed for Monday's attack", "sales for May" do not.
bool is_meant_for(std::string_view text, std::span<const DatePiece> sentence, uint32_t begin,
                  uint32_t end) {
  if (text_of(text, sentence[begin - 1]) != "for" || !is(sentence[begin], C::kWeekday))
    return false;
  const std::string_view next = end < sentence.size() ? text_of(text, sentence[end]) : "";
  return next != "'s" && next != "\xE2\x80\x99s" && !next.starts_with('\'');
}

// "Declared three days of mourning from Monday": from the coming one. Not "from Monday to Friday".
bool begins_ahead(std::string_view text, std::span<const DatePiece> sentence, uint32_t begin,
                  uint32_t end) {
  constexpr std::array<std::string_view, 10> kOrdered{
      "declared", "announced", "ordered",    "imposed",    "banned",
      "barred",   "decreed",   "introduced", "proclaimed", "suspended"};
  constexpr std::array<std::string_view, 6> kTo{"to", "until", "till", "through", "-", "'s"};
  if (text_of(text, sentence[begin - 1]) != "from" || !is(sentence[begin], C::kWeekday))
    return false;
  const std::string_view next = end < sentence.size() ? text_of(text, sentence[end]) : "";
  if (std::find(kTo.begin(), kTo.end(), next) != kTo.end()) return false;
  for (uint32_t at = begin, left = kTenseReach; at-- > 0 && left-- > 0;)
    if (std::find(kOrdered.begin(), kOrdered.end(), text_of(text, sentence[at])) != kOrdered.end())
      return true;
  return false;
}

// "until Tuesday", "effective 1 June", "as soon as Tuesday" end in front of `at`: a term looks
// ahead. "As late as" and "as recently as" only stress a day.
bool sets_term(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const std::string_view word = text_of(text, sentence[at - 1]);
  if (word != "as") return word == "until" || word == "till" || word == "by" || word == "effective";
  const std::string_view degree = at > 1 ? text_of(text, sentence[at - 2]) : std::string_view();
  return degree != "late" && degree != "recently";
}

// "They had left by Wednesday": the term is over.
bool had_before(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  for (uint32_t left = kTenseReach; at-- > 0 && left-- > 0;)
    if (text_of(text, sentence[at]) == "had") return true;
  return false;
}

// "Set to resume", "set for April", "ready to leave", "standing by to sail": ahead, though "set"
// alone is a past tense.
bool is_set(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  if (at + 1 >= sentence.size()) return false;
  const std::string_view word = text_of(text, sentence[at]), next = text_of(text, sentence[at + 1]);
  if (word == "set") return next == "to" || next == "for";
  if (next != "to") return false;
  const std::string_view before = at > 0 ? text_of(text, sentence[at - 1]) : "";
  return word == "ready" || word == "poised" || (word == "by" && before.starts_with("stand"));
}

// "The coming vote in June", "its upcoming launch"; not "kept oil from coming in".
bool is_coming(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  constexpr std::array<std::string_view, 8> kBefore{"the", "The", "a",   "this",
                                                    "its", "his", "her", "their"};
  const std::string_view word = text_of(text, sentence[at]);
  if (word == "upcoming" || word == "forthcoming") return true;
  const std::string_view before = at > 0 ? text_of(text, sentence[at - 1]) : "";
  return word == "coming" && std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
}

// "Could not be reached on Friday", "should have left on Monday": no word on what is ahead.
bool is_unfulfilled(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const std::string_view word = text_of(text, sentence[at]);
  if (word != "could" && word != "should" && word != "must" && word != "might") return false;
  const std::string_view next = at + 1 < sentence.size() ? text_of(text, sentence[at + 1]) : "";
  return next == "not" || next == "n't" || next == "have" || next == "only";
}

// "in 2020", "the 2020 talks", "its 2020 losses": what no count follows.
bool leads_to_year(std::string_view word) {
  constexpr std::array<std::string_view, 24> kLeads{
      "in",  "In",  "since", "Since", "during", "until",  "from",  "From",
      "by",  "By",  "early", "late",  "before", "Before", "after", "After",
      "the", "The", "a",     "its",   "'s",     "his",    "her",   "their"};
  return std::find(kLeads.begin(), kLeads.end(), word) != kLeads.end() || word == "\xE2\x80\x99s";
}

// "Resolutions 1970 and 1973", "flight 1907", "room 1984": the number of one of many.
bool numbers_something(std::string_view text, std::span<const DatePiece> pieces, size_t at) {
  constexpr std::array<std::string_view, 12> kNumbered{
      "article", "box",         "channel", "directive", "flight", "highway",
      "room",    "resolutions", "route",   "section",   "unscr",  "resolution"};
  const auto joins = [&](size_t link) {
    const std::string_view word = text_of(text, pieces[link]);
    return (word == "," || word == "and" || word == "or") && is(pieces[link - 1], C::kYear);
  };
  for (int left = kMostJoined; left > 0 && at >= 2 && joins(at - 1); --left) at -= 2;
  if (at == 0) return false;
  const std::string word = fold(text_of(text, pieces[at - 1]));
  return std::find(kNumbered.begin(), kNumbered.end(), word) != kNumbered.end();
}

// "1900 hrs", "1900 PT", "1900 local time": a time of day that no zone of date_words.tsv shows.
bool is_clock(std::string_view text, std::span<const DatePiece> sentence, uint32_t after) {
  const std::string_view word = text_of(text, sentence[after]);
  if (word == "hrs" || word == "CT" || word == "PT") return true;
  return word == "local" && after + 1 < sentence.size() &&
         text_of(text, sentence[after + 1]) == "time";
}

// Is this what a number before it counts: "troops", "people"?
bool counts(std::string_view text, const DatePiece& piece) {
  const std::string_view word = text_of(text, piece);
  if (piece.mask != 0 || piece.capital || word.size() < 3 || !piece.space_before) return false;
  constexpr std::array<std::string_view, 5> kPlurals{"people", "men", "women", "children", "feet"};
  if (std::find(kPlurals.begin(), kPlurals.end(), word) != kPlurals.end()) return true;
  return word.back() == 's' && word[word.size() - 2] != 's' && word != "was" && word != "has" &&
         word != "its";
}

// "Earlier this month", told on its first day, is that day.
When days_from(CivilDate first, CivilDate last) {
  return first == last ? when_day(first, Basis::kRelative)
                       : when_interval(first, last, Basis::kRelative);
}

// The first, middle or last part: four months of a year, three or four years of a decade, ten days
// of a month.
void narrow(When& when, int edge) {
  const CivilDate begin = when.first;
  const auto cut = [&](int third) {  // where the parts meet: 1 and 2
    const int32_t days = days_between(begin, when.last) + 1;
    const int32_t years = when.last.year - begin.year + 1;
    if (when.precision == Precision::kMonth) return add_days(begin, 10 * third);
    if (when.precision == Precision::kYear) return add_months(begin, 4 * third);
    if (years >= 10) return add_years(begin, third == 1 ? years * 4 / 10 : years * 7 / 10);
    return add_days(begin, days * third / 3);
  };
  const CivilDate first_cut = cut(1), second_cut = cut(2);
  if (edge != kEarly) when.first = edge == kMid ? first_cut : second_cut;
  if (edge != kLate) when.last = add_days(edge == kEarly ? first_cut : second_cut, -1);
  when.qualifier = edge == kEarly ? Qualifier::kEarly
                   : edge == kMid ? Qualifier::kMid
                                  : Qualifier::kLate;
}

// "Ago", "this month", "last year"; not "the last year of the war".
bool points_to_writer(std::string_view text, std::span<const DatePiece> pieces, size_t at) {
  if (text_of(text, pieces[at]) == "ago") return true;
  if (at + 1 == pieces.size() || !is(pieces[at], C::kRelative)) return false;
  const DatePiece& unit = pieces[at + 1];
  return is(unit, C::kUnit) && static_cast<Grain>(unit.value) > Grain::kDay &&
         (at == 0 || text_of(text, pieces[at - 1]) != "the");
}

}  // namespace

bool tells_history(std::string_view text, std::span<const DatePiece> pieces,
                   std::optional<CivilDate> published) {
  if (!published) return false;
  int old_years = 0, near_years = 0, news_words = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const DatePiece& piece = pieces[i];
    if (is(piece, C::kWeekday) || is(piece, C::kNearDay) || points_to_writer(text, pieces, i))
      ++news_words;
    else if (is(piece, C::kYear) && piece.number > published->year - kHistoryYears)
      ++near_years;
    else if ((is(piece, C::kYear) && !numbers_something(text, pieces, i)) || is(piece, C::kEra))
      ++old_years;
  }
  return old_years >= kFewestHistoryYears && old_years > kYearsPerNewsWord * news_words &&
         old_years > near_years;
}

bool writes_day_first(const Article& article, std::span<const DatePiece> pieces) {
  int day_first = 0, month_first = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (is(pieces[i], C::kNumeric)) {
      const NumericDate parts = unpack_numeric(pieces[i].number);
      if (parts.first > 12) day_first += 100;
      if (parts.second > 12) month_first += 100;
    } else if (i > 0 && is(pieces[i - 1], C::kMonth) && is(pieces[i], C::kDay)) {
      ++month_first;
    } else if (i > 0 && is(pieces[i - 1], C::kDay) && is(pieces[i], C::kMonth)) {
      ++day_first;
    }
  }
  if (day_first != month_first) return day_first > month_first;
  constexpr std::array<std::string_view, 8> kDayFirstHomes{".uk", ".ie", ".au", ".in",
                                                           ".pk", ".nz", ".za", ".ng"};
  for (std::string_view home : kDayFirstHomes)
    for (std::string_view name : {std::string_view(article.outlet), std::string_view(article.url)})
      if (const size_t at = name.find(home);
          at != name.npos && (at + home.size() == name.size() || name[at + home.size()] == '/'))
        return true;
  return false;
}

// "Is to be flown home", "to be launched", "are to meet": the word that ends in front of `at` is
// ahead.
bool is_arranged(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const auto word = [&](uint32_t back) {
    return at >= back ? text_of(text, sentence[at - back]) : std::string_view();
  };
  if (word(1) == "be") return word(2) == "to";
  return word(1) == "to" && (word(2) == "is" || word(2) == "are");
}

Tense tense_of_clause(std::string_view text, std::span<const DatePiece> sentence, uint32_t begin,
                      uint32_t end) {
  if (begin > 0 && begins_ahead(text, sentence, begin, end)) return Tense::kFuture;
  if (begin > 0 && (sets_term(text, sentence, begin) || is_meant_for(text, sentence, begin, end)))
    return had_before(text, sentence, begin) ? Tense::kPast : Tense::kFuture;
  for (uint32_t i = begin, left = kTenseReach; i-- > 0 && left-- > 0;) {
    if (is_arranged(text, sentence, i) || is_set(text, sentence, i) || is_coming(text, sentence, i))
      return Tense::kFuture;
    const Tense tense = cue(text, sentence[i]);
    if (tense == Tense::kUnknown || is_unfulfilled(text, sentence, i)) continue;
    // "Will be buried on Tuesday": the tense is that of "will".
    if (tense == Tense::kPast && i > 0 && text_of(text, sentence[i - 1]) == "be") continue;
    // "had been scheduled for Friday" tells of a Friday that is over.
    return i > 0 && text_of(text, sentence[i - 1]) == "been" ? Tense::kPast : tense;
  }
  for (uint32_t i = end, left = kTenseReach; i < sentence.size() && left-- > 0; ++i)
    if (const Tense tense = cue(text, sentence[i]); tense != Tense::kUnknown) return tense;
  return Tense::kUnknown;
}

// "It struck at 1653 (2153 GMT) on Tuesday", not "at 2008 prices".
bool is_hour_of_day(std::string_view text, std::span<const DatePiece> sentence, uint32_t at) {
  const int number = sentence[at].number;
  if (at == 0 || text_of(text, sentence[at - 1]) != "at" || number / 100 > 23 || number % 100 > 59)
    return false;
  if (at + 1 == sentence.size()) return true;
  const std::string_view next = text_of(text, sentence[at + 1]);
  return next.find_first_not_of("(),.-LRB") == next.npos || next == "on" || next == "local";
}

bool is_likely_date(const DateMatch& match, const DateRule& rule, std::string_view text,
                    std::span<const DatePiece> sentence, std::optional<CivilDate> published,
                    bool is_history) {
  const bool ends_in_year =
      rule.meaning == DateMeaning::kYear && is(sentence[match.end - 1], C::kYear);
  if (ends_in_year && match.end < sentence.size() && is_clock(text, sentence, match.end))
    return false;
  const bool bare_year = rule.meaning == DateMeaning::kYear && match.end == match.begin + 1 &&
                         is(sentence[match.begin], C::kYear);
  if (!bare_year) return true;
  if (numbers_something(text, sentence, match.begin)) return false;
  const int latest = published ? published->year + kLastFutureYears : INT16_MAX;
  if (sentence[match.begin].number > latest) return false;
  if (is_hour_of_day(text, sentence, match.begin)) return false;
  if (match.begin > 0 && leads_to_year(text_of(text, sentence[match.begin - 1]))) return true;
  // "Resolution 1325", "asked for under 1325".
  if (published && !is_history && match.begin > 0 && sentence[match.begin].number < kFirstBareYear)
    return false;
  return match.end == sentence.size() || !counts(text, sentence[match.end]);
}

When qualify(When when, const DateMatch& match, std::span<const DatePiece> sentence,
             std::optional<CivilDate> published) {
  const int32_t days = days_between(when.first, when.last) + 1;
  const bool has_edge = match.has(C::kEdge) || match.has(C::kPoint);
  if (has_edge && days > 1) {
    const int edge = match.has(C::kEdge) ? match.of(C::kEdge) : match.of(C::kPoint);
    if (edge == kEarly || edge == kMid || edge == kLate) {
      narrow(when, edge);
    } else if (published && when.contains(*published)) {
      if (edge == kEarlier) when = days_from(when.first, *published);
      if (edge == kLater) when = days_from(*published, when.last);
    }
    return when;
  }
  const bool is_clock_rough = match.has(C::kClock) || match.has(C::kHour);  // "at about 4 a.m."
  if (match.has(C::kApprox) && !is_clock_rough) {
    when.qualifier = Qualifier::kAbout;
    return when;
  }
  if (match.begin == 0 || !is(sentence[match.begin - 1], C::kBound)) return when;
  const Basis basis = when.basis;
  const int bound = sentence[match.begin - 1].value;
  // "Shortly before 1 p.m. on Sunday", "before dawn on Sunday" are on Sunday.
  const DatePiece& first = sentence[match.begin];
  const bool has_hour = is(first, C::kClock) || is(first, C::kHour) || is(first, C::kDayPart);
  if (has_hour && (bound == kBoundBefore || bound == kBoundAfter)) return when;
  switch (bound) {
    case kBoundBefore:
      when = when_day(add_days(when.first, -1), basis);
      when.qualifier = Qualifier::kBefore;
      break;
    case kBoundBy:
      when = when_day(when.last, basis);
      when.qualifier = Qualifier::kBefore;
      break;
    case kBoundAfter:
    case kBoundSince:
      when = when_day(bound == kBoundSince ? when.first : when.last, basis);
      when.qualifier = Qualifier::kAfter;
      break;
    default:
      break;
  }
  return when;
}

}  // namespace dateline
