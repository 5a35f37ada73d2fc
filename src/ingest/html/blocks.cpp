#include "ingest/html/blocks.h"

namespace dateline {
namespace {

bool is_not_shown(Tag tag) {
  switch (tag) {
    case Tag::kHead:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTemplate:
    case Tag::kSelect:
    case Tag::kTextarea:
    case Tag::kButton:
    case Tag::kSvg:
    case Tag::kIframe:
    case Tag::kObject:
    case Tag::kVideo:
    case Tag::kNoscript:
    case Tag::kTitle:
      return true;
    default:
      return false;
  }
}

// What a block is to a reader: a paragraph inside a list item is the item.
bool names_its_blocks(Tag tag) {
  return tag == Tag::kLi || tag == Tag::kBlockquote || tag == Tag::kFigcaption || tag == Tag::kTd ||
         tag == Tag::kTh || tag == Tag::kFigure;
}

class BlockSplitter {
 public:
  BlockSplitter(const HtmlTree& tree, const std::vector<Hint>& hints)
      : tree_(tree), hints_(hints) {}

  Blocks split() {
    for (uint32_t i = 0; i < tree_.size();) {
      while (!open_.empty() && i >= tree_.node(open_.back()).end) leave();
      const HtmlNode& node = tree_.node(i);
      if (is_not_shown(node.tag) || is_spoken_only(i, node)) {
        i = node.end;
        continue;
      }
      if (node.tag == Tag::kText)
        add(tree_.text(i), i < link_end_);
      else
        enter(i, node);
      ++i;
    }
    close_block();
    return std::move(blocks_);
  }

 private:
  // A few words inside a line for who hears the page: ", opens in a new tab".
  bool is_spoken_only(uint32_t i, const HtmlNode& node) const {
    constexpr uint32_t kFewNodes = 3;
    return node.tag == Tag::kSpan && hints_[i] == Hint::kHidden && node.end - i <= kFewNodes;
  }

  void enter(uint32_t i, const HtmlNode& node) {
    if (node.tag == Tag::kA) link_end_ = node.end;
    if (node.tag == Tag::kBr) {
      if (after_break_)
        close_block();
      else
        add(" ", false);
      after_break_ = true;
      return;
    }
    if (!is_block_tag(node.tag)) return;
    close_block();
    open_.push_back(i);
  }

  void leave() {
    close_block();
    open_.pop_back();
  }

  void add(std::string_view text, bool is_link) {
    const size_t begin = line_.size();
    append_collapsed(line_, text);
    if (line_.size() == begin) return;
    bool in_word = begin > 0 && line_[begin - 1] != ' ';
    for (size_t i = begin; i < line_.size(); ++i) {
      const bool starts = line_[i] != ' ' && !in_word;
      in_word = line_[i] != ' ';
      if (!starts) continue;
      after_break_ = false;
      ++words_;
      if (is_link) ++link_words_;
    }
  }

  void close_block() {
    after_break_ = false;
    if (!line_.empty() && line_.back() == ' ') line_.pop_back();
    if (!line_.empty() && words_ > 0) {
      Block block;
      block.text.begin = static_cast<uint32_t>(blocks_.text.size());
      blocks_.text += line_;
      block.text.end = static_cast<uint32_t>(blocks_.text.size());
      blocks_.text += '\n';
      block.words = words_;
      block.link_words = link_words_;
      block.sentence_ends = count_sentence_ends(line_);
      name_block(block);
      blocks_.list.push_back(block);
    }
    line_.clear();
    words_ = link_words_ = 0;
  }

  static uint32_t count_sentence_ends(std::string_view line) {
    uint32_t count = 0;
    for (size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if ((c == '.' || c == '!' || c == '?') &&
          (i + 1 == line.size() || !is_word_byte(line[i + 1])))
        ++count;
    }
    return count;
  }

  static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  void name_block(Block& block) const {
    if (open_.empty()) return;
    block.node = open_.back();
    block.tag = tree_.node(block.node).tag;
    for (size_t up = 0; up < 3 && up < open_.size(); ++up) {
      const Tag tag = tree_.node(open_[open_.size() - 1 - up]).tag;
      if (names_its_blocks(tag)) {
        block.tag = tag;
        return;
      }
    }
  }

  const HtmlTree& tree_;
  const std::vector<Hint>& hints_;
  Blocks blocks_;
  std::vector<uint32_t> open_;  // block elements around the current node
  std::string line_;
  uint32_t words_ = 0, link_words_ = 0;
  uint32_t link_end_ = 0;
  bool after_break_ = false;
};

}  // namespace

bool is_block_tag(Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kUnknown:
    case Tag::kA:
    case Tag::kB:
    case Tag::kBr:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kTime:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kLabel:
      return false;
    default:
      return true;
  }
}

Blocks split_blocks(const HtmlTree& tree, const std::vector<Hint>& hints) {
  return BlockSplitter(tree, hints).split();
}

}  // namespace dateline
