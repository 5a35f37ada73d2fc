#include "assemble/happened/alike_pairs.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "assemble/article_facts.h"
#include "assemble/happened/day_search.h"
#include "assemble/happened/event_likeness.h"
#include "base/hash.h"
#include "base/parts.h"

namespace dateline {
namespace {

// How alike two sentences must be to tell the same event, and what like actions and shared names
// add to the likeness of their words.
constexpr float kSameWords = 0.50f;
constexpr float kSameAct = 0.08f, kSharedName = 0.08f, kBoth = 0.08f;
constexpr float kMostShared = kSameAct + kSharedName + kBoth;
// What a sentence counts as like another whose words hold all of its own, if it has so many words:
// "Iran denied it" is held by every denial.
constexpr float kContainedWords = 0.60f;
constexpr uint32_t kFewestContained = 5;
// From these log odds on (EventLikeness) two lines are merged: a line that is lost is worse than
// one told twice.
constexpr float kSameLine = 1.50f;
// What a unit of log odds counts beside the likeness of words, and the most that odds count.
constexpr float kOddsScale = 0.05f, kMostOdds = 0.30f;
// What the words alone must give for the rest to matter.
constexpr float kLeastWords = 0.20f;
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

int32_t day_of(const Telling& telling) { return days_from_civil(telling.when.first); }

// Where comparing the tellings of a story stands.
struct ComparedTellings {
  std::vector<Hash128> articles;   // that were compared, each with all others; in canonical order
  std::vector<uint32_t> first_of;  // [article]: its first telling; one more: how many there are
  std::vector<AlikePair> pairs;
};
size_t bytes_of(const ComparedTellings& compared) {
  return column_bytes(compared.articles) + column_bytes(compared.first_of) +
         column_bytes(compared.pairs);
}

// Finds all pairs of tellings that are alike enough. That two are is decided by these two and by
// the weights of their words alone: of articles that have been compared it is remembered.
class Comparison {
 public:
  Comparison(Articles articles, const EntityLinks& links, const Tellings& tellings,
             const Lexicon& lexicon, Memo* memo, int threads)
      : articles_(articles),
        tellings_(tellings),
        likeness_(articles, links, tellings, lexicon),
        memo_(memo),
        threads_(threads) {
    for (const Telling& telling : tellings.items) {
      day_.push_back(day_of(telling));
      reach_.push_back(reach_of(telling));
    }
    find_order();
  }

  std::vector<AlikePair> run() {
    ComparedTellings now = describe_articles();
    const auto before = find_last<ComparedTellings>(memo_, articles_);
    const std::vector<uint32_t> fresh = before ? take_over(*before, now) : order_;
    constexpr size_t kFew = 8;
    if (fresh.size() * kFew < order_.size()) {
      compare_with_all(fresh);
    } else {
      pairs_.clear();
      compare_all();
    }
    sort_pairs();
    now.pairs = pairs_;
    put_last(memo_, articles_, std::move(now));
    return std::move(pairs_);
  }

 private:
  // The days that a telling may be of, and itself.
  struct Reach {
    int32_t first_day, last_day;
    bool holds(int32_t day) const { return first_day <= day && day <= last_day; }
  };
  static Reach reach_of(const Telling& telling) {
    const int32_t first = days_from_civil(telling.when.first);
    const int32_t last = days_from_civil(telling.when.last);
    if (telling.is_undated) return {first - kReportDays, first + kZoneDays};
    if (telling.when.is_on_day()) return {first - kZoneDays, first + kZoneDays};
    return last - first < kMostSpanDays ? Reach{first, last} : Reach{first, first};
  }

  // Finds the tellings that may be near a day. Few reach further than some days.
  class NearDays {
   public:
    NearDays(const std::vector<int32_t>& day_of, const std::vector<Reach>& reach_of) {
      for (uint32_t ix = 0; ix < day_of.size(); ++ix) {
        const Reach& reach = reach_of[ix];
        if (reach.last_day - day_of[ix] > kFewDays || day_of[ix] - reach.first_day > kFewDays)
          far_.push_back(ix);
        else
          by_day_.emplace_back(day_of[ix], ix);
      }
      std::sort(by_day_.begin(), by_day_.end());
    }
    // All that `reach` holds or that may hold `day`, each once.
    template <class Visit>
    void for_each(const Reach& reach, int32_t day, Visit visit) const {
      const int32_t first = std::min(reach.first_day, day - kFewDays);
      const int32_t last = std::max(reach.last_day, day + kFewDays);
      for (auto near = std::lower_bound(by_day_.begin(), by_day_.end(), std::pair(first, 0u));
           near != by_day_.end() && near->first <= last; ++near)
        visit(near->second);
      for (const uint32_t ix : far_) visit(ix);
    }

