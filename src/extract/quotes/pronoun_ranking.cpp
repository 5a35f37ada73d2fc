#include "extract/quotes/pronoun_ranking.h"

#include <algorithm>
#include <cmath>

#include "lexicon/linear_ranker.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

constexpr uint32_t kSentencesBack = 8;  // how far a pronoun looks
constexpr uint32_t kMostBetween = 3;
constexpr ptrdiff_t kMostNear = 32;
constexpr float kLeastOdds = -16;

bool is_of_main_verb(const Tokens& tokens, uint32_t token) {
  const uint32_t verb = tokens.head[token];
  return verb != kNone && verb != token && tokens.deprel[verb] == Deprel::kRoot;
}

// "A judge in Porto cleared him", "officers took him away": whoever does it to him is another, and
// no further noun stands before him that he might be.
bool is_done_to(const Article& article, const Sentence& sentence, uint32_t token) {
  const Tokens& tokens = article.tokens;
  bool has_subject = false;
  for (uint32_t other = sentence.begin_token; other < token; ++other) {
    const Upos tag = tokens.upos[other];
    if (is_nominal_subject(tokens.deprel[other])) {
      if (has_subject || tokens.head[other] != tokens.head[token] || tag == Upos::kPron)
        return false;
      has_subject = true;
    } else if (tag == Upos::kPron || (tag == Upos::kNoun && !is_in_date(article, other) &&
                                      tokens.deprel[other] != Deprel::kCompound)) {
      return false;
    }
  }
  return has_subject;
}

}  // namespace

bool leads_sentence(const Article& article, const Sentence& sentence, uint32_t pronoun) {
  const Tokens& tokens = article.tokens;
  if (pronoun == sentence.begin_token) return true;
  const Deprel relation = tokens.deprel[pronoun];
  if (relation == Deprel::kObj || relation == Deprel::kIobj)
    return is_of_main_verb(tokens, pronoun) && is_done_to(article, sentence, pronoun);
  const uint32_t subject = relation == Deprel::kNmodPoss ? tokens.head[pronoun] : pronoun;
  if (subject == kNone || !is_nominal_subject(tokens.deprel[subject]) ||
      !is_of_main_verb(tokens, subject))
    return false;
  for (uint32_t other = sentence.begin_token; other < pronoun; ++other)
    if (is_nominal_subject(tokens.deprel[other]) && !tokens.has(other, kInQuote)) return false;
  return true;
}

PronounReader::PronounReader(const Article& article, const NamesInText& names,
                             const Genders& genders)
    : article_(article),
      tokens_(article.tokens),
      names_(names),
      genders_(genders),
      told_ix_(names.count(), kNone) {}

uint32_t PronounReader::next() {
  for (; sentence_ < article_.sentences.size(); ++sentence_) {
    const Sentence& sentence = article_.sentences[sentence_];
    token_ = std::max(token_, sentence.begin_token);
    if (sentence.kind != SentenceKind::kBody) continue;
    for (; token_ < sentence.end_token; ++token_) {
      if (tokens_.upos[token_] != Upos::kPron || tokens_.has(token_, kInQuote)) continue;
      gender_ = gender_of_pronoun(tokens_.word[token_]);
      if (gender_ == Gender::kUnknown) continue;
      pronoun_ = token_++;
      leads_ = leads_sentence(article_, sentence, pronoun_);
      tell_mentions(pronoun_);
      weigh(pronoun_);
      return pronoun_;
    }
  }
  return kNone;
}

void PronounReader::choose(uint32_t choice) {
  if (choice == kNone) return;
  const uint32_t person = candidates_[choice].person;
  tell(person, pronoun_, sentence_, as_of(pronoun_), By::kPronoun);
  told_[told_ix_[person]].gender = gender_;
}

void PronounReader::tell_mentions(uint32_t token) {
  for (; mention_ < names_.count() && article_.entities[mention_].begin_token < token; ++mention_) {
    const EntityMention& mention = article_.entities[mention_];
    if (mention.kind != EntityKind::kPerson || tokens_.has(mention.begin_token, kInQuote)) continue;
    const uint32_t head = head_of(mention_);
    const By by = mention.form == MentionForm::kName ? By::kName : By::kRole;
    if (by == By::kRole && describes_another(mention, head)) continue;
    As as = names_.is_subject(mention_) ? As::kSubject : as_of(head);
    if (is_one_of_several(mention)) as = As::kConjunct;
    tell(genders_.best_of(mention_), head, mention.sentence, as, by);
  }
}

