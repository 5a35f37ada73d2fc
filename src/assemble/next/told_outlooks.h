// Which outlooks a story tells, and in what order: the sure ones of its own actors; what is still
// to come first. Used by outlooks.cpp.
#pragma once

#include <vector>

#include "assemble/next/outlook_status.h"
#include "assemble/prominence.h"

namespace dateline {

// What is worth less is not told.
inline constexpr int32_t kLeastWorth = 650;

// How sure the item is, in thousandths, and more than that for each article that repeats it and for
// an actor that the story is about. 0 where the story is not about anything that it names.
int32_t worth_of(const OutlookItem& item, Articles articles, const Prominence& prominence);

bool names_actor(const OutlookItem& item, Articles articles, const Prominence& prominence);

struct ToldOutlook {
  Sourced<Outlook> line;
  int32_t worth = 0;
  int32_t last_said_day = 0;   // days since 1970
  int32_t articles_since = 0;  // published on later days
  // By an actor of the story, or in a sentence that names one.
  bool names_actor = true;
};

// One line per sentence, the worthiest: what has a day ahead and names an actor by that day, then
// what is open
// without one, lately said (counted in articles: a story may rest for years) and worthy first, then
// what is past or closed, newest first.
std::vector<Sourced<Outlook>> in_order(std::vector<ToldOutlook> told, CivilDate today);

}  // namespace dateline
