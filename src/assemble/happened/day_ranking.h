// Day ranking: how much of the story happened on a day. The weights are such that what is asked for
// of a day weighs (weigh_shown_days) is added as it is. Used by days.cpp and key_dates.cpp, and by
// train/train_rankers.cpp, which learns the weights.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"
#include "lexicon/linear_ranker.h"

namespace dateline {

enum DayFeature : size_t {
  kTold,  // log of the articles that tell an event of the day, each counted by how much it is
          // about the story; as a share of the greatest day's
  kPeak,  // share of the articles naming a day of four weeks that name this one
  kDayFeatureCount,
};
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kDayFeatureCount> kDayFeatureNames{"told", "peak"};
using DayFeatures = std::array<float, kDayFeatureCount>;

struct DescribedDay {
  CivilDate date;
  DayFeatures features{};
  std::vector<std::string> namings;  // as in StoryDay
};

// The days that the articles name or tell an event of, by date.
std::vector<DescribedDay> describe_days(Articles articles, const Copies& copies);

// The days of the story's events, by date, with what is asked for weighs: the score of the best
// line, how many of the texts that name a day of four weeks name this one or the next, and whether
// a report of days later still tells of it. The story may have been narrowed, then these are days
// of what is asked for.
std::vector<StoryDay> weigh_shown_days(const Story& story);

}  // namespace dateline
