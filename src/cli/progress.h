// One line on stderr that tells how far a long run is; only where stderr is a terminal.
#pragma once

#include <chrono>
#include <string>

#include "engine/add.h"

namespace dateline {

class Progress {
 public:
  explicit Progress(bool enabled);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // "12,000 articles, 1,050 a second"
  void show(const AddCounts& counts);
  void show(const std::string& text);
  void clear();

 private:
  bool enabled_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace dateline
