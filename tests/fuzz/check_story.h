// What must hold of the story that any texts tell; shared by tests/property and tests/fuzz.
#pragma once

#include <string_view>

#include "lexicon/lexicon.h"

namespace dateline {

// Texts with a form feed between them are articles of as many days. Asserts that their story does
// not depend on their order, that every line quotes its sources to the letter, that no line stands
// twice, and that every format can be written, those in JSON so that they parse.
void check_story(std::string_view texts, const Lexicon& lexicon);

}  // namespace dateline
