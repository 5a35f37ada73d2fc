// Character references of HTML in what is no HTML: archives of plain text and JSON keep "AT&amp;T",
// or "R&amp;amp;B" where a text was escaped twice. Used by complete.cpp.
#pragma once

#include <string>

namespace dateline {

// "Smith &amp;amp; Sons&#39; &quot;best&quot;" -> "Smith & Sons' \"best\"": those of numbers and
// those of the names that news has, with their semicolon. "AT&T;" stays. Returns how many
// characters were restored. Linear time. REQUIRES: valid UTF-8, which stays valid.
size_t undo_character_references(std::string& text);

}  // namespace dateline
