#include "annotate/head_features.h"

#include <algorithm>

namespace dateline {
namespace {

uint64_t pair(uint32_t a, uint32_t b) { return uint64_t{a} << 32 | b; }

uint32_t distance(uint32_t first, uint32_t last) {
  if (first == kNone || last == kNone) return 0;
  const uint32_t apart = first < last ? last - first : first - last;
  return apart < 5 ? apart : apart < 8 ? 5 : apart < 13 ? 6 : 7;
}

// The nodes of the outermost children of a word.
struct Children {
  ParseWord left, left2, right, right2;
  uint32_t left_label = 0, right_label = 0, left2_label = 0, right2_label = 0;
  uint32_t left_count = 0, right_count = 0;
  uint64_t labels = 0;
};

uint32_t label_of(const ParseState& state, uint32_t word) {
  return word == kNone ? 0 : static_cast<uint32_t>(state[word].label);
}

Children children_of(const ParseInput& input, const ParseState& state, uint32_t word) {
  if (word == kNone) return Children();
  const ParseNode& node = state[word];
  return {input[node.left_child],
          input[node.left_child2],
          input[node.right_child],
          input[node.right_child2],
          label_of(state, node.left_child),
          label_of(state, node.right_child),
          label_of(state, node.left_child2),
          label_of(state, node.right_child2),
          std::min<uint32_t>(node.left_count, 4),
          std::min<uint32_t>(node.right_count, 4),
          node.child_labels};
}

}  // namespace

void ParseInput::begin(const Article& article, const Words& words, const Sentence& sentence) {
  words_.clear();
  before_.clear();
  Marks marks;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    const Word& word = words[i];
    const auto tag = static_cast<uint32_t>(article.tokens.upos[i]);
    const uint32_t unknown = kClusterCount + 1 + word.last(3);
    const uint32_t cluster = word.facts->cluster != 0 ? word.facts->cluster : unknown;
    const bool inflects = article.tokens.upos[i] == Upos::kVerb ||
                          article.tokens.upos[i] == Upos::kAux ||
                          article.tokens.upos[i] == Upos::kNoun;
    words_.push_back({word.id, tag, cluster, inflects ? word.last(2) << 8 | tag : tag});
    before_.push_back(marks);
    if (article.tokens.upos[i] == Upos::kPunct) ++marks.commas;
    if (article.tokens.upos[i] == Upos::kVerb || article.tokens.upos[i] == Upos::kAux)
      ++marks.verbs;
    if (article.tokens.upos[i] == Upos::kCconj) ++marks.conjunctions;
  }
  words_.push_back({1, 30, 1023, 30});  // the root
  before_.push_back(marks);
}

uint32_t ParseInput::between(uint32_t first, uint32_t last) const {
  if (first == kNone || last == kNone || last <= first + 1) return 0;
  const Marks &a = before_[first + 1], &b = before_[last];
  const auto some = [](int count) { return static_cast<uint32_t>(std::min(count, 2)); };
  return 1 + some(b.commas - a.commas) + 3 * some(b.verbs - a.verbs) +
         9 * some(b.conjunctions - a.conjunctions);
}

