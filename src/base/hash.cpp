#include "base/hash.h"

#define XXH_INLINE_ALL  // a word is hashed faster than a function of a library is called
#include <xxhash.h>

namespace dateline {
namespace {
constexpr uint64_t kSeed = 0x446174656C696E65ull;  // "Dateline"
}

uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), kSeed);
}

Hash128 hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), kSeed);
  return {hash.high64, hash.low64};
}

}  // namespace dateline
