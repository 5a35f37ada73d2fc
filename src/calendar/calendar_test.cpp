#include <doctest/doctest.h>

#include "calendar/civil.h"
#include "calendar/instant.h"
#include "calendar/timex.h"
#include "calendar/when.h"

using namespace dateline;

TEST_CASE("days since 1970 and back, over four centuries") {
  for (int32_t day = -150000; day < 50000; day += 17)
    CHECK(days_from_civil(civil_from_days(day)) == day);
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(weekday_of({2020, 1, 3}) == Weekday::kFriday);
  CHECK(weekday_of({1953, 8, 19}) == Weekday::kWednesday);
}

TEST_CASE("month arithmetic stays inside the month") {
  CHECK(add_months({2020, 1, 31}, 1) == CivilDate{2020, 2, 29});
  CHECK(add_months({2020, 1, 15}, -13) == CivilDate{2018, 12, 15});
  CHECK(add_years({2020, 2, 29}, -1) == CivilDate{2019, 2, 28});
}

TEST_CASE("ISO weeks cross the new year") {
  const IsoWeek week = iso_week_of({2019, 12, 30});
  CHECK(week.year == 2020);
  CHECK(week.week == 1);
  CHECK(monday_of_iso_week(2020, 1) == CivilDate{2019, 12, 30});
}

TEST_CASE("impossible dates do not parse") {
  CHECK_FALSE(CivilDate::parse("2019-02-29"));
  CHECK_FALSE(CivilDate::parse("2019-13-01"));
  CHECK_FALSE(CivilDate::parse("2019-1-1"));
  CHECK(CivilDate::parse("2020-02-29"));
}

TEST_CASE("instants keep their local day") {
  const auto late = Instant::parse("2020-01-08T23:30:00-05:00");
  REQUIRE(late);
  CHECK(late->day() == CivilDate{2020, 1, 8});
  CHECK(late->to_string() == "2020-01-08T23:30:00-05:00");
  CHECK(Instant::parse("2020-01-08")->to_string() == "2020-01-08");
  CHECK(Instant::parse("2020-01-08 09:15:10.25Z")->to_string() == "2020-01-08T09:15:10Z");
  CHECK(Instant::parse("2020-01-08T09:15+0330")->offset_minutes == 210);
  CHECK_FALSE(Instant::parse("yesterday"));
  CHECK_FALSE(Instant::parse("2020-01-08T25:00:00Z"));
  CHECK(Instant::parse("1969-12-31T23:59:59Z")->day() == CivilDate{1969, 12, 31});
}

TEST_CASE("EDTF and words say the same date") {
  struct Row {
    When when;
    const char *edtf, *words;
  };
  When about = when_year(1953);
  about.qualifier = Qualifier::kAbout;
  When by = when_day({2020, 1, 8});
  by.qualifier = Qualifier::kBefore;
  for (const Row& row :
       {Row{when_day({2020, 1, 3}), "2020-01-03", "3 January 2020"},
        Row{when_month(2019, 4), "2019-04", "April 2019"}, Row{when_year(1953), "1953", "1953"},
        Row{about, "1953~", "about 1953"}, Row{by, "../2020-01-08", "by 8 January 2020"},
        Row{when_week({2020, 1, 8}), "2020-01-06/2020-01-12", "week of 6 January 2020"},
        Row{when_decade(1990), "199X", "the 1990s"}, Row{when_year(-479), "-0479", "480 BC"},
        Row{when_month(-43, 3), "-0043-03", "March 44 BC"},
        Row{when_season(2019, 3), "2019-23", "autumn 2019"},
        Row{when_quarter(2019, 4), "2019-36", "quarter 4 of 2019"},
        Row{when_interval({2019, 12, 27}, {2020, 1, 3}), "2019-12-27/2020-01-03",
            "27 December 2019 to 3 January 2020"},
        Row{when_interval({2013, 1, 1}, {2018, 12, 31}), "2013-01-01/2018-12-31", "2013 to 2018"},
        Row{when_interval({2020, 1, 3}, {2020, 1, 3}), "2020-01-03", "3 January 2020"}}) {
    CHECK(row.when.to_edtf() == row.edtf);
    CHECK(row.when.to_words() == row.words);
    const auto back = When::parse_edtf(row.edtf);
    REQUIRE(back);
    CHECK(back->to_edtf() == row.edtf);
  }
  CHECK_FALSE(When::parse_edtf("soon"));
}

TEST_CASE("a qualified date keeps the name of its unit") {
  When when = when_decade(1990);
  when.first = {1997, 1, 1};
  when.qualifier = Qualifier::kLate;
  CHECK(when.to_words() == "the late 1990s");
  CHECK(when.to_edtf() == "1997-01-01/1999-12-31");
  When winter = when_season(2019, 4);
  winter.first = {2020, 2, 1};
  winter.qualifier = Qualifier::kLate;
  CHECK(winter.to_words() == "late winter 2019");
}

TEST_CASE("TIMEX3 values of calendar units") {
  struct Row {
    CalendarUnit unit;
    const char* value;
  };
  CalendarUnit night = unit_at(Grain::kDay, {2020, 1, 6});
  night.part = DayPart::kNight;
  CalendarUnit clock = night;
  clock.part = DayPart::kWhole;
  clock.minute_of_day = 80;
  for (const Row& row : {Row{night, "2020-01-06TNI"}, Row{clock, "2020-01-06T01:20"},
                         Row{unit_at(Grain::kWeek, {2019, 12, 31}), "2020-W01"},
                         Row{unit_at(Grain::kWeekend, {2020, 1, 8}), "2020-W02-WE"},
                         Row{unit_at(Grain::kQuarter, {1989, 8, 1}), "1989-Q3"},
                         Row{unit_at(Grain::kSeason, {2020, 1, 8}), "2019-WI"},
                         Row{unit_at(Grain::kDecade, {1987, 1, 8}), "198"},
                         Row{unit_at(Grain::kCentury, {1987, 1, 8}), "19"},
                         Row{unit_at(Grain::kYear, {-489, 5, 1}), "BC0490"}}) {
    CHECK(row.unit.to_timex3().view() == row.value);
    CHECK(is_timex3_value(row.value));
    CHECK(shift(shift(row.unit, 3), -3) == row.unit);
    CHECK(row.unit.first <= row.unit.last());
  }
  CHECK_FALSE(is_timex3_value("soon"));
}

TEST_CASE("TIMEX3 values of durations") {
  CHECK(to_timex3(Duration{.unit = Grain::kYear, .count = 7000}).view() == "P7000Y");
  CHECK(to_timex3(Duration{.unit = Grain::kHour, .count = 16}).view() == "PT16H");
  CHECK(to_timex3(Duration{.unit = Grain::kYear, .count = 2, .and_half = true}).view() == "P2Y6M");
  CHECK(to_timex3(Duration{.unit = Grain::kDecade, .count = 2}).view() == "P20Y");
  CHECK(to_timex3(Duration{.unit = Grain::kWeek, .count = -1}).view() == "PXW");
}
