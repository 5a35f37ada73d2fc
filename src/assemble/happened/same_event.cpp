#include "assemble/happened/same_event.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "assemble/happened/event_likeness.h"
#include "base/hash.h"

namespace dateline {
namespace {

// How alike two sentences must be to tell the same event, and what like actions and shared names
// add to the likeness of their words.
constexpr float kSameWords = 0.50f;
constexpr float kSameAct = 0.08f, kSharedName = 0.08f, kBoth = 0.08f;
constexpr float kMostShared = kSameAct + kSharedName + kBoth;
// So much surer than needed, and groups that were apart become one.
constexpr float kSurely = 0.10f;
// How alike a telling and the whole of its group, or two groups, must be.
constexpr float kLikeGroup = 0.30f;
// What a sentence counts as like another whose words hold all of its own, if it has so many words:
// "Iran denied it" is held by every denial.
constexpr float kContainedWords = 0.60f;
constexpr uint32_t kFewestContained = 5;
// From these log odds on (EventLikeness) two annotated events are one; two lines are merged when it
// is surer, for a line that is lost is worse than one told twice.
constexpr float kSameEvent = -0.50f, kSameLine = 1.50f;
// What a unit of log odds counts beside the likeness of words, and the most that odds count.
constexpr float kOddsScale = 0.05f, kMostOdds = 0.30f;
// What the words alone must give for the rest to matter.
constexpr float kLeastWords = 0.20f;
// Two ways to add up the same weights differ by less.
constexpr float kRounding = 0.001f;
// An undated sentence tells of the day it was published or of few days before; across that gap only
// nearly the same words will do.
constexpr int32_t kReportDays = 3;
// What one outlet lays to Tuesday night is of Wednesday for another, and "yesterday" depends on the
// day of printing. Across that gap only the same words will do.
constexpr int32_t kZoneDays = 1;
constexpr float kZoneFee = 0.45f;
constexpr float kOtherDayFee = 0.10f;

// "Last week" may tell of any day of that week; a longer stretch of time tells of no day.
constexpr int32_t kMostSpanDays = 31;

// Words that so many sentences of one day have do not help to find its likely
// partners.
constexpr uint32_t kMostHolders = 200;
// The squares of the weights of words whose holders are not looked up, together: far less than a
// telling needs to be like another.
constexpr float kMostSpared = 0.01f;

// What was told of each day so far, found by the words.
class DayIndex {
 public:
  explicit DayIndex(const Tellings& tellings)
      : tellings_(tellings), likeness_(tellings.items.size()) {
    make_room();
  }

  void add(uint32_t telling) {
    const Telling& item = tellings_.items[telling];
    for (uint32_t at = item.begin_term; at < item.end_term; ++at) {
      Holders& holders = holders_[holders_at_[at]];
      postings_[holders.begin + holders.count++] = {telling, tellings_.terms[at].weight};
    }
  }
  struct Found {
    uint32_t telling;
    float most;  // what all the words together give at most
  };
  // The tellings of that day whose rarer words give at least `least_rare`, and whose words may all
  // together give `least_all`, ascending. The result lives until the next call.
  std::span<const Found> find(int32_t day, uint32_t telling, float least_rare, float least_all) {
    found_.clear();
    const float left_out = look_up(day, tellings_.items[telling]);
    const float spared = spare_longest();
    touched_.clear();
    for (const Shared& shared : shared_) {
      if (shared.is_spared) continue;
      for (uint32_t i = 0; i < shared.holders.count; ++i) {
        const auto& [holder, weight] = postings_[shared.holders.begin + i];
        if (likeness_[holder] == 0) touched_.push_back(holder);
        likeness_[holder] += weight * shared.term.weight;
      }
    }
    const float most_of_spared = std::sqrt(spared) + kRounding;  // the other has length 1
    const float most_of_others = std::sqrt(spared + left_out) + kRounding;
    const float most_of_left_out = std::sqrt(left_out) + kRounding;
    for (const uint32_t holder : touched_) {
      const float likeness = std::exchange(likeness_[holder], 0.0f);
      if (likeness + most_of_spared < least_rare || likeness + most_of_others < least_all) continue;
      const float rare = likeness_of_rare(holder);
      if (rare >= least_rare) found_.push_back({holder, rare + most_of_left_out});
    }
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.telling < b.telling; });
    return found_;
  }

