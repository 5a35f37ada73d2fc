// Drafts: stories in the making, each the sum of its articles' key words, found by those words.
// Used by assemble/grouping/stories.cpp.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/article_key.h"

namespace dateline {

struct Draft {
  // What the articles of a draft give to one word, and where the index of words says so.
  struct Share {
    int64_t weight = 0;
    uint32_t holder = 0;
  };
  tsl::robin_map<WordId, Share> sum;  // looked up and added up, never listed
  int64_t squares = 0;                // of the sums
  std::vector<uint32_t> articles;     // empty: the draft has become a part of another one
  std::vector<KeyWord> signature;     // see Drafts::signature_of(); empty: not made yet
};

// Similarity is the cosine of the angle between two sums of key words.
class Drafts {
 public:
  struct Similar {
    double similarity = 0;
    uint32_t draft = 0;
  };

  uint32_t count() const { return static_cast<uint32_t>(drafts_.size()); }
  const Draft& operator[](uint32_t draft) const { return drafts_[draft]; }

  uint32_t begin_draft();  // an empty one; returns its index
  void drop_last_draft();  // REQUIRES: it is empty
  void add_article(uint32_t draft, uint32_t article, std::span<const KeyWord> words);
  // REQUIRES: the article was the last one added.
  void remove_article(uint32_t draft, std::span<const KeyWord> words);

  // Makes `from` a part of `into`. Returns what it was, for take_apart().
  Draft merge(uint32_t into, uint32_t from);
  // REQUIRES: nothing has happened to the two since merge().
  void take_apart(uint32_t into, uint32_t from, const Draft& part);

  double similarity(uint32_t a, uint32_t b) const;
  // The drafts at least so similar to the words that share enough of them, the most similar first.
  std::vector<Similar> find_similar(std::span<const KeyWord> words, double least);
  // Of each draft the others that are at least so similar to its heaviest words, the most similar
  // first; looks up only what has changed since the last call, which had the same `least`. Valid
  // until a draft changes.
  const std::vector<std::vector<Similar>>& find_all_similar(double least);

 private:
  struct Holder {
    uint32_t draft;
    int64_t weight;
  };
  struct Score {
    int64_t product = 0;
    int shared = 0;
    int64_t least_weight = 0;  // from which on a word belongs to the draft
  };

  // The heaviest words of a draft, as of one article. Valid until the draft changes.
  std::span<const KeyWord> signature_of(uint32_t draft);
  std::optional<Similar> compare(std::span<const KeyWord> words, uint32_t draft,
                                 double least) const;
  void compare_with_changed(uint32_t draft, double least);
  void add_word(uint32_t draft, WordId word, int64_t weight);  // a weight below 0 takes it away
  void drop_holder(WordId word, uint32_t holder);
  void note_size(uint32_t draft);

  std::vector<Draft> drafts_;
  tsl::robin_map<WordId, std::vector<Holder>> holders_of_;  // looked up only, never listed
  std::vector<Score> scores_;  // by draft; product and shared are zero between look-ups
  std::vector<std::vector<Similar>> similar_;  // by draft; see find_all_similar()
  std::vector<uint32_t> changed_;              // drafts, since it was called; some more than once
  std::vector<uint32_t> touched_;
};

}  // namespace dateline
