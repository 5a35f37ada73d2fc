// Event likeness: how sure it is that two tellings tell one event. Used by
// assemble/happened/same_event.cpp, and by train/train_same_event.cpp, which learns the weights.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/happened/tellings.h"
#include "lexicon/linear_ranker.h"

namespace dateline {

enum LikenessFeature : size_t {
  kWordsAlike,         // cosine of the sentences
  kSameWord,           // the same trigger: "killed", "kill"
  kSameAction,         // another trigger of one stem or group of like actions: "killing", "death"
  kOtherAction,        // triggers of two groups of actions
  kSameWordAndWords,   // kSameWord times the cosine of the sentences
  kSharedParticipant,  // one actor or target is the same
  kPartsAlike,         // share of the words that hang on the triggers
  kSameActAndParts,    // same word or action, times kPartsAlike
  kArticlesAlike,      // how much two articles are about one thing; of one article 0
  kSameActAndArticles,
  kOtherDay,      // each names a day of its own
  kSameSentence,  // of one article
  kSameArticle,   // but another sentence
  kSameActAndArticle,
  kRareAct,  // same word or action: how few tellings have it
  kActAndParticipant,
  kSpeaking,  // both are verbs of saying: what one says, and another says
  kSpeakingAndParticipant,
  kLikenessBase,  // 1
  kLikenessFeatureCount,
};
using LikenessFeatures = std::array<float, kLikenessFeatureCount>;
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kLikenessFeatureCount> kLikenessFeatureNames{
    "words_alike",         "same_word",       "same_action",
    "other_action",        "word_and_words",  "participant",
    "parts_alike",         "act_and_parts",   "articles_alike",
    "act_and_articles",    "other_day",       "same_sentence",
    "same_article",        "act_and_article", "rare_act",
    "act_and_participant", "speaking",        "speaking_and_participant",
    "likeness_base"};

// The article that was compared last, and how alike it is to others: tellings are compared article
// by article. Each thread has its own.
struct ComparedArticle {
  uint32_t article = kNone;
  std::vector<float> alike;  // [article]; below zero: not known
};

class EventLikeness {
 public:
  EventLikeness(Articles articles, const EntityLinks& links, const Tellings& tellings,
                const Lexicon& lexicon);

  LikenessFeatures describe(uint32_t telling, uint32_t other, ComparedArticle& last) const;
  // The same without the likeness of the articles, which costs most; and that likeness.
  // `words` is the cosine of both.
  LikenessFeatures describe_acts(uint32_t telling, uint32_t other, float words) const;
  void describe_articles(uint32_t telling, uint32_t other, LikenessFeatures& features,
                         ComparedArticle& last) const;
  // The most that odds_of() can be when describe_articles() has been added.
  float most_odds_of(const LikenessFeatures& features) const;
  // The logarithm of the odds that both tell one event.
  float odds_of(const LikenessFeatures& features) const { return weighted_sum(features, weights_); }

  // What odds_of() of an article's tellings and others' comes from, beside its version.
  uint64_t fingerprint_of(uint32_t article) const;

 private:
  // What an event is told with.
  struct Act {
    WordId word = 0;      // lemma of the trigger
    uint32_t stem = 0;    // what "acquire" and "acquisition" share
    uint32_t group = 0;   // of like actions; 0: in none
    uint32_t action = 0;  // the group, else the stem
    bool is_speaking = false;
    bool names_day = false;
    std::vector<WordId> parts;  // lemmas that hang on the trigger, ascending
  };
  struct ActsOfArticle {
    std::vector<Act> acts;  // of its tellings
  };
  friend size_t bytes_of(const ActsOfArticle& article);
  // Who takes part in what its tellings tell.
  struct ParticipantsOfArticle {
    std::vector<std::vector<EntityId>> of;  // [telling]: ascending
  };
  friend size_t bytes_of(const ParticipantsOfArticle& article);
  static Act read_act(const Article& article, const EventMention& event, const Lexicon& lexicon);
  static void add_parts(const Article& article, const EventMention& event, Act& act);
  std::span<const Telling> tellings_of(uint32_t article) const {
    return {tellings_.items.data() + first_of_[article],
            tellings_.items.data() + first_of_[article + 1]};
  }
  std::vector<EntityId> participants_of(const Telling& telling) const;
  void weigh_key_words();
  float articles_alike(uint32_t article, uint32_t other, ComparedArticle& last) const;
  void count_actions();

  Articles articles_;
  const EntityLinks& links_;
  const Tellings& tellings_;
  LikenessFeatures weights_;
  std::vector<uint32_t> first_of_;  // [article]: its first telling; one more: how many there are
  std::vector<std::shared_ptr<const ActsOfArticle>> acts_of_;  // [article]
  std::vector<const Act*> acts_;                               // [telling]
  std::vector<float> rarity_;  // [telling]: log of one in how many tellings has the action
  std::vector<std::shared_ptr<const ParticipantsOfArticle>> participants_of_;  // [article]
  std::vector<const std::vector<EntityId>*> participants_;                     // [telling]
  std::vector<std::vector<Term>> key_words_;  // [article]: by WordId, scaled to length 1
};

}  // namespace dateline
