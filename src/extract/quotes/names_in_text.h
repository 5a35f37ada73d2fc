// Names in text: the named mention that stands at, before or behind given words. Used by the rules
// that say who speaks.
#pragma once

#include "extract/phrases.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Knows the mentions that the article has when it is made; those added later are not looked at.
// All answers are indices in Article::entities, kNone where no name stands there.
class NamesInText {
 public:
  NamesInText(const Article& article, const Lexicon& lexicon)
      : article_(article),
        tokens_(article.tokens),
        lexicon_(lexicon),
        count_(static_cast<uint32_t>(article.entities.size())) {}

  uint32_t count() const { return count_; }
  // The first that begins at or behind a token; count() if none does.
  uint32_t from(uint32_t token) const;
  // "Foreign Minister Javad Zarif" ends with the name that it names; "a spokesman for Mr. Trump" is
  // cut to "a spokesman" before.
  uint32_t ending(TokenRange core) const;
  // "the union, which said": the one that ends right before "which".
  uint32_t right_before(uint32_t token) const;
  // "Lucia Paz, a lawyer who promised": the one that the noun before "who" stands beside.
  uint32_t beside_noun_of(uint32_t who) const;
  // "its chief executive, Lucy Wanjala, said", "said one of them, Lina Borg.": the one behind a
  // role; not "Wanjala's deputy".
  uint32_t behind_role(TokenRange core) const;
  // "The letter, from Gen. William Seely, said": who wrote it.
  uint32_t author_of(TokenRange core) const;
  // Does the mention hold the subject of a clause? The parse may hang the name on its title:
  // "Defense Secretary Mark Esper had warned".
  bool is_subject(uint32_t mention) const;

 private:
  const Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  uint32_t count_;
};

}  // namespace dateline
