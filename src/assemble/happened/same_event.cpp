#include "assemble/happened/same_event.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "assemble/happened/alike_pairs.h"
#include "assemble/happened/event_likeness.h"

namespace dateline {
namespace {

// So much surer than needed, and groups that were apart become one.
constexpr float kSurely = 0.10f;
// How alike a telling and the whole of its group, or two groups, must be.
constexpr float kLikeGroup = 0.30f;
// From these log odds on (EventLikeness) two annotated events are one.
constexpr float kSameEvent = -0.50f;

// `group_of[telling]` is the telling that founded its group, the first of it.
std::vector<std::vector<uint32_t>> members_of(const std::vector<uint32_t>& group_of) {
  std::vector<std::vector<uint32_t>> members;
  std::vector<uint32_t> number_of(group_of.size());  // [founder]
  for (uint32_t ix = 0; ix < group_of.size(); ++ix) {
    const uint32_t founder = group_of[ix];
    if (founder == ix) {
      number_of[ix] = static_cast<uint32_t>(members.size());
      members.emplace_back();
    }
    members[number_of[founder]].push_back(ix);
  }
  return members;
}

// Groups of tellings, with the sum of the words of each: a chain of neighbours that are alike two
// by two leads from one event to another, so what joins a group must be like the whole of it.
class Groups {
 public:
  explicit Groups(const Tellings& tellings)
      : tellings_(tellings),
        earlier_(tellings.items.size()),
        words_(tellings.items.size()),
        squares_(tellings.items.size(), kUnknown) {
    std::iota(earlier_.begin(), earlier_.end(), 0u);
  }

  // The telling that founded the group.
  uint32_t founder_of(uint32_t telling) const {
    while (earlier_[telling] != telling) telling = earlier_[telling];
    return telling;
  }
  // The cosine of the words of the two groups.
  float likeness(uint32_t a, uint32_t b) {
    const uint32_t first = founder_of(a), second = founder_of(b);
    const float squares = square_of(first) * square_of(second);
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
    squares_[first] = kUnknown;
    words_[second].clear();
    earlier_[second] = first;
  }

 private:
  static constexpr float kUnknown = -1;

  float square_of(uint32_t founder) {
    float& square = squares_[founder];
    if (square == kUnknown) square = similarity(words_of(founder), words_of(founder));
    return square;
  }
  // The words of a single telling are not copied.
  std::span<const Term> words_of(uint32_t founder) const {
    if (words_[founder].empty()) return tellings_.terms_of(tellings_.items[founder]);
    return words_[founder];
  }

  const Tellings& tellings_;
  std::vector<uint32_t> earlier_;         // [telling] -> an earlier one of its group, or itself
  std::vector<std::vector<Term>> words_;  // [founder] of two and more, by word
  std::vector<float> squares_;  // [founder]: of the weights of all its words, added up; as needed
};

// Joins each telling to the group of the most alike earlier one (ties: of the newest day, then the
// earliest). What it is surely like becomes one group through it.
void unite_alike(std::span<const AlikePair> pairs_of_one, Groups& groups) {
  const uint32_t telling = pairs_of_one.front().later;
  uint32_t best = kNone;
  float best_excess = 0;
  std::vector<uint32_t> sure;
  for (const auto& [later, earlier, excess] : pairs_of_one) {
    if (excess <= std::min(best_excess, kSurely) || groups.likeness(telling, earlier) < kLikeGroup)
      continue;
    if (excess > kSurely) sure.push_back(earlier);
    if (excess > best_excess) {
      best_excess = excess;
      best = earlier;
    }
  }
  if (best != kNone) groups.unite(telling, best);
  for (const uint32_t other : sure)
    if (groups.likeness(telling, other) >= kLikeGroup) groups.unite(telling, other);
}

}  // namespace

std::vector<std::vector<uint32_t>> group_tellings(Articles articles, const EntityLinks& links,
                                                  const Tellings& tellings, const Lexicon& lexicon,
                                                  Memo* memo, int threads) {
  const std::vector<AlikePair> pairs =
      find_alike(articles, links, tellings, lexicon, memo, threads);
  Groups groups(tellings);
  for (auto first = pairs.begin(); first != pairs.end();) {
    const auto last = std::find_if(
        first, pairs.end(), [&](const AlikePair& pair) { return pair.later != first->later; });
    unite_alike({first, last}, groups);
    first = last;
  }
  std::vector<uint32_t> group_of(tellings.items.size());
  for (uint32_t ix = 0; ix < group_of.size(); ++ix) group_of[ix] = groups.founder_of(ix);
  return members_of(group_of);
}

std::vector<std::vector<uint32_t>> group_events(Articles articles, const EntityLinks& links,
                                                const Tellings& tellings, const Lexicon& lexicon) {
  const EventLikeness likeness(articles, links, tellings, lexicon);
  std::vector<uint32_t> group_of(tellings.items.size());
  ComparedArticle last;
  for (uint32_t ix = 0; ix < group_of.size(); ++ix) {
    group_of[ix] = ix;
    float best = kSameEvent;
    for (uint32_t other = 0; other < ix; ++other) {
      const float odds = likeness.odds_of(likeness.describe(ix, other, last));
      if (odds <= best) continue;
      best = odds;
      group_of[ix] = group_of[other];
    }
  }
  return members_of(group_of);
}

}  // namespace dateline
