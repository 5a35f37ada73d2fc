// Numbers that stand for something seen in a text. Shared by running and training.
#pragma once

#include <cstdint>

namespace dateline {

// What was looked at (`kind`) and what was seen there. High bits are well mixed.
inline uint32_t feature(uint32_t kind, uint64_t seen) {
  uint64_t hash = (seen + 1) * 0x9E3779B97F4A7C15ull;
  hash = (hash ^ (hash >> 29) ^ kind) * 0xD6E8FEB86659FD93ull;
  return static_cast<uint32_t>(hash >> 32);
}
inline uint32_t feature(uint32_t kind, uint64_t a, uint64_t b) {
  return feature(kind, (a * 0xC2B2AE3D27D4EB4Full) ^ (b + 0x165667B19E3779F9ull));
}

}  // namespace dateline
