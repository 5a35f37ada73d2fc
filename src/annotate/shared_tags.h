// SharedTags: the places of a noun in an article have a say in whether it is a proper one, as they
// have in names: what one sentence leaves open, another may tell. Used by read_words.
#pragma once

#include <array>
#include <vector>

#include "model/word_notes.h"

namespace dateline {

// Keeps its memory from article to article.
class SharedTags {
 public:
  // Forgets all places. REQUIRES: no more than `places` are noted then.
  void begin(size_t places);
  // Notes a place that is tagged as a noun or proper noun, by the scores of its tags (kUposCount).
  void note(const Tokens& tokens, uint32_t token, const float* scores);
  // Tags the places of words that have several.
  void mark(Tokens& tokens) const;

 private:
  struct Place {
    uint32_t token, group;
    float lead;  // of the proper noun
  };
  // The places of a word, those with a capital apart.
  struct Group {
    uint32_t count = 0;
    float leads = 0;
  };
  struct GroupsOfWord {
    std::array<uint32_t, 2> behind{};  // one more than the number of the group; 0: none
  };

  WordNotes<GroupsOfWord> words_;
  std::vector<Place> places_;
  std::vector<Group> groups_;
};

}  // namespace dateline
