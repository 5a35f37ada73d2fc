#include "ingest/fetch/addresses.h"

#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace dateline {
namespace {

struct Block {
  uint32_t first;
  int bits;
};

constexpr uint32_t ip(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array<Block, 15> kNotPublic{
    Block{ip(0, 0, 0, 0), 8},      Block{ip(10, 0, 0, 0), 8},     Block{ip(100, 64, 0, 0), 10},
    Block{ip(127, 0, 0, 0), 8},    Block{ip(169, 254, 0, 0), 16}, Block{ip(172, 16, 0, 0), 12},
    Block{ip(192, 0, 0, 0), 24},   Block{ip(192, 0, 2, 0), 24},   Block{ip(192, 88, 99, 0), 24},
    Block{ip(192, 168, 0, 0), 16}, Block{ip(198, 18, 0, 0), 15},  Block{ip(198, 51, 100, 0), 24},
    Block{ip(203, 0, 113, 0), 24}, Block{ip(224, 0, 0, 0), 4},    Block{ip(240, 0, 0, 0), 4}};

bool is_public_v4(uint32_t address) {
  for (const Block& block : kNotPublic)
    if ((address ^ block.first) >> (32 - block.bits) == 0) return false;
  return true;
}

uint32_t v4_at(const uint8_t* bytes) { return ip(bytes[0], bytes[1], bytes[2], bytes[3]); }

bool starts_with(const uint8_t* bytes, std::initializer_list<uint8_t> prefix) {
  return std::memcmp(bytes, prefix.begin(), prefix.size()) == 0;
}

bool is_public_v6(const uint8_t* bytes) {
  if (starts_with(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}))
    return is_public_v4(v4_at(bytes + 12));
  if (starts_with(bytes, {0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}))
    return is_public_v4(v4_at(bytes + 12));                                     // NAT64
  if (starts_with(bytes, {0x20, 0x02})) return is_public_v4(v4_at(bytes + 2));  // 6to4
  if (starts_with(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;               // documentation
  if (starts_with(bytes, {0x20, 0x01, 0x00, 0x00})) return false;               // Teredo
  return (bytes[0] & 0xE0) == 0x20;  // 2000::/3 is all that is handed out
}

}  // namespace

bool is_public_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, address, sizeof v6);
  return is_public_v6(v6.sin6_addr.s6_addr);
}

}  // namespace dateline
