// The forms of regular nouns and verbs. Used by train_lemmas and train_vocabulary.
#pragma once

#include <string>
#include <vector>

namespace dateline {

// A noun in the plural, or a verb in the third person: "cries", "boxes".
std::string with_s(const std::string& word);

// The verb and all its regular forms; both spellings where the letters leave open whether the last
// one doubles.
std::vector<std::string> regular_forms(const std::string& verb);

}  // namespace dateline
