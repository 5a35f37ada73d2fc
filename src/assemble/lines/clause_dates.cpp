#include "assemble/lines/clause_dates.h"

#include <array>
#include <string_view>

#include "calendar/timex.h"

namespace dateline {
namespace {

// "2014-SU".
std::optional<When> season_of(std::string_view value) {
  constexpr std::array<std::string_view, 4> kSeasons{"-SP", "-SU", "-FA", "-WI"};
  constexpr size_t kYearDigits = 4;
  for (size_t ix = 0; ix < kSeasons.size(); ++ix) {
    if (value.size() != kYearDigits + kSeasons[ix].size() || !value.ends_with(kSeasons[ix]))
      continue;
    const auto year = When::parse_edtf(value.substr(0, kYearDigits));
    if (!year) return std::nullopt;
    const int season = static_cast<int>(ix) + 1;
    return season_of_year(year->first.year, season).to_when(Basis::kRelative);
  }
  return std::nullopt;
}

}  // namespace

When named_by(const DateMention& date) {
  if (date.when.qualifier != Qualifier::kBefore && date.when.qualifier != Qualifier::kAfter)
    return date.when;
  auto named = season_of(date.value.view());
  if (!named) named = When::parse_edtf(date.value.view());
  if (!named) return date.when;
  named->basis = date.when.basis;
  return *named;
}

std::optional<When> counted(const When& from, const DateMention& length, int sign) {
  const std::string_view value = length.value.view();  // "P3Y"
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  int32_t count = 0;
  for (const char digit : value.substr(1, value.size() - 2)) {
    if (digit < '0' || digit > '9' || count > 1000) return std::nullopt;
    count = count * 10 + (digit - '0');
  }
  count *= sign;
  const bool is_year = from.precision == Precision::kYear;
  const bool is_month = from.precision == Precision::kMonth;
  switch (value.back()) {
    case 'D':
    case 'W':
      if (!from.is_day()) return std::nullopt;
      return when_day(add_days(from.first, value.back() == 'W' ? 7 * count : count),
                      Basis::kRelative);
    case 'M': {
      if (!from.is_day() && !is_month) return std::nullopt;
      const CivilDate first = add_months(from.first, count);
      return when_month(first.year, first.month, Basis::kRelative);
    }
    case 'Y':
      if (!from.is_day() && !is_month && !is_year) return std::nullopt;
      return when_year(from.first.year + count, Basis::kRelative);
    default:
      return std::nullopt;
  }
}

}  // namespace dateline
