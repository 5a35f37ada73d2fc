// What must hold of tokens, sentences, tags, names and heads of any text; shared by tests/property
// and tests/fuzz.
#pragma once

#include <string_view>

#include "lexicon/lexicon.h"

namespace dateline {

// Reads the text and asserts: spans in order and on character boundaries, every token in one
// sentence, columns of equal length, one root a sentence that every word leads to.
// `text` that is no UTF-8 is skipped.
void check_annotate(std::string_view text, bool is_treebank, const Lexicon& lexicon);

}  // namespace dateline
