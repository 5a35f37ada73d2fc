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
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const uintptr_t first = (reinterpret_cast<uintptr_t>(begin) + page - 1) / page * page;
  const uintptr_t end = reinterpret_cast<uintptr_t>(begin) + bytes;
  (void)madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
#endif
}

}  // namespace dateline
