#include "extract/dates/date_context.h"

#include <cstdlib>

namespace dateline {
namespace {

constexpr int kDaysOfMonth = 31;
constexpr int kStoryWrapMonths = 9;  // so many months back are the next year
constexpr int kFarAheadYears = 10;   // of two digits
constexpr int kNewsYears = 2;        // a history that has come so near is news
constexpr int kNoYear = 2000;        // where nothing tells the century
constexpr int kYearOfAttacks = 2001;
constexpr int kDaysAround = 120;

}  // namespace

std::optional<CivilDate> DateContext::today() const {
  if (published) return published;
  if (story) return story->first;
  return std::nullopt;
}

std::optional<CivilDate> DateContext::reference() const {
  if (is_history && story && !(published && story->first.year + kNewsYears >= published->year))
    return story->first;
  return today();
}

std::optional<CalendarUnit> DateContext::told() const {
  if (story) return story;
  if (published) return unit_at(Grain::kDay, *published);
  return std::nullopt;
}

int DateContext::full_year(int digits) const {
  const int now = reference() ? reference()->year : kNoYear;
  const int year = now / 100 * 100 + digits;
  return year > now + kFarAheadYears ? year - 100 : year;
}

std::optional<int> DateContext::fitting_year(int month, int day) const {
  // "The king fled in January 1979. Lina Borg returned on Feb. 1."
  const bool is_of_passage = goes_on && thread && published && tense != Tense::kFuture &&
                             thread->first.year < published->year;
  if ((is_history && thread) || is_of_passage) {
    // A story moves forward: February told after November is the next February.
    const bool has_month = thread->grain < Grain::kYear;
    const bool wraps = has_month && thread->first.month >= month + kStoryWrapMonths;
    return thread->first.year + (wraps ? 1 : 0);
  }
  if (!reference()) return std::nullopt;
  const CivilDate now = *reference();
  // The twelve months around the publication that the clause may mean end so many months ahead.
  const bool is_day = day > 0;
  const int ahead = tense == Tense::kPast     ? (is_day ? 2 : 0)
                    : tense == Tense::kFuture ? (is_day ? 9 : 10)
                                              : 3;
  const int distance = (month - now.month) * kDaysOfMonth + (is_day ? day - now.day : 0);
  int year = now.year;
  if (distance > ahead * kDaysOfMonth) year = now.year - 1;
  if (distance <= (ahead - 12) * kDaysOfMonth) year = now.year + 1;
  // "September 11" by itself is that of 2001, but in the weeks around the day.
  const bool is_name_of_attacks = month == 9 && day == 11 && now.year > kYearOfAttacks;
  const CivilDate near{static_cast<int16_t>(year), 9, 11};
  if (is_name_of_attacks && std::abs(days_between(near, now)) > kDaysAround) return kYearOfAttacks;
  return year;
}

int DateContext::fitting_quarter_year(int number) const {
  const CivilDate now = *reference();
  const int current = (now.month - 1) / 3 + 1;
  const int year = number <= current ? now.year : now.year - 1;
  const int quarters_ago = (now.year - year) * 4 + current - number;
  return tense == Tense::kFuture && quarters_ago >= 2 ? year + 1 : year;
}

CalendarUnit nearest_season(int season, CivilDate now, int direction, bool is_counted) {
  CalendarUnit unit = season_of_year(now.year, season);
  if (now < unit.first && direction < 0) unit = season_of_year(now.year - 1, season);
  if (direction < 0 && is_counted && unit.last() >= now)
    return season_of_year(unit.first.year - 1, season);
  if (direction > 0 && (unit.last() < now || (is_counted && unit.first <= now)))
    return season_of_year(now.year + 1, season);
  return unit;
}

}  // namespace dateline
