#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace dateline {
namespace {

constexpr size_t kMarkBytes = 64;

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Units that the bytes [begin, end) start: a code point counts where its first byte lies.
uint32_t count_units(std::string_view text, size_t begin, size_t end, OffsetUnit unit) {
  uint32_t count = 0;
  for (size_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_continuation(byte)) continue;
    count += unit == OffsetUnit::kUtf16 && byte >= 0xF0 ? 2 : 1;
  }
  return count;
}

// Behind the ASCII bytes that begin at `at`, eight at a time: most of a page's markup is ASCII.
size_t skip_ascii(std::string_view text, size_t at) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  uint64_t eight = 0;
  for (; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      i = skip_ascii(text, i);
      continue;
    }
    size_t size = 0;
    unsigned char low = 0x80,
                  high = 0xBF;  // allowed range of the second byte (RFC 3629, section 4)
    if (lead >= 0xC2 && lead <= 0xDF)
      size = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
      size = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
      size = 4;
    else
      return i;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (i + size > text.size()) return i;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (second < low || second > high) return i;
    for (size_t k = 2; k < size; ++k)
      if (!is_continuation(static_cast<unsigned char>(text[i + k]))) return i;
    i += size;
  }
  return std::nullopt;
}

CodePoint decode_utf8(std::string_view text, size_t begin) {
  const auto byte = [&](size_t k) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[begin + k]));
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

OffsetConverter::OffsetConverter(std::string_view text, OffsetUnit unit)
    : text_(text), unit_(unit) {
  if (unit_ == OffsetUnit::kUtf8) return;
  marks_.reserve(text.size() / kMarkBytes + 1);
  uint32_t units = 0;
  for (size_t begin = 0; begin <= text.size(); begin += kMarkBytes) {
    marks_.push_back(units);
    units += count_units(text, begin, std::min(begin + kMarkBytes, text.size()), unit_);
  }
}

size_t OffsetConverter::operator()(size_t byte_offset) const {
  if (unit_ == OffsetUnit::kUtf8) return byte_offset;
  const size_t mark = byte_offset / kMarkBytes;
  return marks_[mark] + count_units(text_, mark * kMarkBytes, byte_offset, unit_);
}

}  // namespace dateline
