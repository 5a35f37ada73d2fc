// Classes of characters that reading news needs: which code point is a space, a quotation mark, a
// dash.
#pragma once

#include <algorithm>
#include <string_view>

namespace dateline {

// Space, tab, line ends, U+00A0 and the other Unicode spaces; control characters count as spaces
// too, so that they never become part of a word. Zero-width marks (U+200B, U+FEFF) are spaces as
// well.
bool is_space(char32_t c);

// Letters of any script (Unicode L*, with combining marks).
bool is_letter(char32_t c);
bool is_digit(char32_t c);  // 0-9 only: other digits are letters of no language that we read
bool is_upper(char32_t c);
bool is_lower(char32_t c);

// " “ ” „ « » and the single forms ‘ ’ ‚ ‹ › and ' ; the Treebank's `` and '' are handled by the
// tokenizer.
bool is_quote_mark(char32_t c);
bool is_dash(char32_t c);  // - – — ― and U+2010..U+2012, U+2212

inline bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

// "IMF", "WASHINGTON"; of ASCII letters only.
inline bool has_no_small_letter(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_ascii_lower);
}

}  // namespace dateline
