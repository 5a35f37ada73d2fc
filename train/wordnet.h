// The dictionary WordNet 3.0 as Debian's wordnet-base has it. Used by train_vocabulary and
// train_network.
#pragma once

#include <string>
#include <vector>

#include "model/grammar.h"

namespace dateline {

// One meaning: the words that have it, and the sentences and phrases that its gloss quotes to show
// them in use.
struct WordMeaning {
  Upos tag = Upos::kUnknown;  // kNoun, kVerb, kAdj or kAdv
  int topic = 0;              // the number of the lexicographers' file
  std::vector<std::string> words;
  std::vector<std::string> examples;
};
std::vector<WordMeaning> read_word_meanings();

// An irregular form: "men", of "man".
struct IrregularForm {
  Upos tag = Upos::kUnknown;
  std::string form, lemma;
};
std::vector<IrregularForm> read_irregular_forms();

}  // namespace dateline
