// Encodings: bytes of any charset become UTF-8. Used by the readers of pages and feeds.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct Decoded {
  std::string text;           // UTF-8, no byte order mark, no NUL
  std::string encoding;       // the charset that was used, lower case ("windows-1252")
  bool had_errors = false;    // some bytes were replaced by U+FFFD
  bool had_mojibake = false;  // and was undone
};

// Decodes by byte order mark, then `declared` (of an HTTP header, empty if none), then
// `declared_inside`, then as UTF-8 where the bytes are that, then by detection; last windows-1252.
// Labels mean what the WHATWG Encoding Standard says ("iso-8859-1" is windows-1252).
Decoded decode(std::string_view bytes, std::string_view declared, std::string_view declared_inside);

// The charset that an HTML page declares in its first 4 KiB (<meta charset>, http-equiv), else
// empty.
std::string charset_in_html(std::string_view bytes);

// The encoding of an XML declaration (<?xml version="1.0" encoding="...">), else empty.
std::string charset_in_xml(std::string_view bytes);

// The charset parameter of a Content-Type header, else empty.
std::string charset_in_content_type(std::string_view header);

}  // namespace dateline
