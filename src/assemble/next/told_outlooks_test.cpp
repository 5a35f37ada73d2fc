#include "assemble/next/told_outlooks.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

const CivilDate kToday{2031, 3, 5};

ToldOutlook told(std::string text, int32_t worth, std::optional<When> due = std::nullopt,
                 OutlookStatus status = OutlookStatus::kOpen) {
  SourceRef source;
  source.quote = text;
  Outlook outlook;
  outlook.text = std::move(text);
  outlook.due = due;
  outlook.status = status;
  return {
      {std::move(outlook), NonEmpty<SourceRef>(std::move(source))}, worth, days_from_civil(kToday)};
}

std::vector<std::string> texts(std::vector<ToldOutlook> outlooks) {
  std::vector<std::string> out;
  for (const auto& line : in_order(std::move(outlooks), kToday)) out.push_back(line.value.text);
  return out;
}

}  // namespace

TEST_CASE("what is due soon stands first, then what is open, then what is past or closed") {
  const When tomorrow = when_day({2031, 3, 6}), next_week = when_day({2031, 3, 12}),
             yesterday = when_day({2031, 3, 4});
  CHECK(texts({told("closed", 900, tomorrow, OutlookStatus::kCameTrue),
               told("passed", 900, yesterday, OutlookStatus::kDue), told("open", 900),
               told("next week", 900, next_week), told("tomorrow", 700, tomorrow)}) ==
        std::vector<std::string>{"tomorrow", "next week", "open", "closed", "passed"});
}

TEST_CASE("of what is open the worthier stands first, unless much was told since") {
  ToldOutlook old = told("old", 800);
  old.articles_since = 60;
  CHECK(texts({old, told("fresh", 700), told("fresh and sure", 750)}) ==
        std::vector<std::string>{"fresh and sure", "fresh", "old"});
}

TEST_CASE("a day of somebody else does not stand before what the story's actors announce") {
  ToldOutlook beside = told("beside", 900, when_day({2031, 3, 6}));
  beside.names_actor = false;
  CHECK(texts({beside, told("next week", 700, when_day({2031, 3, 12})), told("open", 800)}) ==
        std::vector<std::string>{"next week", "open", "beside"});
}

TEST_CASE("one sentence is told once") {
  CHECK(texts({told("same", 700), told("same", 800)}) == std::vector<std::string>{"same"});
}
