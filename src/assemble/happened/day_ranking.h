// Day ranking: how much of the story happened on a day. The weights are such that the score of the
// best line of a day (Event::score) is added as it is. Used by assemble/days.cpp, and by
// train/train_rankers.cpp, which learns the weights.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"
#include "assemble/happened/linear_ranker.h"

namespace dateline {

enum DayFeature : size_t {
  kTold,   // log of the articles that tell an event of the day, each counted by how much it is
           // about the story; as a share of the greatest day's
  kBurst,  // share of the articles of four weeks that were published on the day or the next
  kPeak,   // share of the articles naming a day of these four weeks that name this one
  kDayFeatureCount,
};
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kDayFeatureCount> kDayFeatureNames{"told", "burst",
                                                                                 "peak"};
using DayFeatures = std::array<float, kDayFeatureCount>;

struct DescribedDay {
  CivilDate date;
  DayFeatures features{};
};

// The days that some event happened on, by date.
std::vector<DescribedDay> describe_days(Articles articles,
                                        const std::vector<Sourced<Event>>& events);

}  // namespace dateline
