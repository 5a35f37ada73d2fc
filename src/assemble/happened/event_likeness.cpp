#include "assemble/happened/event_likeness.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "assemble/article_facts.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "lexicon/actions.h"
#include "lexicon/event_verbs.h"
#include "text/fold.h"

namespace dateline {
namespace {

// The beginning that the words of one family share: "explode" and "explosion" are "explo",
// "killing" is "kill".
uint32_t stem_of(std::string_view lemma) {
  constexpr size_t kStem = 5, kShortest = 4;
  const std::string word = fold(lemma);
  std::string_view stem = word;
  for (std::string_view ending : {"ing", "ion", "ment", "er"})
    if (stem.ends_with(ending) && stem.size() >= ending.size() + kShortest)
      stem.remove_suffix(ending.size());
  return static_cast<uint32_t>(hash64(stem.substr(0, std::min(stem.size(), kStem))));
}

bool is_content(Upos tag) {
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj || tag == Upos::kNum ||
         tag == Upos::kVerb || tag == Upos::kX;
}

// Of two ascending sets.
float cosine(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  return static_cast<float>(count_shared(a, b)) /
         std::sqrt(static_cast<float>(a.size() * b.size()));
}

}  // namespace

size_t bytes_of(const EventLikeness::ActsOfArticle& article) {
  size_t bytes = column_bytes(article.acts);
  for (const EventLikeness::Act& act : article.acts) bytes += column_bytes(act.parts);
  return bytes;
}

size_t bytes_of(const EventLikeness::ParticipantsOfArticle& article) {
  size_t bytes = column_bytes(article.of);
  for (const auto& participants : article.of) bytes += column_bytes(participants);
  return bytes;
}

EventLikeness::EventLikeness(Articles articles, const EntityLinks& links, const Tellings& tellings,
                             const Lexicon& lexicon)
    : articles_(articles),
      links_(links),
      tellings_(tellings),
      weights_(read_weights(lexicon.list(WordList::kRankers), kLikenessFeatureNames)) {
  first_of_.assign(articles.size() + 1, 0);
  for (const Telling& telling : tellings.items) ++first_of_[telling.article_ix + 1];
  for (size_t i = 0; i < articles.size(); ++i) first_of_[i + 1] += first_of_[i];
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    const Article& article = *articles[ix];
    acts_of_.push_back(fact_of<ActsOfArticle>(article, [&] {
      ActsOfArticle acts;
      for (const Telling& telling : tellings_of(ix))
        acts.acts.push_back(read_act(article, article.events[telling.event], lexicon));
      return acts;
    }));
    for (const Act& act : acts_of_.back()->acts) acts_.push_back(&act);
    participants_of_.push_back(fact_of<ParticipantsOfArticle>(article, links.meaning_of[ix], [&] {
      ParticipantsOfArticle participants;
      for (const Telling& telling : tellings_of(ix))
        participants.of.push_back(participants_of(telling));
      return participants;
    }));
    for (const auto& participants : participants_of_.back()->of)
      participants_.push_back(&participants);
  }
  count_actions();
  weigh_key_words();
}

void EventLikeness::count_actions() {
  tsl::robin_map<uint32_t, Frequency> tellings_with;  // looked up only, never listed
  for (uint32_t ix = 0; ix < acts_.size(); ++ix) {
    Frequency& frequency = tellings_with[acts_[ix]->action];
    ++frequency.all;
    frequency.counted += ix < tellings_.counted;
  }
  const auto count = static_cast<float>(std::max(tellings_.counted, 1u));
  for (const Act* act : acts_)
    rarity_.push_back(std::log(count / tellings_with.at(act->action).weighed()));
}

