// Folding: the form under which two spellings of a word are the same word.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Lower case only ("Étienne" -> "étienne"), appended to `out`. Invalid UTF-8 is copied as it is.
void append_lower(std::string& out, std::string_view text);
std::string to_lower(std::string_view text);

// Lower case without diacritics and with plain quotes and dashes ("Kata’ib Ḥezbollah" ->
// "kata'ib hezbollah"), by Unicode compatibility decomposition. Appended to `out`.
void append_folded(std::string& out, std::string_view text);
std::string fold(std::string_view text);

}  // namespace dateline