 private:
  // That a telling has a word.
  struct Posting {
    uint32_t telling;
    float weight;
  };
  // Those of one day and word: `count` postings from `begin` on.
  struct Holders {
    uint32_t begin = 0, count = 0;
  };
  // A word of the telling that others of the day have too, but not too many.
  struct Shared {
    Term term;
    Holders holders;
    bool is_spared = false;  // its holders are not looked at
  };

  struct Key {
    int32_t day;
    uint32_t word;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct HashOfKey {
    size_t operator()(const Key& key) const {
      return hash_combine(0,
                          static_cast<uint64_t>(static_cast<uint32_t>(key.day)) << 32 | key.word);
    }
  };

  static int32_t day_of(const Telling& telling) { return days_from_civil(telling.when.first); }

  // Each day and word has room for all tellings that have it, side by side.
  void make_room() {
    holders_at_.reserve(tellings_.terms.size());
    for (const Telling& telling : tellings_.items)
      for (const Term& term : tellings_.terms_of(telling)) {
        const auto next = static_cast<uint32_t>(holders_.size());
        const uint32_t at =
            number_of_.try_emplace({day_of(telling), term.word}, next).first->second;
        if (at == next) holders_.emplace_back();
        ++holders_[at].count;
        holders_at_.push_back(at);
      }
    uint32_t begin = 0;
    for (Holders& holders : holders_) {
      holders.begin = begin;
      begin += std::exchange(holders.count, 0u);
    }
    postings_.resize(begin);
  }

  // Returns the squares of the weights of words that too many have.
  float look_up(int32_t day, const Telling& telling) {
    shared_.clear();
    float left_out = 0;
    const bool is_own_day = day == day_of(telling);
    for (uint32_t at = telling.begin_term; at < telling.end_term; ++at) {
      const Term& term = tellings_.terms[at];
      const auto number = is_own_day ? number_of_.end() : number_of_.find({day, term.word});
      if (!is_own_day && number == number_of_.end()) continue;
      const Holders& holders = holders_[is_own_day ? holders_at_[at] : number->second];
      if (holders.count == 0) continue;
      if (holders.count > kMostHolders)
        left_out += term.weight * term.weight;
      else
        shared_.push_back({term, holders});
    }
    return left_out;
  }

  // Of words of little weight that many have, the holders need not be looked at: what these words
  // give at most is added to what the others give. Returns the squares of their weights.
  float spare_longest() {
    by_length_.clear();
    for (Shared& shared : shared_) by_length_.push_back(&shared);
    std::sort(by_length_.begin(), by_length_.end(), [](const Shared* a, const Shared* b) {
      if (a->holders.count != b->holders.count) return a->holders.count > b->holders.count;
      return a->term.word < b->term.word;
    });
    float spared = 0;
    for (Shared* shared : by_length_) {
      const float weight = shared->term.weight * shared->term.weight;
      if (spared + weight > kMostSpared) continue;
      spared += weight;
      shared->is_spared = true;
    }
    return spared;
  }

  // Of all words but those that too many have.
  float likeness_of_rare(uint32_t telling) const {
    float likeness = 0;
    auto shared = shared_.begin();
    for (const Term& term : tellings_.terms_of(tellings_.items[telling])) {
      while (shared != shared_.end() && shared->term.word < term.word) ++shared;
      if (shared == shared_.end()) break;
      if (shared->term.word == term.word) likeness += term.weight * shared->term.weight;
    }
    return likeness;
  }

  const Tellings& tellings_;
  tsl::robin_map<Key, uint32_t, HashOfKey> number_of_;  // index in holders_; looked up only
  std::vector<Holders> holders_;
  std::vector<uint32_t> holders_at_;  // [term of Tellings::terms] -> index in holders_
  std::vector<Posting> postings_;
  std::vector<float> likeness_;  // [telling], zero between calls
  std::vector<Shared> shared_;   // of the call, by word
  std::vector<Shared*> by_length_;
  std::vector<uint32_t> touched_;
  std::vector<Found> found_;
};

// `group_of[telling]` is the telling that founded its group.
std::vector<std::vector<uint32_t>> members_of(const std::vector<uint32_t>& group_of) {
  std::vector<std::vector<uint32_t>> members(group_of.size());
  for (uint32_t ix = 0; ix < group_of.size(); ++ix) members[group_of[ix]].push_back(ix);
  std::erase_if(members, [](const auto& group) { return group.empty(); });
  std::stable_sort(members.begin(), members.end(),
                   [](const auto& a, const auto& b) { return a.front() < b.front(); });
  return members;
}

// Groups of tellings, with the sum of the words of each: a chain of neighbours that are alike two
// by two leads from one event to another, so what joins a group must be like the whole of it.
class Groups {
 public:
  explicit Groups(const Tellings& tellings)
      : tellings_(tellings), earlier_(tellings.items.size()), words_(tellings.items.size()) {
    std::iota(earlier_.begin(), earlier_.end(), 0u);
    for (const uint32_t founder : earlier_) squares_.push_back(square_of(words_of(founder)));
  }

