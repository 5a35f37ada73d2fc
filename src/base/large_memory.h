// Large memory: a page costs time when it is first touched, and some machines ask much for it. Used
// by store/ and render/ for what is filled from end to end.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

namespace dateline {

// Asks for few large pages where the memory, which has just been allocated, is large enough to have
// them. A hint: where the system has none, nothing changes.
inline void prefer_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] size_t bytes) {
#ifdef MADV_HUGEPAGE
  constexpr size_t kLeastBytes = 4u << 20;
  if (bytes < kLeastBytes) return;
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  const size_t past_page = reinterpret_cast<uintptr_t>(begin) % page;
  const size_t skipped = past_page == 0 ? 0 : page - past_page;
  (void)madvise(static_cast<char*>(begin) + skipped, bytes - skipped, MADV_HUGEPAGE);
#endif
}

}  // namespace dateline
