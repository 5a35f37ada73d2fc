// The forms of regular nouns and verbs. Used by train_lemmas, train_vocabulary and train_network.
#pragma once

#include <string>
#include <vector>

namespace dateline {

// Only small letters of English: a word that may have regular forms.
bool is_plain(const std::string& word);

// A noun in the plural, or a verb in the third person: "cries", "boxes".
std::string with_s(const std::string& word);

// The verb and all its regular forms; both spellings where the letters leave open whether the last
// one doubles.
std::vector<std::string> regular_forms(const std::string& verb);

}  // namespace dateline