  // The telling that founded the group.
  uint32_t founder_of(uint32_t telling) const {
    while (earlier_[telling] != telling) telling = earlier_[telling];
    return telling;
  }
  // The cosine of the words of the two groups.
  float likeness(uint32_t a, uint32_t b) const {
    const uint32_t first = founder_of(a), second = founder_of(b);
    const float squares = squares_[first] * squares_[second];
    return squares > 0 ? similarity(words_of(first), words_of(second)) / std::sqrt(squares) : 0.0f;
  }
  void unite(uint32_t a, uint32_t b) {
    const std::pair<uint32_t, uint32_t> ends = std::minmax({founder_of(a), founder_of(b)});
    const auto [first, second] = ends;
    if (first == second) return;
    std::vector<Term> sum;
    const auto one = words_of(first), other = words_of(second);
    std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(sum),
               [](const Term& x, const Term& y) { return x.word < y.word; });
    add_up_repeated(sum);
    words_[first] = std::move(sum);
    squares_[first] = square_of(words_[first]);
    words_[second].clear();
    earlier_[second] = first;
  }

 private:
  static float square_of(std::span<const Term> words) { return similarity(words, words); }
  // The words of a single telling are not copied.
  std::span<const Term> words_of(uint32_t founder) const {
    if (words_[founder].empty()) return tellings_.terms_of(tellings_.items[founder]);
    return words_[founder];
  }

  const Tellings& tellings_;
  std::vector<uint32_t> earlier_;         // [telling] -> an earlier one of its group, or itself
  std::vector<std::vector<Term>> words_;  // [founder] of two and more, by word
  std::vector<float> squares_;            // [founder]: of the weights of all its words, added up
};

class Grouping {
 public:
  Grouping(Articles articles, const EntityLinks& links, const Tellings& tellings,
           const Lexicon& lexicon)
      : tellings_(tellings),
        likeness_(articles, links, tellings, lexicon),
        index_(tellings),
        groups_(tellings) {}

  // Sentences that name the day come first, then those that name its week or month, so that undated
  // ones can join the day they tell of.
  std::vector<std::vector<uint32_t>> run() {
    const auto place_all = [this](auto belongs) {
      for (uint32_t ix = 0; ix < tellings_.items.size(); ++ix)
        if (belongs(tellings_.items[ix])) place(ix);
    };
    place_all(
        [](const Telling& telling) { return !telling.is_undated && telling.when.is_on_day(); });
    place_all(
        [](const Telling& telling) { return !telling.is_undated && !telling.when.is_on_day(); });
    place_all([](const Telling& telling) { return telling.is_undated; });
    std::vector<uint32_t> group_of(tellings_.items.size());
    for (uint32_t ix = 0; ix < group_of.size(); ++ix) group_of[ix] = groups_.founder_of(ix);
    return members_of(group_of);
  }

 private:
  // How much surer than needed it is that both tell one event; below zero: not sure enough. Where
  // it cannot be more than `least`, some number that is not more either.
  float excess_of(uint32_t telling, uint32_t other, float least) const {
    LikenessFeatures features = likeness_.describe_acts(telling, other);
    const float same_act = features[kSameWord] + features[kSameAction];
    const float shared_name = features[kSharedParticipant];
    const float alike =
        held(features[kWordsAlike], tellings_.items[telling], tellings_.items[other]);
    const float words =
        alike + kSameAct * same_act + kSharedName * shared_name + kBoth * same_act * shared_name;
    const auto of_odds = [](float odds) {
      return std::min(kOddsScale * (odds - kSameLine), kMostOdds);
    };
    const float most_of_odds = of_odds(likeness_.most_odds_of(features) + kRounding);
    if (std::max(words - kSameWords, most_of_odds) <= least) return words - kSameWords;
    likeness_.describe_articles(telling, other, features);
    return std::max(words - kSameWords, of_odds(likeness_.odds_of(features)));
  }

