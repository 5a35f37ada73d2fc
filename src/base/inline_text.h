// InlineText<N>: up to N bytes of text inside a trivially copyable struct (TIMEX3 values in
// mentions).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/assert.h"

namespace dateline {

template <size_t N>
class InlineText {
  static_assert(N < 256);

 public:
  InlineText() = default;
  // REQUIRES: text.size() <= N.
  InlineText(std::string_view text) : size_(static_cast<uint8_t>(text.size())) {  // NOLINT
    DL_ASSERT(text.size() <= N, "text does not fit its inline buffer");
    std::copy(text.begin(), text.end(), bytes_.begin());
  }
  std::string_view view() const { return {bytes_.data(), size_}; }
  bool empty() const { return size_ == 0; }
  friend bool operator==(const InlineText& a, const InlineText& b) { return a.view() == b.view(); }

 private:
  std::array<char, N> bytes_{};
  uint8_t size_ = 0;
};

}  // namespace dateline
