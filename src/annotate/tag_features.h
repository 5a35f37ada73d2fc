// The features of the tagger. Shared by running and training.
#pragma once

#include <array>

#include "annotate/hashed_rows.h"
#include "annotate/words.h"

namespace dateline {

inline constexpr size_t kTagFeatureCount = 34;
using TagFeatures = std::array<uint32_t, kTagFeatureCount>;

// What can be seen at a token when the two words before it are tagged.
inline TagFeatures tag_features(const Words& words, const Sentence& sentence, uint32_t token,
                                Upos previous, Upos before_previous) {
  const Word& w = words[token];
  const Word& left = words.at(sentence, token, -1);
  const Word& left2 = words.at(sentence, token, -2);
  const Word& right = words.at(sentence, token, 1);
  const Word& right2 = words.at(sentence, token, 2);
  const auto tag1 = static_cast<uint64_t>(previous);
  const auto tag2 = static_cast<uint64_t>(before_previous);
  const uint64_t first = token == sentence.begin_token;
  const uint64_t shape = w.shape | first << 8 | uint64_t{w.facts->capital_share} << 12;
  TagFeatures out;
  uint32_t n = 0;
  const auto add = [&](auto... seen) {
    out[n] = feature(n, static_cast<uint64_t>(seen)...);
    ++n;
  };
  add(w.id);
  add(w.last4, w.shape);
  add(w.last(3));
  add(w.last(2));
  add(w.last(1));
  add(w.first4);
  add(w.first(3));
  add(w.first(2));
  add(shape);
  add(shape, w.last(3));
  add(w.facts->tags, shape);
  add(w.facts->cluster);
  add(w.facts->cluster, tag1);
  add(tag1);
  add(tag1, tag2);
  add(tag1, w.id);
  add(tag1, w.facts->tags);
  add(tag1, w.last(3));
  add(left.id);
  add(left2.id);
  add(left.id, w.id);
  add(left.facts->cluster, w.facts->tags);
  add(left.last(3), w.last(3));
  add(right.id);
  add(right2.id);
  add(right.id, w.id);
  add(right.facts->tags, w.facts->tags);
  add(right.facts->tags, right.last(3));
  add(right.facts->tags, right2.facts->tags, w.facts->tags);
  add(right.facts->cluster, w.facts->tags);
  add(right.facts->cluster);
  add(tag1, w.facts->tags, right.facts->tags);
  add(right.shape, right.last(2), w.shape);
  add(left.shape, w.shape, right.shape);
  return out;
}

}  // namespace dateline
