#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace dateline {

Progress::Progress(bool enabled) : enabled_(enabled && isatty(STDERR_FILENO) == 1) {}

void Progress::show(const AddCounts& counts) {
  if (!enabled_) return;
  const auto elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_);
  show(fmt::format("{} articles, {:.0f} a second", counts.read(),
                   static_cast<double>(counts.read()) / std::max(elapsed.count(), 1e-3)));
}

void Progress::show(const std::string& text) {
  if (!enabled_) return;
  is_shown_ = true;
  fmt::print(stderr, "\r\x1b[K{}", text);
}

void Progress::clear() {
  if (is_shown_) std::fputs("\r\x1b[K", stderr);
  is_shown_ = false;
}

}  // namespace dateline
