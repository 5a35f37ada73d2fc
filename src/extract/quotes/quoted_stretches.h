// Quoted stretches: what stands between an outer pair of quotation marks. Used by extract_quotes.
#pragma once

#include <vector>

#include "model/article.h"

namespace dateline {

struct QuotedStretch {
  uint32_t open = 0;                        // token of the opening mark
  uint32_t begin_token = 0, end_token = 0;  // what stands between the marks
  uint32_t paragraph = 0;
  bool runs_on = false;  // the paragraph ends before a mark closes it: it goes on in the next one
  // Speech that could stand alone: a capital at its begin and a mark that ends a sentence or a
  // clause at its end; not "maximum pressure".
  bool is_sentence = false;
  bool ends_clause = false;  // a mark at its end, inside: `"Safe Harbours,"`
  bool is_title = false;     // "State of the Union": a name of a work, or a slogan

  // The token behind the closing mark.
  uint32_t after() const { return runs_on ? end_token : end_token + 1; }
};

// "I", "our": the word is of who speaks. "US" is none.
bool is_first_person(const Tokens& tokens, uint32_t token);

// Does the whole sentence stand in marks?
bool is_quoted(const Tokens& tokens, const Sentence& sentence);

// In order; empty pairs of marks give none. Boilerplate gives none.
std::vector<QuotedStretch> find_quoted_stretches(const Article& article);

}  // namespace dateline
