// Span and TokenRange: where something stands in an article. Used by every mention.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

// UTF-8 bytes of Article::text, half-open, on character boundaries.
//
//   text   T e h r a n   v o w e d
//   byte   0           6         11     Span{0, 6} is "Tehran"
struct Span {
  uint32_t begin = 0, end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

// Words of an article by their number, half-open.
struct TokenRange {
  uint32_t begin = 0, end = 0;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
};

// An index of another mention, token or sentence that is not there.
inline constexpr uint32_t kNone = UINT32_MAX;

}  // namespace dateline
