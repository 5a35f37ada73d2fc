// Ids of everything that outlives one run. They come from content (a URL, a first source sentence),
// so the same input gives the same ids on every machine.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace dateline {

// 128-bit hash of an article's canonical URL (or of its text where it has none).
// Prints as 32 lower-case hex digits.
struct ArticleId {
  Hash128 hash;
  friend auto operator<=>(const ArticleId&, const ArticleId&) = default;
  std::string to_string() const;
  static std::optional<ArticleId> parse(std::string_view text);
};

// A 60-bit hash with a letter that tells its kind: "v7k2m9q4x1z0a" is an event.
// Prints as the letter and 12 digits of base 32 (0-9, a-z without i, l, o, u).
template <char kLetter>
struct LineId {
  uint64_t value = 0;
  friend auto operator<=>(const LineId&, const LineId&) = default;
  std::string to_string() const;
  static std::optional<LineId> parse(std::string_view text);
  static LineId of(uint64_t hash) { return {hash >> 4}; }
};

using EventId = LineId<'v'>;
using QuoteId = LineId<'q'>;
using DisputeId = LineId<'d'>;
using OutlookId = LineId<'k'>;
using EntityId = LineId<'e'>;
using StoryId = LineId<'s'>;

}  // namespace dateline
