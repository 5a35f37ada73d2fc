#include "ingest/character_references.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kLongestReference = 10;  // bytes between "&" and ";"

constexpr std::pair<std::string_view, char32_t> kNamed[] = {
    {"amp", U'&'},     {"quot", U'"'},    {"apos", U'\''},    {"lt", U'<'},      {"gt", U'>'},
    {"nbsp", 0xA0},    {"rsquo", 0x2019}, {"lsquo", 0x2018},  {"rdquo", 0x201D}, {"ldquo", 0x201C},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"euro", 0x20AC},  {"pound", 0xA3},
    {"eacute", 0xE9},  {"egrave", 0xE8},  {"aacute", 0xE1},   {"oacute", 0xF3},  {"iacute", 0xED},
    {"uacute", 0xFA},  {"ccedil", 0xE7},  {"ntilde", 0xF1},   {"auml", 0xE4},    {"ouml", 0xF6},
    {"uuml", 0xFC},    {"szlig", 0xDF},   {"aring", 0xE5},    {"oslash", 0xF8},  {"aelig", 0xE6}};

// "#39", "#x2019": no control character, no half of a pair.
std::optional<char32_t> numbered(std::string_view digits) {
  const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
  if (is_hex) digits.remove_prefix(1);
  uint32_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, is_hex ? 16 : 10);
  const bool is_character = value >= 0x20 && value < 0x110000 && !(value >= 0x7F && value < 0xA0) &&
                            !(value >= 0xD800 && value < 0xE000);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end || !is_character)
    return std::nullopt;
  return value;
}

std::optional<char32_t> meant(std::string_view reference) {
  if (reference.starts_with('#')) return numbered(reference.substr(1));
  for (const auto& [name, character] : kNamed)
    if (reference == name) return character;
  return std::nullopt;
}

}  // namespace

size_t undo_character_references(std::string& text) {
  size_t restored = 0, written = text.find('&');
  if (written == std::string::npos) return 0;
  for (size_t at = written; at < text.size();) {
    // What stands at `at` is a "&" that an "&amp;" may have been: what follows may make it another.
    if (text[at] == '&') {
      const std::string_view rest = std::string_view(text).substr(at + 1, kLongestReference + 1);
      const size_t length = rest.find(';');
      if (const auto character =
              length == rest.npos ? std::nullopt : meant(rest.substr(0, length))) {
        ++restored;
        at += length + 1;  // the semicolon
        if (*character == U'&') {
          text[at] = '&';
          continue;
        }
        std::string bytes;
        append_utf8(bytes, *character);
        for (const char byte : bytes) text[written++] = byte;
        ++at;
        continue;
      }
    }
    text[written++] = text[at++];
  }
  text.resize(written);
  return restored;
}

}  // namespace dateline
