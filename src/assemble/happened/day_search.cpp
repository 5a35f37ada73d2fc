#include "assemble/happened/day_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {
namespace {

// The squares of the weights of words whose holders are not looked up, together: far less than a
// telling needs to be like another.
constexpr float kMostSpared = 0.01f;

}  // namespace

DaySearch::DaySearch(const Tellings& tellings, const std::vector<uint32_t>& order)
    : tellings_(tellings), order_(order), holders_of_(tellings.word_count) {}

void DaySearch::begin_day(std::span<const uint32_t> places) {
  for (const uint32_t word : words_) holders_of_[word] = {};
  words_.clear();
  places_ = places;
  likeness_.assign(places.size(), 0.0f);
  for (const uint32_t place : places)
    for (const Term& term : terms_at(place)) {
      if (holders_of_[term.word].count++ == 0) words_.push_back(term.word);
    }
  uint32_t begin = 0;
  for (const uint32_t word : words_) {
    Holders& holders = holders_of_[word];
    holders.begin = begin;
    begin += std::exchange(holders.count, 0u);
  }
  postings_.resize(begin);
  for (uint32_t ix = 0; ix < places.size(); ++ix)
    for (const Term& term : terms_at(places[ix])) {
      Holders& holders = holders_of_[term.word];
      postings_[holders.begin + holders.count++] = {ix, term.weight};
    }
}

std::span<const DaySearch::Found> DaySearch::find(uint32_t place, float least) {
  found_.clear();
  look_up(place);
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
  for (const uint32_t holder : touched_) {
    if (std::exchange(likeness_[holder], 0.0f) + most_of_spared < least) continue;
    const float words = similarity(terms_at(place), terms_at(places_[holder]));
    if (words >= least) found_.push_back({places_[holder], words});
  }
  return found_;
}

void DaySearch::look_up(uint32_t place) {
  shared_.clear();
  const auto before = static_cast<uint32_t>(
      std::lower_bound(places_.begin(), places_.end(), place) - places_.begin());
  for (const Term& term : terms_at(place)) {
    Holders holders = holders_of_[term.word];
    const auto begin = postings_.begin() + holders.begin;
    const auto end =
        std::partition_point(begin, begin + holders.count,
                             [before](const Posting& posting) { return posting.ix < before; });
    holders.count = static_cast<uint32_t>(end - begin);
    if (holders.count > 0) shared_.push_back({term, holders});
  }
}

// Of words of little weight that many have, the holders need not be looked at: what these words
// give at most is added to what the others give. Returns the squares of their weights.
float DaySearch::spare_longest() {
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

}  // namespace dateline
