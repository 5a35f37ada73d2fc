#include "ingest/date_forms.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string field(std::string_view text, DayOrder order = DayOrder::kDayFirst) {
  const auto instant = parse_date_field(text, order);
  return instant ? instant->to_string() : "none";
}

std::string found(std::string_view text, DayOrder order = DayOrder::kDayFirst) {
  const auto date = find_date(text, order);
  return date ? date->instant.to_string() : "none";
}

}  // namespace

TEST_CASE("fields of pages and feeds") {
  CHECK(field("2020-01-08") == "2020-01-08");
  CHECK(field("2020-01-08T09:15:00+0100") == "2020-01-08T09:15:00+01:00");
  CHECK(field("Wed, 08 Jan 2020 09:15:30 GMT") == "2020-01-08T09:15:30Z");
  CHECK(field("Wed, 8 Jan 20 09:15 EST") == "2020-01-08T09:15:00-05:00");
  CHECK(field("Wed Jan 8 09:15:30 PST 2020") == "2020-01-08T09:15:30-08:00");
  CHECK(field("20200108") == "2020-01-08");
  CHECK(field("1578474000") == "2020-01-08T09:00:00Z");
  CHECK(field("1578474000000") == "2020-01-08T09:00:00Z");
  CHECK(field("2020-01") == "2020-01-01");
  CHECK(field("2020-008") == "2020-01-08");
  CHECK(field("1/8/2020 9:15 PM", DayOrder::kMonthFirst) == "2020-01-08T21:15:00Z");
  CHECK(field("soon") == "none");
  CHECK(field("") == "none");
}

TEST_CASE("dates in lines of text, in many languages") {
  CHECK(found("Posted by Ann Roe on January 8th, 2020 at 9:15 am") == "2020-01-08T09:15:00Z");
  CHECK(found("Mittwoch, 8. Januar 2020, 9.15 Uhr") == "2020-01-08T09:15:00Z");
  CHECK(found("Publié le 8 février 2020") == "2020-02-08");
  CHECK(found("8 de enero de 2020") == "2020-01-08");
  CHECK(found("8 января 2020 г.") == "2020-01-08");
  CHECK(found("2020年1月8日") == "2020-01-08");
  CHECK(found("Stand: 08.01.2020") == "2020-01-08");
  CHECK(found("am 8.1.20 um 09:15") == "2020-01-08T09:15:00Z");
}

TEST_CASE("the order of day and month") {
  CHECK(found("01/08/2020", DayOrder::kDayFirst) == "2020-08-01");
  CHECK(found("01/08/2020", DayOrder::kMonthFirst) == "2020-01-08");
  CHECK(found("13/08/2020", DayOrder::kMonthFirst) == "2020-08-13");
  CHECK(found("08.01.2020", DayOrder::kMonthFirst) == "2020-01-08");
}

TEST_CASE("what is no date") {
  CHECK(found("Room 12 of 2020 rooms") == "none");
  CHECK(found("30 February 2020") == "none");
  CHECK(found("call 030.12.2020.7") == "none");
  CHECK(found("version 1.2.3") == "none");
}

TEST_CASE("dates in addresses") {
  const auto in = [](std::string_view url) {
    const auto date = date_in_url(url);
    return date ? date->to_string() : "none";
  };
  CHECK(in("https://example.org/2020/01/08/flood") == "2020-01-08");
  CHECK(in("https://example.org/world/2020/jan/08/flood") == "2020-01-08");
  CHECK(in("https://example.org/flood-20200108.html") == "2020-01-08");
  CHECK(in("https://example.org/news-2020-01-08") == "2020-01-08");
  CHECK(in("https://example.org/2020/01/3-questions") == "none");
  CHECK(in("https://example.org/2020/13/08/") == "none");
  CHECK(in("https://2020-01-08.example/") == "none");
}
