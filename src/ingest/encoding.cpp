#include "ingest/encoding.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "ingest/mojibake.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kDetectBytes = 64u << 10;
constexpr size_t kDeclarationBytes = 4096;

struct Mark {
  std::string_view bytes, charset;
};
// The longer mark first: UTF-32LE begins as UTF-16LE does.
constexpr std::array<Mark, 5> kMarks{Mark{std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
                                     Mark{std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
                                     Mark{"\xEF\xBB\xBF", "utf-8"}, Mark{"\xFF\xFE", "utf-16le"},
                                     Mark{"\xFE\xFF", "utf-16be"}};

// XML without a byte order mark: its "<" and "<?" tell (XML 1.0, appendix F).
constexpr std::array<Mark, 4> kXmlStarts{Mark{std::string_view("<\0\0\0", 4), "utf-32le"},
                                         Mark{std::string_view("\0\0\0<", 4), "utf-32be"},
                                         Mark{std::string_view("<\0?\0", 4), "utf-16le"},
                                         Mark{std::string_view("\0<\0?", 4), "utf-16be"}};

struct Label {
  std::string_view label, charset;
};
// Where the web means something else by a label than its standard does.
constexpr std::array<Label, 14> kLabels{Label{"iso-8859-1", "windows-1252"},
                                        Label{"iso8859-1", "windows-1252"},
                                        Label{"latin1", "windows-1252"},
                                        Label{"latin-1", "windows-1252"},
                                        Label{"us-ascii", "windows-1252"},
                                        Label{"ascii", "windows-1252"},
                                        Label{"iso-8859-9", "windows-1254"},
                                        Label{"gb2312", "gb18030"},
                                        Label{"gbk", "gb18030"},
                                        Label{"x-gbk", "gb18030"},
                                        Label{"ks_c_5601-1987", "cp949"},
                                        Label{"euc-kr", "cp949"},
                                        Label{"utf8", "utf-8"},
                                        Label{"x-sjis", "shift_jis"}};

std::string charset_of_label(std::string_view label) {
  std::string name = to_lower(label);
  const size_t begin = name.find_first_not_of(" \t\"'");
  if (begin == std::string::npos) return {};
  name = name.substr(begin, name.find_last_not_of(" \t\"';") + 1 - begin);
  for (const Label& known : kLabels)
    if (known.label == name) return std::string(known.charset);
  return name;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Nothing where ICU does not know the charset.
std::optional<Decoded> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter from(ucnv_open(charset.c_str(), &error));
  if (U_FAILURE(error) || !from) return std::nullopt;
  const Converter to(ucnv_open("utf-8", &error));
  if (U_FAILURE(error) || !to) return std::nullopt;
  Decoded out;
  out.encoding = charset;
  out.text.resize(bytes.size() * 3 + 16);  // U+FFFD takes three bytes for one
  char* target = out.text.data();
  const char* source = bytes.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.text.data() + out.text.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true,
                 &error);
  if (U_FAILURE(error) && error != U_TRUNCATED_CHAR_FOUND) return std::nullopt;
  out.text.resize(static_cast<size_t>(target - out.text.data()));
  out.had_errors = out.text.find("\uFFFD") != std::string::npos;
  return out;
}

std::string detected_charset(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  const std::string_view sample = bytes.substr(0, kDetectBytes);
  uchardet_handle_data(detector.get(), sample.data(), sample.size());
  uchardet_data_end(detector.get());
  return charset_of_label(uchardet_get_charset(detector.get()));
}

Decoded taken_as_utf8(std::string_view bytes) { return {std::string(bytes), "utf-8", false}; }

// `bytes` as UTF-8, what is not replaced.
Decoded as_utf8(std::string_view bytes) {
  if (!find_invalid_utf8(bytes)) return taken_as_utf8(bytes);
  return convert(bytes, "utf-8").value_or(Decoded{{}, "utf-8", true});
}

// Are there at least as many characters beyond ASCII that were read as such that were replaced?
bool is_mostly_utf8(std::string_view text) {
  size_t replaced = 0, read = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0xC0) continue;
    ++(text.substr(i, 3) == "\uFFFD" ? replaced : read);
  }
  return read >= replaced;
}

Decoded decode_with_nul(std::string_view bytes, std::string_view declared,
                        std::string_view declared_inside) {
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    if (mark.charset == "utf-8") return as_utf8(bytes);
    if (auto out = convert(bytes, std::string(mark.charset))) return std::move(*out);
  }
  for (const Mark& start : kXmlStarts)
    if (bytes.starts_with(start.bytes))
      if (auto out = convert(bytes, std::string(start.charset))) return std::move(*out);
  const bool is_utf8 = !find_invalid_utf8(bytes);
  for (const std::string_view label : {declared, declared_inside}) {
    const std::string charset = charset_of_label(label);
    if (charset.empty()) continue;
    if (charset == "utf-8" && is_utf8) return taken_as_utf8(bytes);
    // Text that is plainly read as ASCII bytes cannot be UTF-16, whatever it says.
    if (charset.starts_with("utf-16") && bytes.substr(0, 64).find('\0') == std::string_view::npos)
      continue;
    auto out = convert(bytes, charset);
    if (out && !out->had_errors) return std::move(*out);
  }
  if (is_utf8) return taken_as_utf8(bytes);
  Decoded repaired = as_utf8(bytes);
  if (is_mostly_utf8(repaired.text)) return repaired;
  const std::string detected = detected_charset(bytes);
  if (!detected.empty())
    if (auto out = convert(bytes, detected); out && !out->had_errors) return std::move(*out);
  return convert(bytes, "windows-1252").value_or(std::move(repaired));
}

// The value after `key` and '=' in a tag or header: up to a quote, space, '>' or ';'.
std::string value_after(std::string_view text, std::string_view key) {
  const std::string lower = to_lower(text);
  for (size_t at = lower.find(key); at != std::string::npos; at = lower.find(key, at + 1)) {
    size_t begin = lower.find_first_not_of(" \t", at + key.size());
    if (begin == std::string::npos || lower[begin] != '=') continue;
    begin = lower.find_first_not_of(" \t\"'", begin + 1);
    if (begin == std::string::npos) continue;
    return lower.substr(begin, lower.find_first_of("\"' \t;>/?", begin) - begin);
  }
  return {};
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared,
               std::string_view declared_inside) {
  Decoded out = decode_with_nul(bytes, declared, declared_inside);
  for (size_t nul = out.text.find('\0'); nul != std::string::npos; nul = out.text.find('\0', nul))
    out.text[nul] = ' ';
  out.had_mojibake = undo_mojibake(out.text) > 0;
  return out;
}

std::string charset_in_html(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  for (size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    if (tag.size() < 6 || to_lower(tag.substr(1, 4)) != "meta") continue;
    if (std::string charset = value_after(tag, "charset"); !charset.empty()) return charset;
  }
  return charset_in_xml(bytes);
}

std::string charset_in_xml(std::string_view bytes) {
  const size_t begin = bytes.substr(0, 64).find("<?xml");
  if (begin == std::string_view::npos) return {};
  return value_after(bytes.substr(begin, std::min<size_t>(bytes.find("?>"), 256)), "encoding");
}

std::string charset_in_content_type(std::string_view header) {
  return value_after(header, "charset");
}

}  // namespace dateline