FeatureList transition_features(const ParseInput& input, const ParseState& state) {
  const uint32_t i0 = state.stack(0), i1 = state.stack(1), j0 = state.buffer(0);
  const ParseWord &s0 = input[i0], &s1 = input[i1], &s2 = input[state.stack(2)];
  const ParseWord &b0 = input[j0], &b1 = input[state.buffer(1)], &b2 = input[state.buffer(2)];
  const Children c0 = children_of(input, state, i0), c1 = children_of(input, state, i1),
                 cb = children_of(input, state, j0);
  const uint32_t gap = distance(i0, j0), gap1 = distance(i1, i0);
  FeatureList out;
  // Single words.
  out.add(s0.word, s0.tag);
  out.add(s0.cluster, s0.tag);
  out.add(s0.fine);
  out.add(s1.word, s1.tag);
  out.add(s1.cluster, s1.tag);
  out.add(s1.fine);
  out.add(s2.word, s2.tag);
  out.add(s2.cluster, s2.fine);
  out.add(b0.word, b0.tag);
  out.add(b0.cluster, b0.tag);
  out.add(b0.fine);
  out.add(b1.word, b1.tag);
  out.add(b1.cluster, b1.fine);
  out.add(b2.word, b2.tag);
  out.add(b2.fine);
  // Pairs.
  out.add(s0.word, b0.word);
  out.add(pair(s0.word, s0.tag), b0.tag);
  out.add(s0.tag, pair(b0.word, b0.tag));
  out.add(s0.fine, b0.fine);
  out.add(s0.cluster, b0.cluster);
  out.add(s0.cluster, b0.word);
  out.add(s0.word, b0.cluster);
  out.add(s1.word, s0.word);
  out.add(pair(s1.word, s1.tag), s0.tag);
  out.add(s1.tag, pair(s0.word, s0.tag));
  out.add(s1.fine, s0.fine);
  out.add(s1.cluster, s0.cluster);
  out.add(s1.cluster, s0.word);
  out.add(s1.word, s0.cluster);
  out.add(s1.fine, b0.fine);
  out.add(s1.cluster, b0.cluster);
  out.add(s1.word, b0.word);
  out.add(b0.fine, b1.fine);
  out.add(b0.word, b1.tag);
  out.add(b0.cluster, b1.cluster);
  // Triples.
  out.add(s0.fine, b0.fine, b1.fine);
  out.add(s1.fine, s0.fine, b0.fine);
  out.add(s2.tag, s1.fine, s0.fine);
  out.add(b0.tag, b1.tag, b2.tag);
  out.add(pair(s1.tag, s0.tag), b0.tag, b1.tag);
  out.add(pair(s2.tag, s1.tag), s0.tag, b0.tag);
  out.add(s1.cluster, s0.tag, b0.cluster);
  out.add(s1.tag, s0.word, b0.tag);
  out.add(s1.word, s0.tag, b0.tag);
  out.add(s1.tag, s0.tag, b0.word);
  out.add(s0.tag, b0.tag, b1.word);
  // Children.
  out.add(s0.tag, b0.tag, pair(c0.left.tag, c0.left_label));
  out.add(s0.tag, b0.tag, pair(c0.right.tag, c0.right_label));
  out.add(s0.tag, b0.tag, pair(cb.left.tag, cb.left_label));
  out.add(s1.tag, s0.tag, pair(c0.left.tag, c0.left_label));
  out.add(s1.tag, s0.tag, pair(c0.right.tag, c0.right_label));
  out.add(s1.tag, s0.tag, pair(c1.left.tag, c1.left_label));
  out.add(s1.tag, s0.tag, pair(c1.right.tag, c1.right_label));
  out.add(s0.tag, pair(c0.right_label, c0.right2_label));
  out.add(s0.tag, pair(c0.left_label, c0.left2_label));
  out.add(s1.tag, pair(c1.right_label, c1.right2_label), s0.tag);
  out.add(b0.tag, pair(cb.left_label, cb.left2_label));
  out.add(c0.left.word, s0.tag, b0.tag);
  out.add(c0.right.word, s0.tag, b0.tag);
  out.add(cb.left.word, b0.tag, s0.tag);
  out.add(c1.right.word, s1.tag, s0.tag);
  // What a word has already.
  out.add(c0.labels, s0.tag);
  out.add(c1.labels, s1.tag);
  out.add(cb.labels, b0.tag);
  out.add(c0.labels, b0.fine);
  out.add(c1.labels, s0.fine);
  out.add(pair(s0.word, s0.tag), pair(c0.left_count, c0.right_count));
  out.add(pair(s1.word, s1.tag), pair(c1.left_count, c1.right_count));
  out.add(s0.tag, pair(c0.left_count, c0.right_count), b0.tag);
  out.add(pair(b0.word, b0.tag), cb.left_count);
  // Distance and what stands between.
  out.add(gap, s0.tag, b0.tag);
  out.add(gap, s0.word);
  out.add(gap, b0.word);
  out.add(gap1, s1.tag, s0.tag);
  out.add(gap1, s1.word);
  out.add(gap1, s0.word);
  out.add(input.between(i0, j0), s0.tag, b0.tag);
  out.add(input.between(i1, i0), s1.tag, s0.tag);
  out.add(pair(gap, gap1), pair(s1.tag, s0.tag), b0.tag);
  return out;
}

FeatureList relation_features(const ParseInput& input, const ParseState& state, uint32_t dependent,
                              uint32_t head) {
  const ParseWord &d = input[dependent], &h = input[head];
  const ParseWord& before = input[dependent > 0 ? dependent - 1 : kNone];
  const ParseWord& after = input[dependent + 1];
  const ParseWord& head_before = input[head > 0 ? head - 1 : kNone];
  const ParseWord& head_after = input[head < state.root() ? head + 1 : kNone];
  const Children cd = children_of(input, state, dependent), ch = children_of(input, state, head);
  const bool is_left = dependent < head;
  const uint32_t way = distance(dependent, head) << 1 | is_left;
  const uint32_t side = h.tag << 1 | is_left;
  FeatureList out;
  out.add(d.word, side);
  out.add(d.cluster, side);
  out.add(d.fine, side);
  out.add(h.word, d.tag, is_left);
  out.add(h.cluster, d.tag, is_left);
  out.add(h.fine, d.fine, is_left);
  out.add(h.word, d.word);
  out.add(h.cluster, d.cluster, is_left);
  out.add(h.cluster, d.word, is_left);
  out.add(h.word, d.cluster, is_left);
  out.add(way, d.tag, h.tag);
  out.add(way, d.word);
  out.add(way, h.word);
  out.add(cd.labels, side);
  out.add(cd.labels, pair(h.word, d.tag));
  out.add(cd.labels, d.word);
  out.add(cd.labels, d.fine, side);
  out.add(ch.labels, d.tag, is_left);
  out.add(ch.labels, d.fine, h.fine);
  out.add(ch.labels, h.word, is_left);
  out.add(ch.labels, cd.labels, side);
  out.add(cd.left.word, side, d.tag);
  out.add(cd.left.word, h.word);
  out.add(cd.left.word, d.word);
  out.add(cd.left2.word, side, d.tag);
  out.add(cd.right.word, side, d.tag);
  out.add(pair(cd.left_label, cd.right_label), side, d.tag);
  out.add(pair(ch.left_label, ch.right_label), side, d.tag);
  out.add(before.fine, d.fine, side);
  out.add(after.fine, d.fine, side);
  out.add(before.word, d.tag, side);
  out.add(after.word, d.tag, side);
  out.add(head_before.tag, h.tag, d.tag);
  out.add(head_after.tag, h.tag, d.tag);
  out.add(input.between(std::min(dependent, head), std::max(dependent, head)), side, d.tag);
  return out;
}

}  // namespace dateline
