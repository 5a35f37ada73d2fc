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
      : tellings_(tellings), likeness_(tellings.items.size()) {}

  void add(int32_t day, uint32_t telling) {
    for (const Term& term : tellings_.terms_of(tellings_.items[telling])) {
      Holders& holders = holders_of_[{day, term.word}];
      postings_.push_back({telling, term.weight, holders.last});
      holders = {holders.count + 1, static_cast<uint32_t>(postings_.size() - 1)};
    }
  }
  struct Found {
    uint32_t telling;
    float most;  // what all the words together give at most
  };
  // The tellings of that day whose rarer words give at least `least_rare`, and whose words may all
  // together give `least_all`, ascending. The result lives until the next call.
  std::span<const Found> find(int32_t day, std::span<const Term> terms, float least_rare,
                              float least_all) {
    found_.clear();
    const float left_out = look_up(day, terms);
    const float spared = spare_longest();
    touched_.clear();
    for (const Shared& shared : shared_) {
      if (shared.is_spared) continue;
      for (uint32_t at = shared.holders.last; at != kNone; at = postings_[at].previous) {
        const auto& [telling, weight, previous] = postings_[at];
        if (likeness_[telling] == 0) touched_.push_back(telling);
        likeness_[telling] += weight * shared.term.weight;
      }
    }
    const float most_of_spared = std::sqrt(spared) + kRounding;  // the other has length 1
    const float most_of_others = std::sqrt(spared + left_out) + kRounding;
    const float most_of_left_out = std::sqrt(left_out) + kRounding;
    for (const uint32_t telling : touched_) {
      const float likeness = std::exchange(likeness_[telling], 0.0f);
      if (likeness + most_of_spared < least_rare || likeness + most_of_others < least_all) continue;
      const float rare = likeness_of_rare(telling);
      if (rare >= least_rare) found_.push_back({telling, rare + most_of_left_out});
    }
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.telling < b.telling; });
    return found_;
  }

 private:
  // That a telling has a word; those of one day and word are linked, the last first.
  struct Posting {
    uint32_t telling;
    float weight;
    uint32_t previous;  // index in postings_, or kNone
  };
  struct Holders {
    uint32_t count = 0, last = kNone;
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

  // Returns the squares of the weights of words that too many have.
  float look_up(int32_t day, std::span<const Term> terms) {
    shared_.clear();
    float left_out = 0;
    for (const Term& term : terms) {
      const auto holders = holders_of_.find({day, term.word});
      if (holders == holders_of_.end()) continue;
      if (holders->second.count > kMostHolders)
        left_out += term.weight * term.weight;
      else
        shared_.push_back({term, holders->second});
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
  tsl::robin_map<Key, Holders, HashOfKey> holders_of_;  // looked up only, never listed
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

class Grouping {
 public:
  Grouping(Articles articles, const EntityLinks& links, const Tellings& tellings,
           const Lexicon& lexicon)
      : tellings_(tellings),
        likeness_(articles, links, tellings, lexicon),
        index_(tellings),
        group_of_(tellings.items.size()) {
    std::iota(group_of_.begin(), group_of_.end(), 0u);
  }

  // Sentences that name the day come first, then those that name its week or month, so that undated
  // ones can join the day they tell of.
  std::vector<std::vector<uint32_t>> run() {
    const auto place_all = [this](auto belongs) {
      for (uint32_t ix = 0; ix < tellings_.items.size(); ++ix)
        if (belongs(tellings_.items[ix].when)) place(ix);
    };
    const auto is_named = [](const When& when) { return when.basis != Basis::kPublished; };
    place_all([&](const When& when) { return is_named(when) && when.is_on_day(); });
    place_all([&](const When& when) { return is_named(when) && !when.is_on_day(); });
    place_all([&](const When& when) { return !is_named(when); });
    return members_of(group_of_);
  }

 private:
  // How much surer than needed it is that both tell one event; below zero: not sure enough.
  float excess_of(uint32_t telling, uint32_t other) const {
    const LikenessFeatures features = likeness_.describe(telling, other);
    const float same_act = features[kSameWord] + features[kSameAction];
    const float shared_name = features[kSharedParticipant];
    const float words = features[kWordsAlike] + kSameAct * same_act + kSharedName * shared_name +
                        kBoth * same_act * shared_name;
    const float odds = kOddsScale * (likeness_.odds_of(features) - kSameLine);
    return std::max(words - kSameWords, std::min(odds, kMostOdds));
  }

  // The days that a telling may be of, and itself.
  struct Reach {
    int32_t first_day, last_day;
  };
  static Reach reach_of(const When& when) {
    const int32_t first = days_from_civil(when.first), last = days_from_civil(when.last);
    if (when.basis == Basis::kPublished) return {first - kReportDays, first};
    return last - first < kMostSpanDays ? Reach{first, last} : Reach{first, first};
  }

  // Joins the telling to the group of the most alike earlier one (ties: the earliest), if any is
  // alike enough.
  void place(uint32_t ix) {
    const Telling& telling = tellings_.items[ix];
    const auto terms = tellings_.terms_of(telling);
    const int32_t own_day = days_from_civil(telling.when.first);
    const Reach reach = reach_of(telling.when);
    uint32_t best = kNone;
    float best_excess = 0;
    for (int32_t day = reach.last_day; day >= reach.first_day; --day) {
      for (const auto& [candidate, most_words] :
           index_.find(day, terms, kLeastWords, kLeastWords)) {
        const Telling& other = tellings_.items[candidate];
        const bool same_stretch =
            other.when.first == telling.when.first && other.when.last == telling.when.last;
        if (!same_stretch && !other.when.is_on_day()) continue;
        const bool is_gap = !same_stretch && telling.when.basis == Basis::kPublished;
        const float fee = is_gap ? kOtherDayFee : 0.0f;
        if (std::max(most_words + kMostShared - kSameWords, kMostOdds) - fee < best_excess)
          continue;
        const float excess = excess_of(ix, candidate) - fee;
        if (excess > best_excess) {
          best_excess = excess;
          best = candidate;
        }
      }
    }
    if (best != kNone) group_of_[ix] = group_of_[best];
    index_.add(own_day, ix);
  }

  const Tellings& tellings_;
  EventLikeness likeness_;
  DayIndex index_;
  std::vector<uint32_t> group_of_;  // [telling] -> the telling that founded its group
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