   private:
    static constexpr int32_t kFewDays = 3;
    std::vector<std::pair<int32_t, uint32_t>> by_day_;  // ascending
    std::vector<uint32_t> far_;
  };

  void find_order() {
    const auto add_all = [this](auto belongs) {
      for (uint32_t ix = 0; ix < tellings_.items.size(); ++ix)
        if (belongs(tellings_.items[ix])) order_.push_back(ix);
    };
    add_all([](const Telling& telling) { return !telling.is_undated && telling.when.is_on_day(); });
    add_all(
        [](const Telling& telling) { return !telling.is_undated && !telling.when.is_on_day(); });
    add_all([](const Telling& telling) { return telling.is_undated; });
    place_of_.resize(order_.size());
    for (uint32_t place = 0; place < order_.size(); ++place) place_of_[order_[place]] = place;
  }

  ComparedTellings describe_articles() const {
    ComparedTellings described;
    described.first_of.assign(articles_.size() + 1, 0);
    for (const Telling& telling : tellings_.items) ++described.first_of[telling.article_ix + 1];
    for (uint32_t ix = 0; ix < articles_.size(); ++ix) {
      described.first_of[ix + 1] += described.first_of[ix];
      Hash128 version = version_of(*articles_[ix]);
      version.high = hash_combine(version.high, likeness_.fingerprint_of(ix));
      described.articles.push_back(version);
    }
    return described;
  }

  // Takes over the pairs of the articles that are as they were. Returns the tellings of the others.
  std::vector<uint32_t> take_over(const ComparedTellings& before, const ComparedTellings& now) {
    std::map<Hash128, uint32_t> was_at;
    for (uint32_t ix = 0; ix < before.articles.size(); ++ix) was_at[before.articles[ix]] = ix;
    std::vector<uint32_t> fresh, became(before.first_of.back(), kNone);
    for (uint32_t ix = 0; ix < now.articles.size(); ++ix) {
      const auto was = was_at.find(now.articles[ix]);
      for (uint32_t telling = now.first_of[ix]; telling < now.first_of[ix + 1]; ++telling)
        if (was == was_at.end())
          fresh.push_back(telling);
        else
          became[before.first_of[was->second] + telling - now.first_of[ix]] = telling;
    }
    for (const AlikePair& pair : before.pairs)
      if (became[pair.later] != kNone && became[pair.earlier] != kNone)
        pairs_.push_back({became[pair.later], became[pair.earlier], pair.excess});
    return fresh;
  }

  // What is told of one day, and who asks for it; places in order_, ascending.
  struct OfDay {
    std::vector<uint32_t> told, asking;
  };
  std::vector<OfDay> part_by_day() const {
    std::map<int32_t, OfDay> days;
    for (uint32_t place = 0; place < order_.size(); ++place)
      days[day_[order_[place]]].told.push_back(place);
    for (uint32_t place = 0; place < order_.size(); ++place) {
      const Reach& reach = reach_[order_[place]];
      for (auto day = days.lower_bound(reach.first_day);
           day != days.end() && day->first <= reach.last_day; ++day)
        day->second.asking.push_back(place);
    }
    std::vector<OfDay> parted;
    parted.reserve(days.size());
    for (auto& [day, of_day] : days) parted.push_back(std::move(of_day));
    return parted;
  }

  // On several threads, some days at a time.
  void compare_all() {
    constexpr size_t kDays = 16;
    const std::vector<OfDay> days = part_by_day();
    const auto compare_part = [&](size_t part) {
      DaySearch search(tellings_, order_);
      ComparedArticle last;
      std::vector<AlikePair> pairs;
      for (size_t day = part * kDays; day < std::min((part + 1) * kDays, days.size()); ++day) {
        search.begin_day(days[day].told);
        for (const uint32_t place : days[day].asking)
          for (const auto& [other, words] : search.find(place, kLeastWords))
            compare(order_[place], order_[other], words, last, pairs);
      }
      return pairs;
    };
    for (const auto& pairs :
         work_on_parts(threads_, (days.size() + kDays - 1) / kDays, compare_part))
      pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
  }

