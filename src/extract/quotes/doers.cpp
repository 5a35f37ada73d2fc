#include "extract/quotes/doers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extract/quotes/quoted_stretches.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr RuleId kPronounDoer = 212;
constexpr uint32_t kSentencesBack = 4;  // with those that are quotations
// Nine of ten that are read in news mean whom the ranking says; where the nearest subject is him
// too, 49 of 50, so another wants a longer lead.
constexpr float kSureOdds = 0.25f, kSureLead = 1.0f, kLeadOverNearest = 3.5f;

// The first pronoun of a person, where the sentence is about him and names nobody before; kNone if
// there is none.
uint32_t leading_pronoun(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  static const WordSet kOr{"or"};
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (tokens.has(token, kInQuote)) continue;
    if (is_person(tokens.name_tag(token))) return kNone;
    if (gender_of_pronoun(tokens.word[token]) == Gender::kUnknown) continue;
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

class DoerFinder {
 public:
  DoerFinder(const Article& article, const NamesInText& names, const Antecedents& antecedents,
             const std::vector<PronounMeaning>& meanings)
      : article_(article),
        tokens_(article.tokens),
        names_(names),
        antecedents_(antecedents),
        meanings_(meanings) {}

  std::vector<EntityMention> run() {
    for (uint32_t ix = 0; ix < article_.sentences.size(); ++ix) {
      if (article_.sentences[ix].kind != SentenceKind::kBody) continue;
      const uint32_t token = leading_pronoun(article_, article_.sentences[ix]);
      if (token == kNone) continue;
      const Gender gender = gender_of_pronoun(tokens_.word[token]);
      uint32_t person = named_before(token, ix, gender);
      if (person == kNone && goes_on(ix, gender)) person = doers_.back().entity;
      if (person == kNone) person = ranked(token, gender);
      if (person == kNone) continue;
      add(token, ix, person);
      last_gender_ = gender;
    }
    return std::move(doers_);
  }

 private:
  uint32_t named_before(uint32_t token, uint32_t sentence, Gender gender) const {
    const uint32_t named = antecedents_.sure_of(token, gender);
    if (named == kNone) return kNone;
    const EntityMention& name = article_.entities[named];
    const uint32_t person = name.entity == kNone ? named : name.entity;
    if (name.sentence + kSentencesBack < sentence) return kNone;
    // "Borg came. The firm said his deal was off. He ...": whose deal?
    for (uint32_t ix = name.sentence + 1; ix < sentence; ++ix)
      if (has_other_pronoun(ix, gender, person)) return kNone;
    return person;
  }
  bool has_other_pronoun(uint32_t sentence, Gender gender, uint32_t person) const {
    const Sentence& place = article_.sentences[sentence];
    const uint32_t pronoun =
        antecedents_.find_pronoun({place.begin_token, place.end_token}, gender);
    if (pronoun == kNone) return false;
    const auto known = std::find_if(doers_.rbegin(), doers_.rend(),
                                    [&](const auto& doer) { return doer.sentence <= sentence; });
    return known == doers_.rend() || known->sentence != sentence || known->entity != person;
  }

  // "He resigned. He had been elected in 2009": still the same, where he was the subject before,
  // and no other person was. What stands in quotation marks between them does not count.
  bool goes_on(uint32_t sentence, Gender gender) const {
    if (doers_.empty() || gender != last_gender_) return false;
    const EntityMention& doer = doers_.back();
    if (!is_nominal_subject(tokens_.deprel[doer.begin_token])) return false;
    for (uint32_t between = doer.sentence + 1; between < sentence; ++between)
      if (!is_quoted(tokens_, article_.sentences[between])) return false;
    for (uint32_t ix = article_.first_entity_in(doer.sentence);
         ix < names_.count() && article_.entities[ix].sentence == doer.sentence; ++ix)
      if (article_.entities[ix].kind == EntityKind::kPerson && names_.is_subject(ix)) return false;
    return true;
  }

  // Whom the ranking says, where the nearest subject is him too, or its lead is long.
  uint32_t ranked(uint32_t token, Gender gender) const {
    const auto meaning = std::lower_bound(
        meanings_.begin(), meanings_.end(), token,
        [](const PronounMeaning& one, uint32_t pronoun) { return one.pronoun < pronoun; });
    if (meaning == meanings_.end() || meaning->pronoun != token || meaning->odds < kSureOdds)
      return kNone;
    const uint32_t person = meaning->person;
    const bool is_nearest = antecedents_.of(token, gender, kNone) == person;
    const bool is_sure = meaning->lead >= (is_nearest ? kSureLead : kLeadOverNearest) &&
                         article_.entities[person].form == MentionForm::kName &&
                         !is_shared_surname(article_, names_, person);
    return is_sure ? person : kNone;
  }

  void add(uint32_t token, uint32_t sentence, uint32_t person) {
    EntityMention mention;
    mention.span = tokens_.span(token, token + 1);
    mention.begin_token = token;
    mention.end_token = token + 1;
    mention.sentence = sentence;
    mention.kind = EntityKind::kPerson;
    mention.form = MentionForm::kPronoun;
    mention.entity = person;
    mention.rule = kPronounDoer;
    mention.confidence = EntityMention::kSure;
    doers_.push_back(mention);
  }

  const Article& article_;
  const Tokens& tokens_;
  const NamesInText& names_;
  const Antecedents& antecedents_;
  const std::vector<PronounMeaning>& meanings_;
  std::vector<EntityMention> doers_;
  Gender last_gender_ = Gender::kUnknown;  // of the last doer
};

}  // namespace

std::vector<EntityMention> find_doers(const Article& article, const NamesInText& names,
                                      const Antecedents& antecedents,
                                      const std::vector<PronounMeaning>& meanings) {
  return DoerFinder(article, names, antecedents, meanings).run();
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
