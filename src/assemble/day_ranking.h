// Day ranking: how much of the story happened on a day, by who speaks of it and when. Used by
// weigh_days(), and by train/train_rankers.cpp, which learns the weights.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"

namespace dateline {

// Every feature is the log of a count, as a share of the greatest of the story: 0 to 1.
enum DayFeature : size_t {
  kMentioning,      // articles that name the day
  kMentions,        // sentences that name it
  kMentioningLead,  // articles that name it in their first three sentences
  kForeseeing,      // articles published before it that name it
  kSameDay,         // articles published on it that name it
  kWeekAfter,       // articles of the following week that name it
  kLater,           // articles published more than a week after that name it
  kMuchLater,       // more than a month after
  kStated,          // articles that name its date ("3 January"), not only its weekday
  kPublished,       // articles published on it
  kPublishedNext,   // articles published on the next day
  kTelling,         // articles with a sentence that tells an event of it
  kEvents,          // events that happened on it
  kDatedEvents,     // events of which some source names the day
  kMostTold,        // articles that tell its most told event
  kBestLine,        // the score of its best line
  kBestLines,       // the sum of its three best scores
  kBefore,          // articles that name the day before
  kAfter,           // articles that name the day after
  kDayFeatureCount,
};
std::string_view name_of(DayFeature feature);  // as in data/day_ranker.tsv

using DayFeatures = std::array<float, kDayFeatureCount>;

struct DescribedDay {
  CivilDate date;
  DayFeatures features{};
};

// Every day that some event happened on, by date.
std::vector<DescribedDay> describe_days(Articles articles,
                                        const std::vector<Sourced<Event>>& events);

}  // namespace dateline
