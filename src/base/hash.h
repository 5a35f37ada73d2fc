// The one hash of Dateline: XXH3 with a fixed seed. Values are stored and printed, so the function
// and the seed are part of the format; std::hash is never stored or printed.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct Hash128 {
  uint64_t high = 0, low = 0;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

// XXH3-64 of the bytes.
uint64_t hash64(std::string_view bytes);

// XXH3-128 of the bytes.
Hash128 hash128(std::string_view bytes);

// Mixes a further value into a hash; order matters.
constexpr uint64_t hash_combine(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ull + (hash << 6) + (hash >> 2);
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ull;
  return hash ^ (hash >> 32);
}

}  // namespace dateline
