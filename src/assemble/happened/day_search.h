// DaySearch: finds what is told of one day by its words, one day after the other. Used by
// alike_pairs.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assemble/happened/tellings.h"

namespace dateline {

// Two ways to add up the same weights differ by less.
inline constexpr float kRounding = 0.001f;

// Tellings go by their place in an order. Both arguments must outlive it.
class DaySearch {
 public:
  DaySearch(const Tellings& tellings, const std::vector<uint32_t>& order);

  // From here on the tellings at these places are searched, ascending.
  void begin_day(std::span<const uint32_t> places);

  struct Found {
    uint32_t place;
    float words;  // the cosine of the words of both
  };
  // The tellings of the day that stand before this one and whose words are at least so much like
  // its own. The result lives until the next call.
  std::span<const Found> find(uint32_t place, float least);

 private:
  // That the telling at places_[ix] has a word.
  struct Posting {
    uint32_t ix;
    float weight;
  };
  // Those of one word, ascending: `count` postings from `begin` on.
  struct Holders {
    uint32_t begin = 0, count = 0;
  };
  // A word of the telling that others of the day have too.
  struct Shared {
    Term term;
    Holders holders;
    bool is_spared = false;  // its holders are not looked at
  };

  std::span<const Term> terms_at(uint32_t place) const {
    return tellings_.terms_of(tellings_.items[order_[place]]);
  }
  void look_up(uint32_t place);
  float spare_longest();

  const Tellings& tellings_;
  const std::vector<uint32_t>& order_;
  std::vector<Holders> holders_of_;   // [word]
  std::vector<uint32_t> words_;       // that some telling of the day has
  std::span<const uint32_t> places_;  // of the day
  std::vector<Posting> postings_;
  std::vector<float> likeness_;  // [index in places_], zero between calls
  std::vector<Shared> shared_;   // of the call, by word
  std::vector<Shared*> by_length_;
  std::vector<uint32_t> touched_;
  std::vector<Found> found_;
};

}  // namespace dateline
