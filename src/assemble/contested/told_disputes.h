// In what order a story tells its disputes: first what is surely one. Used by disputes.cpp.
#pragma once

#include <vector>

#include "model/story.h"

namespace dateline {

struct ToldDispute {
  Dispute dispute;
  // One article sets the sides against each other; else they were found to be of one matter.
  bool is_of_one_article = false;
  // How many of its speakers the story is about, and one more where its sentences name such.
  int actors = 0;
};

// What an article itself opposes, denials first, then what was found across articles, differing
// details last; in each what most articles tell of, then where those speak whom the story is
// about, then where more of the sides are somebody's, then the newest.
// REQUIRES: the oldest first.
std::vector<Dispute> in_order(std::vector<ToldDispute> told);

}  // namespace dateline
