// The lines chosen so far: which others would tell their readers nothing new. Used by key_dates.cpp
// and state_of_play.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "calendar/civil.h"

namespace dateline {

class ToldLines {
 public:
  // Words of `shortest_word` bytes and more count. A line repeats another of its month when they
  // share more than `repeat_percent` of the words of the shorter one: who was elected again is told
  // in much the same words years later. A line of fewer than `few_words` counts as one of so many.
  ToldLines(size_t shortest_word, size_t repeat_percent, size_t few_words)
      : shortest_word_(shortest_word), repeat_percent_(repeat_percent), few_words_(few_words) {}

  // Adds the line, unless it repeats one that was added before.
  bool add(CivilDate date, std::string_view text);

 private:
  size_t shortest_word_, repeat_percent_, few_words_;
  struct Line {
    CivilDate date;
    std::vector<uint64_t> words;  // hashes, ascending
  };
  std::vector<Line> lines_;
};

}  // namespace dateline
