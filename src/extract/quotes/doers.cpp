#include "extract/quotes/doers.h"

#include <algorithm>

#include "extract/quotes/antecedents.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

constexpr RuleId kPronounDoer = 212;

// The "he" or "she" that is the first subject of the sentence, outside of quotation marks; kNone if
// there is none.
uint32_t leading_pronoun(const Tokens& tokens, const Sentence& sentence) {
  static const WordSet kPersons{"he", "she"};
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (!is_nominal_subject(tokens.deprel[token])) continue;
    const uint32_t verb = tokens.head[token];
    const bool is_main = verb != kNone && tokens.deprel[verb] == Deprel::kRoot;
    const bool is_person = kPersons.contains(tokens.word[token]);
    return is_main && is_person && !tokens.has(token, kInQuote) ? token : kNone;
  }
  return kNone;
}

}  // namespace

std::vector<EntityMention> find_doers(const Article& article, const Lexicon& lexicon) {
  static const WordSet kShe{"she"};
  std::vector<EntityMention> doers;
  const NamesInText names(article, lexicon);
  const Antecedents antecedents(article, lexicon, names);
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    if (sentence.kind != SentenceKind::kBody) continue;
    const uint32_t token = leading_pronoun(article.tokens, sentence);
    if (token == kNone) continue;
    const Gender gender =
        kShe.contains(article.tokens.word[token]) ? Gender::kShe : Gender::kHe;
    const uint32_t person = antecedents.sure_of(token, gender);
    if (person == kNone) continue;
    EntityMention mention;
    mention.span = article.tokens.span(token, token + 1);
    mention.begin_token = token;
    mention.end_token = token + 1;
    mention.sentence = ix;
    mention.kind = EntityKind::kPerson;
    mention.form = MentionForm::kPronoun;
    mention.entity = person;
    mention.rule = kPronounDoer;
    mention.confidence = EntityMention::kSure;
    doers.push_back(mention);
  }
  return doers;
}

void add_doers(Article& article, const std::vector<EntityMention>& doers) {
  auto& entities = article.entities;
  const size_t count = entities.size();
  for (const EntityMention& doer : doers) {
    const auto same = std::find_if(entities.begin(), entities.begin() + static_cast<int64_t>(count), [&](const auto& mention) {
      return mention.span == doer.span;
    });
    if (same == entities.begin() + static_cast<int64_t>(count))
      entities.push_back(doer);
    else if (same->entity == doer.entity)
      same->confidence = EntityMention::kSure;
  }
}

}  // namespace dateline
