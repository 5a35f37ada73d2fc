// WordNotes: what one article tells of each of its words, by WordId; keeps its memory from article
// to article. Used by the stages that count words.
#pragma once

#include <bit>
#include <vector>

#include "model/tokens.h"

namespace dateline {

template <class Note>
class WordNotes {
 public:
  // Forgets all; then holds up to `words` different words.
  void reset(size_t words) { places_.assign(std::bit_ceil(2 * words + 2), Place()); }

  // The note on a word, a fresh one the first time. REQUIRES: no more words than reset() was told.
  Note& of(WordId word) {
    const size_t mask = places_.size() - 1;
    size_t i = word & mask;
    while (places_[i].word != word && places_[i].word != 0) i = (i + 1) & mask;
    places_[i].word = word;
    return places_[i].note;
  }

 private:
  struct Place {
    WordId word = 0;
    Note note{};
  };
  std::vector<Place> places_;
};

}  // namespace dateline
