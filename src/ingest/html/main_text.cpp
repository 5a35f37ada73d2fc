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
  MainText(const HtmlTree& tree, const Blocks& blocks, const StatedText& stated)
      : tree_(tree), blocks_(blocks), stated_(stated) {}

  std::vector<ChosenBlock> choose() {
    hints_.resize(tree_.size());
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (tree_.node(i).tag != Tag::kText) hints_[i] = hint_of(tree_, i);
    weigh(false);
    drop_asides();
    weigh(true);
    const uint32_t root = find_root();
    return collect(root);
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
        return prose_[i] * 10 < all * 9;
      case Hint::kComments:
        return prose_[i] * 10 < all * 9 && !holds_heading(i);
      case Hint::kMeta:
        return prose_[i] * 10 < all;
      default:
        return false;
    }
  }

  bool holds_heading(uint32_t i) const {
    for (uint32_t k = i; k < tree_.node(i).end; ++k)
      if (tree_.node(k).tag == Tag::kH1) return true;
    return false;
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
    uint32_t named = kNone;
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (hints_[i] == Hint::kContent && !dropped_[i] && prose_[i] * 10 >= prose_[0] * 4 &&
          (named == kNone || prose_[i] >= prose_[named]))
        named = i;
    uint32_t root = named == kNone ? 0 : named;
    for (uint32_t i = root + 1; i < tree_.node(root).end; ++i)
      if (prose_[i] > 0 && prose_[i] * 10 >= prose_[root] * 8) root = i;
    return root;
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
  StatedText stated_;
  std::vector<Hint> hints_;
  std::vector<uint64_t> prose_;
  std::vector<char> dropped_;
};

}  // namespace

std::vector<ChosenBlock> choose_main_text(const HtmlTree& tree, const Blocks& blocks,
                                          const StatedText& stated) {
  return MainText(tree, blocks, stated).choose();
}

}  // namespace dateline
