#include "render/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/large_memory.h"
#include "render/story_json.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kIndent = 2;

// May the byte stand in a quoted text as it is?
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t byte = 0x20; byte < plain.size(); ++byte) plain[byte] = true;
  plain['"'] = plain['\\'] = false;
  return plain;
}();

bool is_plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

void append_escape(std::string& out, char c) {
  constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
  const size_t known = kEscaped.find(c);
  if (known != std::string_view::npos) {
    out += '\\';
    out += kLetters[known];
    return;
  }
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  out += "\\u00";
  out += kHexDigits[static_cast<unsigned char>(c) >> 4];
  out += kHexDigits[c & 15];
}

}  // namespace

void JsonWriter::reserve(size_t bytes) {
  out_.reserve(bytes);
  prefer_large_pages(out_.data(), bytes);
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  append_quoted(name);
  out_ += is_pretty_ ? ": " : ":";
  is_after_key_ = true;
}

void JsonWriter::put(std::string_view text) {
  begin_value();
  if (find_invalid_utf8(text))
    out_ += compact(Json(text));
  else
    append_quoted(text);
}

void JsonWriter::put_number(int64_t number) {
  begin_value();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::put_null() {
  begin_value();
  out_ += "null";
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) begin_line();
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::begin_value() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) out_ += ',';
  is_first_ = false;
  begin_line();
}

void JsonWriter::begin_line() {
  if (!is_pretty_) return;
  out_ += '\n';
  out_.append(kIndent * depth_, ' ');
}

void JsonWriter::append_quoted(std::string_view text) {
  out_ += '"';
  for (auto at = text.begin(); at != text.end();) {
    const auto stop = std::find_if_not(at, text.end(), is_plain);
    out_.append(at, stop);
    if ((at = stop) != text.end()) append_escape(out_, *at++);
  }
  out_ += '"';
}

}  // namespace dateline
