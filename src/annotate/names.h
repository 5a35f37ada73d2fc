// From the scores of every word to the names of an article. Used by read_words.
#pragma once

#include <array>
#include <vector>

#include "annotate/network_shape.h"
#include "lexicon/lexicon.h"
#include "model/article.h"
#include "model/word_notes.h"

namespace dateline {

// One score for each NameTag.
using NameScores = std::array<float, kNameTagCount>;

// Fills tokens.name with the best sequences. What a capitalised word is elsewhere in the article
// counts as well: "Zarif" is a person where "Javad Zarif" is one. A title is no part of the name
// behind it: "President Maria Santos".
class NameMarker {
 public:
  void mark(Article& article, const Lexicon& lexicon, std::vector<NameScores>& scores);

 private:
  // What the article tells of a word by all its places: the summed lead of each kind over no name.
  struct Evidence {
    uint32_t count = 0;
    std::array<float, 4> leads{};
  };
  void share_evidence(const Article& article, std::vector<NameScores>& scores);
  void mark_sentence(const Sentence& sentence, const std::vector<NameScores>& scores,
                     std::vector<NameTag>& names);

  WordNotes<Evidence> evidence_;
  std::vector<std::array<uint8_t, kNameTagCount>> steps_;  // the tag before, on the best way
};

}  // namespace dateline
