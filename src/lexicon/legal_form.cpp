#include "lexicon/legal_form.h"

#include "text/one_of.h"

namespace dateline {

bool is_legal_form(std::string_view word) {
  // Without "SA", "SE" and "AS", which folded are surnames and words too.
  return one_of(
      word, {"ab",  "ag",  "asa",  "b.v.", "bv", "corp", "corp.", "gmbh", "inc",  "inc.",  "llc",
             "llp", "ltd", "ltd.", "n.v.", "nv", "oyj",  "plc",   "plc.", "s.a.", "s.p.a."});
}

std::string_view without_legal_form(std::string_view folded_name) {
  const size_t last = folded_name.rfind(' ');
  if (last == std::string_view::npos || last == 0) return folded_name;
  return is_legal_form(folded_name.substr(last + 1)) ? folded_name.substr(0, last) : folded_name;
}

}  // namespace dateline
