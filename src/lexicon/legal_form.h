// The legal form in a firm's name: "Nordhavn AG" is what other sentences call "Nordhavn". Used
// where names are found and where they are brought together.
#pragma once

#include <string_view>

namespace dateline {

// "ag", "ltd.", of a folded word.
bool is_legal_form(std::string_view word);

// "nordhavn ag" -> "nordhavn". A name that is nothing else stays.
std::string_view without_legal_form(std::string_view folded_name);

}  // namespace dateline