// Two articles of one story share its words; the fewer articles of the story have a word, the more
// it says which of its events an article is about.
void EventLikeness::weigh_key_words() {
  constexpr float kFurtherArticles = 5;  // as if so many lacked the word: two alone are no story
  tsl::robin_map<WordId, Frequency> articles_with;  // looked up only, never listed
  for (uint32_t ix = 0; ix < articles_.size(); ++ix)
    for (const KeyWord& key : articles_[ix]->key_words) {
      Frequency& frequency = articles_with[key.word];
      ++frequency.all;
      frequency.counted += ix < tellings_.counted_articles;
    }
  const float count = static_cast<float>(tellings_.counted_articles) + kFurtherArticles;
  for (const Article* article : articles_) {
    std::vector<Term>& terms = key_words_.emplace_back();
    float square_sum = 0;
    for (const KeyWord& key : article->key_words) {
      const float weight =
          static_cast<float>(key.weight) * std::log(count / articles_with.at(key.word).weighed());
      square_sum += weight * weight;
      terms.push_back({key.word, weight});
    }
    const float scale = square_sum > 0 ? 1.0f / std::sqrt(square_sum) : 0.0f;
    for (Term& term : terms) term.weight *= scale;
  }
}

uint64_t EventLikeness::fingerprint_of(uint32_t article) const {
  uint64_t hash = 0;
  const auto add = [&hash](float number) {
    hash = hash_combine(hash, std::bit_cast<uint32_t>(number));
  };
  for (uint32_t ix = first_of_[article]; ix < first_of_[article + 1]; ++ix) {
    add(rarity_[ix]);
    hash = hash_combine(hash, tellings_.fingerprints[ix]);
    for (const EntityId entity : *participants_[ix]) hash = hash_combine(hash, entity.value);
  }
  for (const Term& term : key_words_[article]) add(term.weight);
  return hash;
}

EventLikeness::Act EventLikeness::read_act(const Article& article, const EventMention& event,
                                           const Lexicon& lexicon) {
  Act act;
  act.word = article.tokens.lemma[event.token];
  act.stem = stem_of(article.lemma_at(event.token));
  act.group = action_of(lexicon, act.word).group;
  act.action = act.group != 0 ? act.group : act.stem;
  act.is_speaking = is_speaking_verb(lexicon, act.word);
  act.names_day = event.date != kNone && event.when.is_on_day();
  add_parts(article, event, act);
  return act;
}

// Actors, targets, the place, and who is named by a word that says more about them: "killed the
// commander, Ali Hassan".
std::vector<EntityId> EventLikeness::participants_of(const Telling& telling) const {
  const Article& article = *articles_[telling.article_ix];
  const EventMention& event = article.events[telling.event];
  std::vector<EntityId> participants;
  const auto add = [&](uint32_t mention) {
    if (const auto entity = links_.id_of(telling.article_ix, mention))
      participants.push_back(*entity);
  };
  for (const auto* list : {&event.actors, &event.targets})
    for (uint32_t mention : *list) add(mention);
  if (event.place != kNone) add(event.place);
  for (uint32_t ix = article.first_entity_in(event.sentence);
       ix < article.entities.size() && article.entities[ix].sentence == event.sentence; ++ix) {
    const EntityMention& mention = article.entities[ix];
    for (uint32_t token = mention.begin_token; token < mention.end_token; ++token) {
      const uint32_t head = article.tokens.head[token];
      if (article.tokens.deprel[token] == Deprel::kAppos && head != kNone &&
          article.tokens.head[head] == event.token)
        add(ix);
    }
  }
  keep_sorted_once(participants);
  return participants;
}

// The words that hang on the trigger, and those that hang on them: "the Lisbon ferry sank".
void EventLikeness::add_parts(const Article& article, const EventMention& event, Act& act) {
  const Tokens& tokens = article.tokens;
  const Sentence& sentence = article.sentences[event.sentence];
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (token == event.token || !is_content(tokens.upos[token])) continue;
    const uint32_t head = tokens.head[token];
    if (head == kNone) continue;
    const bool hangs =
        head == event.token || tokens.head[head] == event.token ||
        (tokens.upos[event.token] == Upos::kNoun && tokens.head[event.token] == head);
    if (hangs || token == tokens.head[event.token]) act.parts.push_back(tokens.lemma[token]);
  }
  keep_sorted_once(act.parts);
}

