#include "extract/quotes/doers.h"

#include <algorithm>

#include "extract/quotes/antecedents.h"
#include "extract/quotes/quoted_stretches.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

constexpr RuleId kPronounDoer = 212;

bool is_person_name(const Tokens& tokens, uint32_t token) {
  const NameTag tag = token < tokens.name.size() ? tokens.name[token] : NameTag::kOutside;
  return tag == NameTag::kBeginPerson || tag == NameTag::kInPerson;
}

bool is_of_main_verb(const Tokens& tokens, uint32_t token) {
  const uint32_t verb = tokens.head[token];
  return verb != kNone && verb != token && tokens.deprel[verb] == Deprel::kRoot;
}

// "Officers took him away": of several nobody is "him".
bool follows_several(const Tokens& tokens, const Sentence& sentence, uint32_t token) {
  static const WordSet kSeveral{"police", "people"};
  for (uint32_t other = sentence.begin_token; other < token; ++other)
    if (is_nominal_subject(tokens.deprel[other]))
      return tokens.head[other] == tokens.head[token] &&
             (kSeveral.contains(tokens.word[other]) ||
              (tokens.upos[other] == Upos::kNoun && tokens.word[other] != tokens.lemma[other]));
  return false;
}

// Is it the first whom the main clause is about: "he resigned", "his lawyers said", "officers took
// him away"? In another clause "he" may be somebody whom the sentence calls by a noun.
bool leads_sentence(const Tokens& tokens, const Sentence& sentence, uint32_t token) {
  if (token == sentence.begin_token) return true;
  const Deprel relation = tokens.deprel[token];
  if (relation == Deprel::kObj)
    return is_of_main_verb(tokens, token) && follows_several(tokens, sentence, token);
  const uint32_t subject = relation == Deprel::kNmodPoss ? tokens.head[token] : token;
  if (subject == kNone || !is_nominal_subject(tokens.deprel[subject]) ||
      !is_of_main_verb(tokens, subject))
    return false;
  for (uint32_t other = sentence.begin_token; other < token; ++other)
    if (is_nominal_subject(tokens.deprel[other])) return false;
  return true;
}

// The first pronoun of a person, where the sentence is about him and names nobody before; kNone if
// there is none.
uint32_t leading_pronoun(const Tokens& tokens, const Sentence& sentence) {
  static const WordSet kPersons{"he", "she", "him", "his", "her"};
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (is_person_name(tokens, token)) return kNone;
    if (!kPersons.contains(tokens.word[token])) continue;
    const bool leads = !tokens.has(token, kInQuote) && leads_sentence(tokens, sentence, token);
    return leads ? token : kNone;
  }
  return kNone;
}

// Is that the subject of the sentence before, whose clauses are about no other person? What stands
// in quotation marks between them does not count.
bool goes_on_from(const Article& article, const NamesInText& names, const EntityMention& doer,
                  uint32_t sentence) {
  for (uint32_t between = doer.sentence + 1; between < sentence; ++between)
    if (!is_quoted(article.tokens, article.sentences[between])) return false;
  if (!is_nominal_subject(article.tokens.deprel[doer.begin_token])) return false;
  for (uint32_t ix = article.first_entity_in(doer.sentence);
       ix < article.entities.size() && article.entities[ix].sentence == doer.sentence; ++ix)
    if (article.entities[ix].kind == EntityKind::kPerson && names.is_subject(ix)) return false;
  return true;
}

}  // namespace

std::vector<EntityMention> find_doers(const Article& article, const Lexicon& lexicon) {
  static const WordSet kShe{"she", "her"};
  const Tokens& tokens = article.tokens;
  const NamesInText names(article, lexicon);
  const Antecedents antecedents(article, lexicon, names);
  std::vector<EntityMention> doers;
  Gender last_gender = Gender::kUnknown;  // of the last doer
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    if (sentence.kind != SentenceKind::kBody) continue;
    const uint32_t token = leading_pronoun(tokens, sentence);
    if (token == kNone) continue;
    const Gender gender = kShe.contains(tokens.word[token]) ? Gender::kShe : Gender::kHe;
    uint32_t person = antecedents.sure_of(token, gender);
    // "He resigned. He had been elected in 2009": still the same.
    if (person == kNone && gender == last_gender && goes_on_from(article, names, doers.back(), ix))
      person = doers.back().entity;
    if (person == kNone) continue;
    EntityMention mention;
    mention.span = tokens.span(token, token + 1);
    mention.begin_token = token;
    mention.end_token = token + 1;
    mention.sentence = ix;
    mention.kind = EntityKind::kPerson;
    mention.form = MentionForm::kPronoun;
    mention.entity = person;
    mention.rule = kPronounDoer;
    mention.confidence = EntityMention::kSure;
    doers.push_back(mention);
    last_gender = gender;
  }
  return doers;
}

void add_doers(Article& article, const std::vector<EntityMention>& doers) {
  auto& entities = article.entities;
  const size_t count = entities.size();
  for (const EntityMention& doer : doers) {
    const auto same = std::find_if(entities.begin(), entities.begin() + static_cast<int64_t>(count),
                                   [&](const auto& mention) { return mention.span == doer.span; });
    if (same == entities.begin() + static_cast<int64_t>(count))
      entities.push_back(doer);
    else if (same->entity == doer.entity)
      same->confidence = EntityMention::kSure;
  }
}

}  // namespace dateline
