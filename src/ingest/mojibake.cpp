#include "ingest/mojibake.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/characters.h"
#include "text/one_of.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// What windows-1252 makes of the bytes 0x80 to 0x9F (WHATWG Encoding Standard); 0 where it knows
// none.
constexpr std::array<char32_t, 32> kHighControls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte beyond ASCII that was read as this character.
std::optional<unsigned char> byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);  // unknown ones are controls
  const auto* known = std::find(kHighControls.begin(), kHighControls.end(), c);
  if (c == 0 || known == kHighControls.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (known - kHighControls.begin()));
}

size_t length_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// A character as it was before it was read wrongly.
struct Restored {
  char32_t value = 0;
  size_t begin = 0, end = 0;  // of what stands for it in the text
  bool is_sure = false;       // else it may be what somebody wrote
  bool is_apart = false;      // white space stands within
};

// Signs and letters of western Europe, punctuation, currencies, signs made of letters, pictures, a
// byte order mark: what stands for them is nothing that anybody writes.
bool is_sure(char32_t c) {
  return (c >= 0xA0 && c <= 0xFF) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x214F) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || c == 0xFEFF;
}

bool is_space_at(std::string_view text, size_t i) {
  return i < text.size() && (text[i] == ' ' || text[i] == '\n');
}

// The byte that `c` stands for behind these. Of the bytes that windows-1252 does not know, which
// are lost, only the last of ” is common.
std::optional<unsigned char> byte_behind(std::string_view bytes, char32_t c) {
  if (c != kReplacement) return byte_of(c);
  if (bytes == "\xE2\x80") return 0x9D;
  return std::nullopt;
}

// The character that the one at `begin`, beyond ASCII, and those behind it stand for.
std::optional<Restored> restored_at(std::string_view text, size_t begin) {
  const CodePoint first = decode_utf8(text, begin);
  const auto lead = byte_of(first.value);
  const size_t length = lead ? length_of(*lead) : 0;
  if (length == 0) return std::nullopt;
  std::string bytes(1, static_cast<char>(*lead));
  Restored restored{0, begin, begin + first.size};
  while (bytes.size() < length) {
    const size_t next = restored.end + (is_space_at(text, restored.end) ? 1 : 0);
    if (next >= text.size()) return std::nullopt;
    const CodePoint c = decode_utf8(text, next);
    const auto byte = byte_behind(bytes, c.value);
    if (!byte) return std::nullopt;
    restored.is_apart |= next > restored.end;
    bytes += static_cast<char>(*byte);
    restored.end = next + c.size;
  }
  if (find_invalid_utf8(bytes)) return std::nullopt;
  restored.value = decode_utf8(bytes, 0).value;
  restored.is_sure = is_sure(restored.value);
  if (restored.is_sure || (is_letter(restored.value) && !restored.is_apart)) return restored;
  return std::nullopt;
}

std::optional<Restored> restored_from(std::string_view text, size_t begin) {
  for (size_t i = begin; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    if (auto restored = restored_at(text, i)) return restored;
    i += decode_utf8(text, i).size;
  }
  return std::nullopt;
}

// Is a clitic all that stands there ("don’ t" of an archive of tokens)?
bool is_clitic_at(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return one_of(text.substr(begin, end - begin), {"s", "t", "re", "ve", "ll", "d", "m"});
}

// Where white space behind a restored character ends that its archive has put there.
size_t behind_own_space(std::string_view text, const Restored& restored) {
  const bool is_own =
      restored.is_apart && restored.value == U'’' && is_space_at(text, restored.end);
  return is_own && is_clitic_at(text, restored.end + 1) ? restored.end + 1 : restored.end;
}

// One reading undone.
size_t undo_once(std::string& text) {
  std::optional<Restored> next = restored_from(text, 0);
  const auto is_none_sure = [&] {
    for (auto seen = next; seen; seen = restored_from(text, seen->end))
      if (seen->is_sure) return false;
    return true;
  };
  if (is_none_sure()) return 0;
  std::string out;
  out.reserve(text.size());
  size_t count = 0, copied = 0;
  for (; next; next = restored_from(text, copied), ++count) {
    out.append(text, copied, next->begin - copied);
    append_utf8(out, next->value);
    copied = behind_own_space(text, *next);
    const bool is_before_word = copied < text.size() && is_ascii_letter(text[copied]);
    if (next->is_apart && is_dash(next->value) && is_before_word) out += ' ';
  }
  out.append(text, copied);
  text = std::move(out);
  return count;
}

}  // namespace

size_t undo_mojibake(std::string& text) {
  constexpr int kMostReadings = 3;
  size_t count = 0;
  for (int i = 0; i < kMostReadings; ++i) {
    const size_t restored = undo_once(text);
    if (restored == 0) break;
    count += restored;
  }
  return count;
}

}  // namespace dateline
