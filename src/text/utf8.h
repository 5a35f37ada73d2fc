// UTF-8: validation, decoding, and offsets in other units. Everything in Dateline counts UTF-8
// bytes; code points and UTF-16 units exist only at the edge (`annotate --offsets`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The byte offset of the first malformed sequence, or nothing when all of `text` is UTF-8
// (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
std::optional<size_t> find_invalid_utf8(std::string_view text);

struct CodePoint {
  char32_t value;
  uint32_t size;  // bytes, 1 to 4
};

// Decodes the code point at `begin`. REQUIRES: valid UTF-8, begin < text.size() and on a boundary.
CodePoint decode_utf8(std::string_view text, size_t begin);

// Appends the UTF-8 form of a code point.
void append_utf8(std::string& out, char32_t code_point);

// Is `offset` the begin of a code point, or the end of the text?
inline bool is_boundary(std::string_view text, size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

enum class OffsetUnit : uint8_t { kUtf8, kCodePoint, kUtf16 };

// Converts byte offsets of one text into another unit. Keeps a mark every 64 bytes, so a lookup is
// constant time; the text must outlive it.
class OffsetConverter {
 public:
  OffsetConverter(std::string_view text, OffsetUnit unit);
  // REQUIRES: byte_offset <= text.size() and on a boundary.
  size_t operator()(size_t byte_offset) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  std::vector<uint32_t> marks_;  // units before byte 64 * i
};

}  // namespace dateline
