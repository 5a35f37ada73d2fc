// NonEmpty<T>: a vector that cannot be empty; what makes Sourced<T> impossible without a source.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "base/assert.h"

namespace dateline {

template <class T>
class NonEmpty {
 public:
  explicit NonEmpty(T first) { items_.push_back(std::move(first)); }
  // REQUIRES: !items.empty().
  explicit NonEmpty(std::vector<T> items) : items_(std::move(items)) {
    DL_ASSERT(!items_.empty(), "a line needs at least one source");
  }
  void push_back(T item) { items_.push_back(std::move(item)); }
  const T& front() const { return items_.front(); }
  const T& operator[](size_t ix) const { return items_[ix]; }
  T& operator[](size_t ix) { return items_[ix]; }
  size_t size() const { return items_.size(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  const std::vector<T>& items() const { return items_; }

 private:
  std::vector<T> items_;
};

}  // namespace dateline
