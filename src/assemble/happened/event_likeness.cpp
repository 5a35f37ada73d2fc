#include "assemble/happened/event_likeness.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>

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

EventLikeness::EventLikeness(Articles articles, const EntityLinks& links, const Tellings& tellings,
                             const Lexicon& lexicon)
    : articles_(articles),
      links_(links),
      tellings_(tellings),
      weights_(read_weights(lexicon.list(WordList::kRankers), kLikenessFeatureNames)) {
  acts_.reserve(tellings.items.size());
  for (const Telling& telling : tellings.items) acts_.push_back(read_act(telling, lexicon));
  count_actions();
  weigh_articles();
}

void EventLikeness::count_actions() {
  tsl::robin_map<uint32_t, uint32_t> tellings_with;  // looked up only, never listed
  for (const Act& act : acts_) ++tellings_with[act.action];
  for (Act& act : acts_)
    act.rarity =
        std::log(static_cast<float>(acts_.size()) / static_cast<float>(tellings_with[act.action]));
}

// Adds up what each article tells, each sentence once, and scales it to length 1.
void EventLikeness::weigh_articles() {
  told_by_.resize(articles_.size());
  for (size_t ix = 0; ix < tellings_.items.size(); ++ix) {
    const Telling& telling = tellings_.items[ix];
    if (ix > 0 && tellings_.items[ix - 1].article_ix == telling.article_ix &&
        tellings_.items[ix - 1].sentence == telling.sentence)
      continue;
    const auto terms = tellings_.terms_of(telling);
    auto& sum = told_by_[telling.article_ix];
    sum.insert(sum.end(), terms.begin(), terms.end());
  }
  for (auto& sum : told_by_) {
    std::stable_sort(sum.begin(), sum.end(), [](Term a, Term b) { return a.word < b.word; });
    add_up_repeated(sum);
    float square = 0;
    for (const Term& term : sum) square += term.weight * term.weight;
    for (Term& term : sum) term.weight /= std::sqrt(square);
  }
}

EventLikeness::Act EventLikeness::read_act(const Telling& telling, const Lexicon& lexicon) const {
  const Article& article = *articles_[telling.article_ix];
  const EventMention& event = article.events[telling.event];
  Act act;
  act.word = article.tokens.lemma[event.token];
  act.stem = stem_of(article.lemma_at(event.token));
  act.group = action_of(lexicon, act.word).group;
  act.action = act.group != 0 ? act.group : act.stem;
  act.is_speaking = is_speaking_verb(lexicon, act.word);
  act.names_day = event.date != kNone && event.when.is_on_day();
  add_parts(article, event, act);
  add_participants(telling, act);
  return act;
}

// Actors, targets, and who is named by a word that says more about them: "killed the commander,
// Ali Hassan".
void EventLikeness::add_participants(const Telling& telling, Act& act) const {
  const Article& article = *articles_[telling.article_ix];
  const EventMention& event = article.events[telling.event];
  const auto add = [&](uint32_t mention) {
    const uint32_t entity = links_.entity_of[telling.article_ix][mention];
    if (entity != kNone) act.participants.push_back(entity);
  };
  for (const auto* list : {&event.actors, &event.targets})
    for (uint32_t mention : *list) add(mention);
  for (uint32_t ix = 0; ix < article.entities.size(); ++ix) {
    const EntityMention& mention = article.entities[ix];
    if (mention.sentence != event.sentence) continue;
    for (uint32_t token = mention.begin_token; token < mention.end_token; ++token) {
      const uint32_t head = article.tokens.head[token];
      if (article.tokens.deprel[token] == Deprel::kAppos && head != kNone &&
          article.tokens.head[head] == event.token)
        add(ix);
    }
  }
  keep_sorted_once(act.participants);
}

// The words that hang on the trigger, and those that hang on them: "the Lisbon ferry sank".
void EventLikeness::add_parts(const Article& article, const EventMention& event, Act& act) const {
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

// Tellings are compared article by article, so the last article's likenesses are kept.
float EventLikeness::articles_alike(uint32_t article, uint32_t other) const {
  constexpr float kUnknown = -1;
  if (article != compared_) {
    compared_ = article;
    alike_.assign(articles_.size(), kUnknown);
  }
  float& alike = alike_[other];
  if (alike == kUnknown) alike = similarity(told_by_[article], told_by_[other]);
  return alike;
}

LikenessFeatures EventLikeness::describe(uint32_t telling, uint32_t other) const {
  LikenessFeatures features = describe_acts(telling, other);
  describe_articles(telling, other, features);
  return features;
}

void EventLikeness::describe_articles(uint32_t telling, uint32_t other,
                                      LikenessFeatures& features) const {
  features[kArticlesAlike] =
      articles_alike(tellings_.items[telling].article_ix, tellings_.items[other].article_ix);
  const float same_act = features[kSameWord] + features[kSameAction];
  features[kSameActAndArticles] = same_act * features[kArticlesAlike];
}

float EventLikeness::most_odds_of(const LikenessFeatures& features) const {
  constexpr float kMostAlike = 1.001f;  // a cosine, but for rounding
  const float same_act = features[kSameWord] + features[kSameAction];
  const float of_articles = weights_[kArticlesAlike] + same_act * weights_[kSameActAndArticles];
  return odds_of(features) + std::max(0.0f, of_articles) * kMostAlike;
}

LikenessFeatures EventLikeness::describe_acts(uint32_t telling, uint32_t other) const {
  const Telling &a = tellings_.items[telling], &b = tellings_.items[other];
  const Act &first = acts_[telling], &second = acts_[other];
  LikenessFeatures features{};
  const bool same_word = first.word == second.word;
  const bool same_action = !same_word && (first.stem == second.stem ||
                                          (first.group != 0 && first.group == second.group));
  const float same_act = same_word || same_action;
  features[kWordsAlike] = similarity(tellings_.terms_of(a), tellings_.terms_of(b));
  features[kSameWord] = same_word;
  features[kSameAction] = same_action;
  features[kOtherAction] = first.group != 0 && second.group != 0 && first.group != second.group;
  features[kSameWordAndWords] = static_cast<float>(same_word) * features[kWordsAlike];
  features[kSharedParticipant] = count_shared(first.participants, second.participants) > 0;
  features[kPartsAlike] = cosine(first.parts, second.parts);
  features[kSameActAndParts] = same_act * features[kPartsAlike];
  const EventMention& event = articles_[a.article_ix]->events[a.event];
  const EventMention& its = articles_[b.article_ix]->events[b.event];
  features[kOtherDay] = first.names_day && second.names_day && event.when.first != its.when.first;
  const bool same_article = a.article_ix == b.article_ix;
  features[kSameSentence] = same_article && a.sentence == b.sentence;
  features[kSameArticle] = same_article && a.sentence != b.sentence;
  features[kSameActAndArticle] = same_act * features[kSameArticle];
  features[kRareAct] = same_act * std::min(first.rarity, second.rarity);
  features[kActAndParticipant] = same_act * features[kSharedParticipant];
  features[kSpeaking] = first.is_speaking && second.is_speaking;
  features[kSpeakingAndParticipant] = features[kSpeaking] * features[kSharedParticipant];
  features[kLikenessBase] = 1;
  return features;
}

}  // namespace dateline
