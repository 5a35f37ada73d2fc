// Mojibake: UTF-8 that somebody read as windows-1252 and wrote as UTF-8 again ("donâ€™t"). Feeds
// and archives are full of it; no later stage could tell its words. Used by the readers.
#pragma once

#include <string>

namespace dateline {

// Undoes such a second encoding, where the characters are one for sure ("â€™" is ’, "Ã©" is é,
// "Â£" is £), also where an archive of tokens has white space within ("donâ€ ™ t") or the byte that
// windows-1252 does not know is lost ("â€\uFFFD" is ”). What is a character only in all likelihood
// ("Ä‡", which is ć, or a name in capitals and a mark) counts where the text has one for sure.
// Everything else stays as it is. What was read wrongly two or three times is undone as often.
// Returns how many characters were restored. Linear time. REQUIRES: valid UTF-8, which stays valid.
size_t undo_mojibake(std::string& text);

}  // namespace dateline
