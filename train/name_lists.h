// The lists that tell the vocabulary which words are names and what a dictionary calls them: our
// own word lists, ../shared/data/names, and Debian packages of open data. Used by train_vocabulary.
#pragma once

#include <functional>
#include <string_view>

#include "program.h"

namespace dateline {

// Takes a phrase of a list. A phrase of one word is in the lists of `whole`; the words of a longer
// one are in those of `part`. Both are sums of Gazetteer.
using NotePhrase = std::function<void(std::string_view phrase, uint32_t whole, uint32_t part)>;

void read_name_lists(const Program& program, const NotePhrase& note);

}  // namespace dateline
