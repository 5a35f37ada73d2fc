// Small sets kept as ascending vectors, each item once. Used where sets are compared far more often
// than they are made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dateline {

template <class T>
void keep_sorted_once(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// How many items of `a` are in `b` as well. Both ascending, each item once.
template <class T>
size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const T& item) {
    return std::binary_search(b.begin(), b.end(), item);
  }));
}

}  // namespace dateline