bool PronounReader::is_one_of_several(const EntityMention& mention) const {
  const Sentence& sentence = article_.sentences[mention.sentence];
  for (uint32_t token = mention.end_token; token < sentence.end_token; ++token)
    if (tokens_.deprel[token] == Deprel::kConj && tokens_.head[token] >= mention.begin_token &&
        tokens_.head[token] < mention.end_token)
      return true;
  return false;
}

// "Hill, who was then the head of the firm", "The son of a clerk, he left": a role of somebody who
// stands beside it.
bool PronounReader::describes_another(const EntityMention& role, uint32_t head) const {
  const Sentence& sentence = article_.sentences[role.sentence];
  for (uint32_t token = sentence.begin_token; token < head; ++token)
    if (tokens_.deprel[token] == Deprel::kCop && tokens_.head[token] == head) return true;
  return role.begin_token == sentence.begin_token && role.end_token + 1 < sentence.end_token &&
         article_.word_at(role.end_token) == "," &&
         gender_of_pronoun(tokens_.word[role.end_token + 1]) != Gender::kUnknown;
}

void PronounReader::tell(uint32_t person, uint32_t token, uint32_t sentence, As as, By by) {
  if (told_ix_[person] == kNone) {
    told_ix_[person] = static_cast<uint32_t>(told_.size());
    told_.push_back({.person = person, .gender = genders_.of(person)});
  }
  Told& told = told_[told_ix_[person]];
  if (by == By::kRole && told.is_named && told.sentence == sentence) return;
  told.token = token;
  told.sentence = sentence;
  told.as = as;
  told.by = by;
  told.is_named |= by == By::kName;
  told.is_relative = is_relative_subject(token);
  told.is_below_noun = as != As::kSubject && is_below_noun(token, sentence);
  if (as == As::kSubject) told.subject_sentence = sentence;
  most_times_ = std::max(most_times_, ++told.times);
}

PronounReader::As PronounReader::as_of(uint32_t token) const {
  const Deprel relation = tokens_.deprel[token];
  if (is_nominal_subject(relation)) return As::kSubject;
  if (relation == Deprel::kNmodPoss) return As::kPossessive;
  if (relation == Deprel::kObj || relation == Deprel::kIobj) return As::kObject;
  return relation == Deprel::kConj ? As::kConjunct : As::kOther;
}

// The last of its words that hangs on another word than its own.
uint32_t PronounReader::head_of(uint32_t mention) const {
  const EntityMention& named = article_.entities[mention];
  uint32_t head = named.end_token - 1;
  for (uint32_t token = named.begin_token; token < named.end_token; ++token)
    if (tokens_.head[token] < named.begin_token || tokens_.head[token] >= named.end_token ||
        tokens_.head[token] == token)
      head = token;
  return head;
}

bool PronounReader::is_below_noun(uint32_t token, uint32_t sentence) const {
  for (uint32_t other = article_.sentences[sentence].begin_token; other < token; ++other)
    if (is_nominal_subject(tokens_.deprel[other]) && tokens_.upos[other] == Upos::kNoun &&
        is_of_main_verb(tokens_, other))
      return true;
  return false;
}

bool PronounReader::is_relative_subject(uint32_t token) const {
  const uint32_t verb = tokens_.head[token];
  return is_nominal_subject(tokens_.deprel[token]) && verb != kNone &&
         tokens_.deprel[verb] == Deprel::kAclRelcl;
}

void PronounReader::weigh(uint32_t pronoun) {
  near_.clear();
  for (const Told& told : told_)
    if (told.sentence + kSentencesBack >= sentence_ &&
        (told.gender == gender_ || told.gender == Gender::kUnknown))
      near_.push_back(&told);
  // Of a list of names only the last may be meant.
  if (near_.size() > kMostNear) {
    const auto first = near_.end() - kMostNear;
    std::nth_element(near_.begin(), first, near_.end(),
                     [](const Told* a, const Told* b) { return a->token < b->token; });
    near_.erase(near_.begin(), first);
  }
  candidates_.clear();
  for (const Told* told : near_)
    if (!is_owned_noun(told->person))
      candidates_.push_back({told->person, describe(*told, pronoun),
                             told->is_below_noun && told->sentence < sentence_});
}

