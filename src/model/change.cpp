#include "model/change.h"

#include <array>

namespace dateline {

std::string_view name_of(LineKind kind) {
  constexpr std::array<std::string_view, 5> kNames{"event", "quote", "dispute", "outlook",
                                                   "entity"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view name_of(ChangeKind kind) {
  constexpr std::array<std::string_view, 12> kNames{"added",     "returned", "split",   "merged",
                                                    "withdrawn", "hidden",   "text",    "date",
                                                    "part",      "status",   "sources", "edited"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace dateline