  void compare_with_all(const std::vector<uint32_t>& fresh) {
    std::vector<bool> is_fresh(order_.size());
    for (const uint32_t ix : fresh) is_fresh[ix] = true;
    const NearDays near(day_, reach_);
    std::vector<float> weight_of(tellings_.word_count);  // in the fresh one; else zero
    ComparedArticle last;
    for (const uint32_t ix : fresh) {
      const auto terms = tellings_.terms_of(tellings_.items[ix]);
      for (const Term& term : terms) weight_of[term.word] = term.weight;
      near.for_each(reach_[ix], day_[ix], [&](uint32_t other) {
        const bool is_later = place_of_[other] < place_of_[ix];
        const bool is_met_twice = is_fresh[other] && !is_later;
        const bool is_near =
            is_later ? reach_[ix].holds(day_[other]) : reach_[other].holds(day_[ix]);
        if (is_met_twice || !is_near) return;
        float words = 0;  // similarity(), of one that many are compared with
        for (const Term& term : tellings_.terms_of(tellings_.items[other]))
          words += weight_of[term.word] * term.weight;
        if (words < kLeastWords) return;
        compare(is_later ? ix : other, is_later ? other : ix, words, last, pairs_);
      });
      for (const Term& term : terms) weight_of[term.word] = 0;
    }
  }

  // `words` is the cosine of their words.
  void compare(uint32_t later, uint32_t earlier, float words, ComparedArticle& last,
               std::vector<AlikePair>& pairs) const {
    const Telling &telling = tellings_.items[later], &other = tellings_.items[earlier];
    // Who denies it is no source of it.
    if (telling.is_denial != other.is_denial) return;
    // Two clauses of a sentence tell two events.
    if (telling.article_ix == other.article_ix && telling.sentence == other.sentence) return;
    // "Earlier this week", printed on Wednesday and on Friday, are stretches that overlap.
    if (!other.when.is_on_day() && !other.when.overlaps(telling.when)) return;
    const float fee = fee_between(telling, other);
    const float alike = held(words, telling, other);
    if (std::max(alike + kMostShared - kSameWords, kMostOdds) < fee) return;
    const float excess = excess_of(later, earlier, words, alike, fee, last) - fee;
    if (excess > 0) pairs.push_back({later, earlier, excess});
  }

  // How much surer than needed it is that both tell one event; below zero: not sure enough. Where
  // it cannot be more than `least`, some number that is not more either.
  float excess_of(uint32_t telling, uint32_t other, float words_alike, float alike, float least,
                  ComparedArticle& last) const {
    LikenessFeatures features = likeness_.describe_acts(telling, other, words_alike);
    const float same_act = features[kSameWord] + features[kSameAction];
    const float shared_name = features[kSharedParticipant];
    const float words =
        alike + kSameAct * same_act + kSharedName * shared_name + kBoth * same_act * shared_name;
    const auto of_odds = [](float odds) {
      return std::min(kOddsScale * (odds - kSameLine), kMostOdds);
    };
    const float most_of_odds = of_odds(likeness_.most_odds_of(features) + kRounding);
    if (std::max(words - kSameWords, most_of_odds) <= least) return words - kSameWords;
    likeness_.describe_articles(telling, other, features, last);
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

  void sort_pairs() {
    const auto key = [this](const AlikePair& pair) {
      return std::tuple(place_of_[pair.later], -day_[pair.earlier], pair.earlier);
    };
    std::sort(pairs_.begin(), pairs_.end(),
              [&](const AlikePair& a, const AlikePair& b) { return key(a) < key(b); });
  }

  Articles articles_;
  const Tellings& tellings_;
  EventLikeness likeness_;
  Memo* memo_;
  int threads_;
  std::vector<int32_t> day_;        // [telling]: the first it may be of
  std::vector<Reach> reach_;        // [telling]
  std::vector<uint32_t> order_;     // of tellings, as they are placed
  std::vector<uint32_t> place_of_;  // [telling]: in order_
  std::vector<AlikePair> pairs_;
};

}  // namespace

std::vector<AlikePair> find_alike(Articles articles, const EntityLinks& links,
                                  const Tellings& tellings, const Lexicon& lexicon, Memo* memo,
                                  int threads) {
  return Comparison(articles, links, tellings, lexicon, memo, threads).run();
}

}  // namespace dateline
