#include "extract/quotes/doers.h"

#include <algorithm>
#include <map>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr RuleId kPronounDoer = 212;
// Nine of ten that are read in news mean whom the ranking says; where the nearest subject is him
// too, 49 of 50, so another wants a longer lead.
constexpr float kSureOdds = 0.25f, kSureLead = 1.0f, kLeadOverNearest = 3.5f;

// The first pronoun of a person, where the sentence is about him and names nobody before; kNone if
// there is none.
uint32_t leading_pronoun(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  static const WordSet kPersons{"he", "she", "him", "his", "her"}, kOr{"or"};
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (tokens.has(token, kInQuote)) continue;
    if (is_person(tokens.name_tag(token))) return kNone;
    if (!kPersons.contains(tokens.word[token])) continue;
    if (token + 1 < sentence.end_token && kOr.contains(tokens.word[token + 1])) return kNone;
    return leads_sentence(article, sentence, token) ? token : kNone;
  }
  return kNone;
}

// "Borg" alone, where the article knows two of that name.
bool is_shared_surname(const Article& article, const NamesInText& names, uint32_t person) {
  const EntityMention& name = article.entities[person];
  if (name.end_token - name.begin_token > 1) return false;
  const WordId surname = article.tokens.word[name.begin_token];
  for (uint32_t i = 0; i < names.count(); ++i) {
    const EntityMention& other = article.entities[i];
    if (other.kind == EntityKind::kPerson && other.end_token - other.begin_token > 1 &&
        article.tokens.word[other.end_token - 1] == surname)
      return true;
  }
  return false;
}

bool is_sure(const Article& article, const Antecedents& antecedents,
             const PronounMeaning& meaning) {
  static const WordSet kShe{"she", "her"};
  const bool is_she = kShe.contains(article.tokens.word[meaning.pronoun]);
  const uint32_t nearest =
      antecedents.of(meaning.pronoun, is_she ? Gender::kShe : Gender::kHe, kNone);
  return meaning.odds >= kSureOdds &&
         meaning.lead >= (nearest == meaning.person ? kSureLead : kLeadOverNearest);
}

EntityMention as_doer(const Article& article, uint32_t sentence, const PronounMeaning& meaning) {
  EntityMention mention;
  mention.span = article.tokens.span(meaning.pronoun);
  mention.begin_token = meaning.pronoun;
  mention.end_token = meaning.pronoun + 1;
  mention.sentence = sentence;
  mention.kind = EntityKind::kPerson;
  mention.form = MentionForm::kPronoun;
  mention.entity = meaning.person;
  mention.rule = kPronounDoer;
  mention.confidence = EntityMention::kSure;
  return mention;
}

}  // namespace

std::vector<EntityMention> find_doers(const Article& article, const NamesInText& names,
                                      const Antecedents& antecedents,
                                      const std::vector<PronounMeaning>& meanings) {
  std::vector<EntityMention> doers;
  auto meaning = meanings.begin();
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    if (article.sentences[ix].kind != SentenceKind::kBody) continue;
    const uint32_t pronoun = leading_pronoun(article, article.sentences[ix]);
    if (pronoun == kNone) continue;
    while (meaning != meanings.end() && meaning->pronoun < pronoun) ++meaning;
    if (meaning == meanings.end()) break;
    if (meaning->pronoun == pronoun &&
        article.entities[meaning->person].form == MentionForm::kName &&
        !is_shared_surname(article, names, meaning->person) &&
        is_sure(article, antecedents, *meaning))
      doers.push_back(as_doer(article, ix, *meaning));
  }
  return doers;
}

void add_doers(Article& article, const std::vector<EntityMention>& doers) {
  auto& entities = article.entities;
  std::map<Span, uint32_t> mention_at;  // the first of those with that span
  for (uint32_t ix = 0; ix < entities.size(); ++ix) mention_at.try_emplace(entities[ix].span, ix);
  for (const EntityMention& doer : doers) {
    const auto same = mention_at.find(doer.span);
    if (same == mention_at.end())
      entities.push_back(doer);
    else if (entities[same->second].entity == doer.entity)
      entities[same->second].confidence = EntityMention::kSure;
  }
}

}  // namespace dateline
