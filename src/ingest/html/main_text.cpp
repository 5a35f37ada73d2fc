#include "ingest/html/main_text.h"

#include <algorithm>

#include "ingest/html/names.h"

namespace dateline {
namespace {

constexpr uint32_t kMinProseWords = 12;

// A block that reads as sentences, not as a list of links.
bool is_prose(const Block& block) {
  return block.words >= kMinProseWords && block.sentence_ends > 0 &&
         block.link_words * 3 < block.words;
}

class MainText {
 public:
  MainText(const HtmlTree& tree, const Blocks& blocks, const std::vector<Hint>& hints,
           const StatedText& stated)
      : tree_(tree), blocks_(blocks), hints_(hints), stated_(stated) {}

  std::vector<ChosenBlock> choose() {
    weigh(false);
    find_headings();
    drop_asides();
    weigh(true);
    return without_loose_ends(collect(nearest_to_headline(find_root())));
  }

  std::vector<ChosenBlock> choose_all() {
    weigh(false);
    find_headings();
    drop_asides();
    return collect(0);
  }

 private:
  // prose_[i]: words of prose below node i; with `only_kept`, of blocks that are not dropped.
  void weigh(bool only_kept) {
    prose_.assign(tree_.size(), 0);
    for (const Block& block : blocks_.list)
      if (is_prose(block) && !(only_kept && dropped_[block.node]))
        prose_[block.node] += block.words;
    for (uint32_t i = tree_.size(); i-- > 1;) prose_[tree_.node(i).parent] += prose_[i];
  }

  bool is_aside(uint32_t i) const {
    const uint64_t all = std::max<uint64_t>(prose_[0], 1);
    switch (hints_[i]) {
      case Hint::kHidden:
      case Hint::kAside:
        return prose_[i] * 10 < all * 4;
      case Hint::kOverlay:
      case Hint::kComments:
        return prose_[i] * 10 < all * 9 && !holds_heading_[i];
      case Hint::kMeta:
        return prose_[i] * 10 < all;
      default:
        return false;
    }
  }

  void find_headings() {
    holds_heading_.assign(tree_.size(), 0);
    for (uint32_t i = tree_.size(); i-- > 1;) {
      if (tree_.node(i).tag == Tag::kH1) holds_heading_[i] = 1;
      if (holds_heading_[i]) holds_heading_[tree_.node(i).parent] = 1;
    }
  }

  void drop_asides() {
    dropped_.assign(tree_.size(), 0);
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const uint32_t parent = tree_.node(i).parent;
      dropped_[i] = (parent != kNone && dropped_[parent]) || is_aside(i);
    }
  }

  // The element that the page itself calls the article's body, where it holds a good part of the
  // prose; else the deepest element that still holds most of it.
  uint32_t find_root() const {
    const uint32_t named = find_named_body();
    uint32_t root = named == kNone ? 0 : named;
    for (uint32_t i = root + 1; i < tree_.node(root).end; ++i)
      if (prose_[i] > 0 && prose_[i] * 10 >= prose_[root] * 8) root = i;
    return root;
  }

  // Pages that put advertisements between the parts of a text give all the parts the same name:
  // then it is what holds them all.
  uint32_t find_named_body() const {
    uint32_t best = kNone;
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (hints_[i] == Hint::kContent && !dropped_[i] && prose_[i] * 10 >= prose_[0] * 2 &&
          (best == kNone || prose_[i] >= prose_[best]))
        best = i;
    if (best == kNone) return kNone;
    const std::string name = name_words(tree_, best);
    uint32_t root = best;
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (hints_[i] == Hint::kContent && !dropped_[i] && prose_[i] * 20 >= prose_[best] &&
          name_words(tree_, i) == name)
        while (!is_below(i, root)) root = tree_.node(root).parent;
    return prose_[root] * 10 >= prose_[0] * 4 ? root : kNone;
  }

  // Where several articles stand in `root`, the one whose headline is the page's title.
  uint32_t nearest_to_headline(uint32_t root) const {
    for (const Block& block : blocks_.list) {
      if (block.tag != Tag::kH1 || !is_title(block) || !is_below(block.node, root)) continue;
      uint32_t node = block.node;
      while (node != root && prose_[node] * 10 < prose_[root] * 3) node = tree_.node(node).parent;
      return node;
    }
    return root;
  }

  // A text begins and ends with a sentence: lines of dates and names before it, headings and links
  // after it belong to the page.
  std::vector<ChosenBlock> without_loose_ends(std::vector<ChosenBlock> chosen) const {
    const auto is_loose = [&](const ChosenBlock& choice) {
      const Block& block = blocks_.list[choice.block_ix];
      const bool is_line = block.words < kMinProseWords && block.sentence_ends == 0 &&
                           block.tag != Tag::kLi && block.tag != Tag::kTd;
      return choice.kind == SentenceKind::kBody && (is_line || block.link_words * 2 > block.words);
    };
    if (std::all_of(chosen.begin(), chosen.end(), is_loose)) return chosen;
    while (!chosen.empty() && is_loose(chosen.back())) chosen.pop_back();
    const auto first = std::find_if_not(chosen.begin(), chosen.end(), is_loose);
    chosen.erase(chosen.begin(), first);
    return chosen;
  }

  bool is_below(uint32_t node, uint32_t root) const {
    return node >= root && node < tree_.node(root).end;
  }

  std::vector<ChosenBlock> collect(uint32_t root) const {
    std::vector<ChosenBlock> chosen;
    for (uint32_t i = 0; i < blocks_.list.size(); ++i) {
      const Block& block = blocks_.list[i];
      if (dropped_[block.node]) continue;
      if (!is_below(block.node, root) && !is_standfirst(block, root)) continue;
      if (block.tag == Tag::kH1 || is_title(block)) continue;
      if (block.link_words * 2 > block.words && block.sentence_ends == 0) continue;
      chosen.push_back({i, kind_of(block)});
    }
    return chosen;
  }

  // Stands before the text, near its headline.
  bool is_standfirst(const Block& block, uint32_t root) const {
    if (block.node > root || block.words < 6 || block.link_words * 2 > block.words) return false;
    if (blocks_.at(block) == stated_.description) return true;
    return hints_[block.node] == Hint::kStandfirst ||
           (tree_.node(block.node).parent != kNone &&
            hints_[tree_.node(block.node).parent] == Hint::kStandfirst);
  }

  bool is_title(const Block& block) const { return blocks_.at(block) == stated_.title; }

  SentenceKind kind_of(const Block& block) const {
    uint32_t node = block.node;
    for (int up = 0; up < 4 && node != kNone; ++up, node = tree_.node(node).parent)
      if (hints_[node] == Hint::kCaption) return SentenceKind::kCaption;
    return SentenceKind::kBody;
  }

  const HtmlTree& tree_;
  const Blocks& blocks_;
  const std::vector<Hint>& hints_;
  StatedText stated_;
  std::vector<uint64_t> prose_;
  std::vector<char> holds_heading_, dropped_;
};

}  // namespace

std::vector<ChosenBlock> choose_main_text(const HtmlTree& tree, const Blocks& blocks,
                                          const std::vector<Hint>& hints,
                                          const StatedText& stated) {
  return MainText(tree, blocks, hints, stated).choose();
}

std::vector<ChosenBlock> choose_fragment_text(const HtmlTree& tree, const Blocks& blocks,
                                              const std::vector<Hint>& hints) {
  return MainText(tree, blocks, hints, {}).choose_all();
}

}  // namespace dateline
