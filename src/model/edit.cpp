#include "model/edit.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 8> kNames{"pin",  "hide",  "merge", "split",
                                                 "date", "title", "name",  "part"};

}  // namespace

std::string_view name_of(EditKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<EditKind> parse_edit_kind(std::string_view name) {
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<EditKind>(at - kNames.begin());
}

}  // namespace dateline
