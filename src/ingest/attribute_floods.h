// Attribute floods: tags with so many attributes that libxml2, which compares each with all before
// it, would take minutes. Used before a page or a feed is parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr size_t kMaxAttributes = 500;  // of one tag

enum class Markup : uint8_t { kHtml, kXml };

// The text without the attributes of a tag behind its first kMaxAttributes; nothing where no tag
// has more, as on every page that is meant to be read.
std::optional<std::string> without_attribute_floods(std::string_view text, Markup markup);

}  // namespace dateline
