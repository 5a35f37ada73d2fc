// Antecedents: which person or body a pronoun means, among those named before it.
#pragma once

#include "extract/quotes/genders.h"
#include "extract/quotes/names_in_text.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

class Antecedents {
 public:
  Antecedents(const Article& article, const Lexicon& lexicon, const NamesInText& names,
              const Genders& genders)
      : article_(article),
        tokens_(article.tokens),
        lexicon_(lexicon),
        names_(names),
        genders_(genders),
        phrases_(article) {}

  // Who "he", "she" or "it" (kUnknown) is: among those named in the sentences before, the subject
  // of a near one, and rather who spoke last (a mention, or kNone). Returns the mention that names
  // him best; kNone if nobody fits.
  uint32_t of(uint32_t pronoun, Gender gender, uint32_t last_speaker) const;
  // The same for a line of the story, which must not name another: the mention that names him as a
  // subject in one of the three sentences before, where nobody else near may be meant; else kNone.
  uint32_t sure_of(uint32_t pronoun, Gender gender) const;
  // The first pronoun of that gender in the words, outside of quotation marks; kNone if none.
  uint32_t find_pronoun(TokenRange words, Gender gender) const;
  // "Kenya's president visited a camp. ... he said": where nobody is named, the subject of a near
  // sentence before that is a role; empty if there is none.
  TokenRange role_before(uint32_t pronoun, Gender gender) const;

 private:
  struct Candidate {
    uint32_t mention = kNone;  // that names him best
    int score = 0;
    uint32_t named = kNone;  // the one that was found
    bool is_subject = false;
  };
  struct Candidates {
    Candidate best, other;  // `other` is another person or body
  };
  Candidates named_before(uint32_t pronoun, Gender gender, uint32_t spoke_last) const;
  // Does the sentence that names the best candidate, or one behind it, name another who may be
  // meant?
  bool names_other(const Candidate& best, uint32_t pronoun, Gender gender) const;
  bool is_of_relative_clause(uint32_t mention) const;  // "which Borg had feared"
  bool is_one_of_several(uint32_t mention) const;      // "Lina Borg and Bo Hill"
  // "A student, Bo Hill, left": its sentence has the name, not only the role.
  bool is_named_beside(uint32_t mention) const;
  // "He left when Borg came": the one named behind him is another.
  bool follows_pronoun(uint32_t mention, Gender gender) const;
  // Does it stand in what that one is quoted or reported to say?
  bool is_reported(uint32_t mention, uint32_t speaker) const;
  TokenRange words_of(uint32_t mention) const;

  const Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  const NamesInText& names_;
  const Genders& genders_;
  Phrases phrases_;
};

}  // namespace dateline
