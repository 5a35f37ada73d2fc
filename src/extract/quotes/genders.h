// Genders: who of an article's persons is a he and who a she, by title, role or given name. Used by
// the rules that say whom a pronoun means.
#pragma once

#include <vector>

#include "extract/quotes/names_in_text.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

enum class Gender : uint8_t { kUnknown, kHe, kShe };  // as in data/genders.tsv

// Of "he", "him", "his", "she" and "her"; kUnknown for every other word.
Gender gender_of_pronoun(WordId word);

class Genders {
 public:
  Genders(const Article& article, const Lexicon& lexicon, const NamesInText& names);

  // Of a word: "actress", "Mr.", "Lina".
  Gender listed(WordId word) const {
    return static_cast<Gender>(lexicon_.list(WordList::kGenders).find(word).value_or(0));
  }
  // Of the person whom a mention names.
  Gender of(uint32_t mention) const { return genders_[best_of(mention)]; }
  // The mention that names the same person or body best.
  uint32_t best_of(uint32_t mention) const;
  // May a pronoun of that gender ("it" for kUnknown: a body) mean it? None does that is named in
  // quotation marks only.
  bool can_mean(uint32_t mention, Gender gender) const;

 private:
  const Article& article_;
  const Lexicon& lexicon_;
  std::vector<Gender> genders_;  // [mention], at the one that names its person best
};

}  // namespace dateline
