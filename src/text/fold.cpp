#include "text/fold.h"

#include <utf8proc.h>

#include <array>
#include <span>

#include "text/characters.h"
#include "text/utf8.h"

namespace dateline {
namespace {

using AsciiMap = std::array<char, 128>;
constexpr AsciiMap map_ascii(bool has_plain_marks) {
  AsciiMap map{};
  for (size_t c = 0; c < map.size(); ++c)
    map[c] = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
  if (has_plain_marks) map['`'] = '\'';
  return map;
}
constexpr AsciiMap kLower = map_ascii(false), kFolded = map_ascii(true);

// Most words are ASCII: they are looked through once. False, and nothing is appended, for others.
bool append_if_ascii(std::string& out, std::string_view text, const AsciiMap& map) {
  const size_t begin = out.size();
  out += text;
  for (char& c : std::span(out).subspan(begin)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= map.size()) {
      out.resize(begin);
      return false;
    }
    c = map[byte];
  }
  return true;
}

// Other bytes stay.
void append_bytes(std::string& out, std::string_view text, const AsciiMap& map) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < map.size() ? map[byte] : c;
  }
}

char32_t plain_mark(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == '`') return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201F) return '"';
  if (is_dash(c)) return '-';
  if (is_space(c)) return ' ';
  return c;
}

}  // namespace

void append_lower(std::string& out, std::string_view text) {
  if (append_if_ascii(out, text, kLower)) return;
  if (find_invalid_utf8(text)) return append_bytes(out, text, kLower);
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    append_utf8(
        out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
    i += point.size;
  }
}

void append_folded(std::string& out, std::string_view text) {
  if (append_if_ascii(out, text, kFolded)) return;
  if (find_invalid_utf8(text)) return append_bytes(out, text, kFolded);
  std::array<utf8proc_int32_t, 32> parts;
  for (size_t i = 0; i < text.size();) {
    if (is_ascii_letter(text[i]) || is_ascii_digit(text[i]) || text[i] == ' ') {
      append_bytes(out, text.substr(i++, 1), kLower);
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    i += point.size;
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    const char32_t plain = plain_mark(point.value);
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(plain), parts.data(),
                                static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    for (utf8proc_ssize_t k = 0; k < count && k < static_cast<utf8proc_ssize_t>(parts.size()); ++k)
      append_utf8(out, static_cast<char32_t>(parts[static_cast<size_t>(k)]));
  }
}

std::string to_lower(std::string_view text) {
  std::string out;
  append_lower(out, text);
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

}  // namespace dateline
