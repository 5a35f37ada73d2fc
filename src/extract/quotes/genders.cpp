#include "extract/quotes/genders.h"

#include "extract/phrases.h"
#include "lexicon/word_set.h"

namespace dateline {

Gender gender_of_pronoun(WordId word) {
  static const WordSet kHe{"he", "him", "his"}, kShe{"she", "her"};
  if (kHe.contains(word)) return Gender::kHe;
  return kShe.contains(word) ? Gender::kShe : Gender::kUnknown;
}

uint32_t Genders::best_of(uint32_t mention) const {
  const uint32_t best = article_.entities[mention].entity;
  return best == kNone ? mention : best;
}

// By the title of any mention of the person ("Mrs."), by a role beside it ("his widow"), else by
// the given name.
Genders::Genders(const Article& article, const Lexicon& lexicon, const NamesInText& names)
    : article_(article), lexicon_(lexicon), genders_(names.count(), Gender::kUnknown) {
  const Tokens& tokens = article.tokens;
  const Phrases phrases(article);
  const auto words_of = [&](uint32_t mention) {
    return TokenRange{article.entities[mention].begin_token, article.entities[mention].end_token};
  };
  for (uint32_t i = 0; i < names.count(); ++i) {
    const EntityMention& mention = article.entities[i];
    if (mention.kind != EntityKind::kPerson) continue;
    Gender& gender = genders_[best_of(i)];
    if (!mention.title.empty()) {
      const uint32_t end = tokens.token_at(mention.title.end);
      for (uint32_t t = tokens.token_at(mention.title.begin); t < end && gender == Gender::kUnknown;
           ++t)
        gender = listed(tokens.word[t]);
    }
    if (mention.form == MentionForm::kRole && gender == Gender::kUnknown)
      gender = listed(tokens.word[phrases.core(words_of(i)).end - 1]);
  }
  for (uint32_t i = 0; i < names.count(); ++i) {
    const uint32_t best = best_of(i);
    const TokenRange words = words_of(best);
    if (genders_[best] == Gender::kUnknown && words.end - words.begin > 1)
      genders_[best] = listed(tokens.word[words.begin]);
  }
}

bool Genders::can_mean(uint32_t mention, Gender gender) const {
  const EntityMention& named = article_.entities[mention];
  if (article_.tokens.has(named.begin_token, kInQuote)) return false;
  if (gender == Gender::kUnknown) return named.kind == EntityKind::kOrganization;
  const Gender known = of(mention);
  return named.kind == EntityKind::kPerson && (known == gender || known == Gender::kUnknown);
}

}  // namespace dateline