float EventLikeness::articles_alike(uint32_t article, uint32_t other, ComparedArticle& last) const {
  constexpr float kUnknown = -1;
  // Articles of one event share .2 of their key words and more, others of a story .05. From .3 on
  // more says no more.
  constexpr float kHalfAlike = 0.1f;
  if (article != last.article) {
    last.article = article;
    last.alike.assign(articles_.size(), kUnknown);
  }
  float& alike = last.alike[other];
  if (alike == kUnknown) {
    const float words = similarity(key_words_[article], key_words_[other]);
    alike = words / (words + kHalfAlike);
  }
  return alike;
}

LikenessFeatures EventLikeness::describe(uint32_t telling, uint32_t other,
                                         ComparedArticle& last) const {
  const float words = similarity(tellings_.terms_of(tellings_.items[telling]),
                                 tellings_.terms_of(tellings_.items[other]));
  LikenessFeatures features = describe_acts(telling, other, words);
  describe_articles(telling, other, features, last);
  return features;
}

void EventLikeness::describe_articles(uint32_t telling, uint32_t other, LikenessFeatures& features,
                                      ComparedArticle& last) const {
  const uint32_t article = tellings_.items[telling].article_ix;
  const uint32_t its = tellings_.items[other].article_ix;
  const float same_act = features[kSameWord] + features[kSameAction];
  features[kArticlesAlike] = article == its ? 0 : articles_alike(article, its, last);
  features[kSameActAndArticles] = same_act * features[kArticlesAlike];
}

float EventLikeness::most_odds_of(const LikenessFeatures& features) const {
  const float same_act = features[kSameWord] + features[kSameAction];
  const float of_articles = weights_[kArticlesAlike] + same_act * weights_[kSameActAndArticles];
  return odds_of(features) + std::max(0.0f, of_articles);  // they are alike by 1 at most
}

LikenessFeatures EventLikeness::describe_acts(uint32_t telling, uint32_t other, float words) const {
  const Telling &a = tellings_.items[telling], &b = tellings_.items[other];
  const Act &first = *acts_[telling], &second = *acts_[other];
  LikenessFeatures features{};
  const bool same_word = first.word == second.word;
  const bool same_action = !same_word && (first.stem == second.stem ||
                                          (first.group != 0 && first.group == second.group));
  const float same_act = same_word || same_action;
  features[kWordsAlike] = words;
  features[kSameWord] = same_word;
  features[kSameAction] = same_action;
  features[kOtherAction] = first.group != 0 && second.group != 0 && first.group != second.group;
  features[kSameWordAndWords] = static_cast<float>(same_word) * features[kWordsAlike];
  features[kSharedParticipant] = count_shared(*participants_[telling], *participants_[other]) > 0;
  features[kPartsAlike] = cosine(first.parts, second.parts);
  features[kSameActAndParts] = same_act * features[kPartsAlike];
  const EventMention& event = articles_[a.article_ix]->events[a.event];
  const EventMention& its = articles_[b.article_ix]->events[b.event];
  features[kOtherDay] = first.names_day && second.names_day && event.when.first != its.when.first;
  const bool same_article = a.article_ix == b.article_ix;
  features[kSameSentence] = same_article && a.sentence == b.sentence;
  features[kSameArticle] = same_article && a.sentence != b.sentence;
  features[kSameActAndArticle] = same_act * features[kSameArticle];
  features[kRareAct] = same_act * std::min(rarity_[telling], rarity_[other]);
  features[kActAndParticipant] = same_act * features[kSharedParticipant];
  features[kSpeaking] = first.is_speaking && second.is_speaking;
  features[kSpeakingAndParticipant] = features[kSpeaking] * features[kSharedParticipant];
  features[kLikenessBase] = 1;
  return features;
}

}  // namespace dateline