  static bool is_same_stretch(const When& a, const When& b) {
    return a.first == b.first && a.last == b.last;
  }

  // How much more alike two must be whose dates are not the same.
  static float fee_between(const Telling& telling, const Telling& other) {
    if (is_same_stretch(telling.when, other.when)) return 0;
    if (telling.is_undated || !other.when.is_on_day()) return kOtherDayFee;
    return telling.when.is_on_day() ? kZoneFee : 0;
  }

  // What the cosine of two sentences counts as: one whose words the other holds is like it.
  static float held(float cosine, const Telling& a, const Telling& b) {
    const auto [shorter, longer] = std::minmax(a.length, b.length);
    const uint32_t fewest = std::min(a.end_term - a.begin_term, b.end_term - b.begin_term);
    if (fewest < kFewestContained) return cosine;
    return cosine * std::max(1.0f, kContainedWords * longer / shorter);
  }

  // The days that a telling may be of, and itself.
  struct Reach {
    int32_t first_day, last_day;
  };
  static Reach reach_of(const Telling& telling) {
    const int32_t first = days_from_civil(telling.when.first);
    const int32_t last = days_from_civil(telling.when.last);
    if (telling.is_undated) return {first - kReportDays, first + kZoneDays};
    if (telling.when.is_on_day()) return {first - kZoneDays, first + kZoneDays};
    return last - first < kMostSpanDays ? Reach{first, last} : Reach{first, first};
  }

  // Joins the telling to the group of the most alike earlier one (ties: the earliest), if any is
  // alike enough. What it is surely like becomes one group through it.
  void place(uint32_t ix) {
    const Telling& telling = tellings_.items[ix];
    const Reach reach = reach_of(telling);
    uint32_t best = kNone;
    float best_excess = 0;
    std::vector<uint32_t> sure;
    for (int32_t day = reach.last_day; day >= reach.first_day; --day) {
      for (const auto& [candidate, most_words] : index_.find(day, ix, kLeastWords, kLeastWords)) {
        const Telling& other = tellings_.items[candidate];
        // "Earlier this week", printed on Wednesday and on Friday, are stretches that overlap.
        if (!other.when.is_on_day() && !other.when.overlaps(telling.when)) continue;
        const float fee = fee_between(telling, other);
        const float most_alike = held(most_words, telling, other);
        if (std::max(most_alike + kMostShared - kSameWords, kMostOdds) - fee <
            std::min(best_excess, kSurely))
          continue;
        const float needed = std::min(best_excess, kSurely);
        const float excess = excess_of(ix, candidate, needed + fee) - fee;
        if (excess <= needed || groups_.likeness(ix, candidate) < kLikeGroup) continue;
        if (excess > kSurely) sure.push_back(candidate);
        if (excess > best_excess) {
          best_excess = excess;
          best = candidate;
        }
      }
    }
    if (best != kNone) groups_.unite(ix, best);
    for (const uint32_t other : sure)
      if (groups_.likeness(ix, other) >= kLikeGroup) groups_.unite(ix, other);
    index_.add(ix);
  }

  const Tellings& tellings_;
  EventLikeness likeness_;
  DayIndex index_;
  Groups groups_;
};

}  // namespace

std::vector<std::vector<uint32_t>> group_tellings(Articles articles, const EntityLinks& links,
                                                  const Tellings& tellings,
                                                  const Lexicon& lexicon) {
  return Grouping(articles, links, tellings, lexicon).run();
}

std::vector<std::vector<uint32_t>> group_events(Articles articles, const EntityLinks& links,
                                                const Tellings& tellings, const Lexicon& lexicon) {
  const EventLikeness likeness(articles, links, tellings, lexicon);
  std::vector<uint32_t> group_of(tellings.items.size());
  for (uint32_t ix = 0; ix < group_of.size(); ++ix) {
    group_of[ix] = ix;
    float best = kSameEvent;
    for (uint32_t other = 0; other < ix; ++other) {
      const float odds = likeness.odds_of(likeness.describe(ix, other));
      if (odds <= best) continue;
      best = odds;
      group_of[ix] = group_of[other];
    }
  }
  return members_of(group_of);
}

}  // namespace dateline
