// Counts of one article with what comparing them with others needs. Used by number_disputes.cpp.
#pragma once

#include "assemble/contested/oppositions.h"

namespace dateline {

// What comparing a number needs of its own article.
struct ToldCount {
  uint32_t ix = 0;            // of the statement, in its range
  WordId thing = 0;           // the counted noun, where no slot says what is counted
  WordId deed = 0;            // what was done with the things: "fired"; 0: no verb
  Matters what;               // "civilians", "French citizens"; a toll is of all, and has none
  Matters names, telling;     // of its place: places and persons; all but states and slots
  Matters states;             // that the sentence names
  bool is_stated = false;     // the sentence itself names where
  bool rises = false;         // "rose to 40"
  bool is_of_period = false;  // "over the past week"
  bool is_of_own = false;     // "three of its members": at least so many of all
};
struct CountsOfArticle {
  std::vector<ToldCount> all;
};
size_t bytes_of(const CountsOfArticle& counts);

// The numbers of a range but for those that are somebody's own and the rest of another.
CountsOfArticle read_counts(const StatementView& view, StatementRange range);

}  // namespace dateline