bool PronounReader::is_owned_noun(uint32_t person) const {
  for (uint32_t i = mention_; i < names_.count() && article_.entities[i].sentence == sentence_; ++i)
    if (genders_.best_of(i) == person && tokens_.head[head_of(i)] == tokens_.head[pronoun_])
      return true;
  return false;
}

PronounFeatures PronounReader::describe(const Told& told, uint32_t pronoun) const {
  PronounFeatures features{};
  const uint32_t back = sentence_ - told.sentence;
  features[back <= 3 ? kNoneBack + back : back <= 5 ? kFewBack : kFarBack] = 1;
  const auto as = static_cast<size_t>(told.as);
  features[kAsSubject + as] = 1;
  features[kByPronoun] = told.by == By::kPronoun;
  features[kByRole] = told.by == By::kRole && told.is_named;
  features[kNeverNamed] = !told.is_named;
  features[kSubjectThere] = told.subject_sentence == told.sentence;
  features[kInRelativeClause] = told.is_relative;
  features[kTimesTold] = std::log(static_cast<float>(told.times));
  features[kUnknownHe] = told.gender == Gender::kUnknown && gender_ == Gender::kHe;
  features[kUnknownShe] = told.gender == Gender::kUnknown && gender_ == Gender::kShe;
  features[kKnownShe] = told.gender == Gender::kShe;
  const uint32_t paragraphs =
      article_.sentences[sentence_].paragraph - article_.sentences[told.sentence].paragraph;
  features[kSameParagraph + std::min(paragraphs, 2u)] = 1;

  const As pronoun_as = as_of(pronoun);
  if (back == 0) {
    const bool is_subject = told.as == As::kSubject;
    if (pronoun_as == As::kSubject)
      features[is_subject ? kSubjectToSubject : kOtherToSubject] = 1;
    else if (pronoun_as == As::kPossessive)
      features[is_subject ? kSubjectToPossessive : kOtherToPossessive] = 1;
    else if (is_subject)
      features[kSubjectToOther] = pronoun_as != As::kObject;
    else
      features[kOtherToObject] = pronoun_as == As::kObject;
    features[kSameVerb] =
        pronoun_as == As::kObject && tokens_.head[told.token] == tokens_.head[pronoun];
  }

  uint32_t between = 0;
  bool is_subject_between = false;
  for (const Told* other : near_) {
    if (other->token <= told.token) continue;
    ++between;
    is_subject_between |= other->as == As::kSubject;
  }
  features[kNamedLast] =
      told.by == By::kName && told.as == As::kSubject && between == 0 && back > 0 && back <= 3;
  features[kToldMost] = told.times == most_times_;
  features[kOthersBetween] = static_cast<float>(std::min(between, kMostBetween));
  features[kSubjectBetween] = is_subject_between;
  features[kToldLast] = between == 0;
  features[kLatestSubject] = told.as == As::kSubject && !is_subject_between;
  features[kSubjectOneBack] = told.as == As::kSubject && back == 1;
  if (leads_) features[kLeadsFromSubject + as] = 1;
  features[kPronounBase] = 1;
  return features;
}

std::vector<PronounMeaning> rank_pronouns(const Article& article, const NamesInText& names,
                                          const Genders& genders, const PronounFeatures& weights) {
  std::vector<PronounMeaning> meanings;
  PronounReader reader(article, names, genders);
  for (uint32_t pronoun; (pronoun = reader.next()) != kNone;) {
    const auto& candidates = reader.candidates();
    uint32_t best = kNone;
    float best_odds = kLeastOdds, next_odds = kLeastOdds;
    for (uint32_t i = 0; i < candidates.size(); ++i) {
      const float odds = weighted_sum(candidates[i].features, weights);
      if (odds <= best_odds) {
        next_odds = std::max(next_odds, odds);
        continue;
      }
      next_odds = best_odds;
      best_odds = odds;
      best = i;
    }
    reader.choose(best_odds > 0 ? best : kNone);
    if (best == kNone) continue;
    const PronounCandidate& candidate = candidates[best];
    const bool is_doubtful = candidate.is_below_noun || candidate.features[kSubjectBetween] != 0;
    meanings.push_back(
        {pronoun, candidate.person, best_odds, is_doubtful ? 0 : best_odds - next_odds});
  }
  return meanings;
}

}  // namespace dateline
