// Which network addresses belong to the public internet. Used by fetcher.cpp at connect time.
#pragma once

#include <sys/socket.h>

namespace dateline {

// False for loopback, private, link-local, shared, documentation, multicast and reserved addresses
// (RFC 6890), also as IPv4 inside IPv6 (mapped, 6to4, NAT64), and for other families.
bool is_public_address(const sockaddr* address);

}  // namespace dateline
