#include "model/change.h"

#include <array>

namespace dateline {

std::string_view name_of(LineKind kind) {
  constexpr std::array<std::string_view, 5> kNames{"event", "quote", "dispute", "outlook",
                                                   "entity"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view name_of(ChangeKind kind) {
  constexpr std::array<std::string_view, 10> kNames{"added",     "returned", "split", "merged",
                                                    "withdrawn", "text",     "date",  "part",
                                                    "status",    "sources"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace dateline
