#include "ingest/html/names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace dateline {
namespace {

constexpr size_t kMaxNameBytes = 400;  // further class names of one element are not read

std::string words_of(std::string_view name) {
  std::string out = " ";
  bool was_lower = false;
  for (const char c : name.substr(0, kMaxNameBytes)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    if (!letter) {
      if (out.back() != ' ') out += ' ';
      was_lower = false;
      continue;
    }
    if (upper && was_lower) out += ' ';
    out += upper ? static_cast<char>(c + 32) : c;
    was_lower = !upper;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

struct NamedHint {
  std::string_view words;  // in words_of(); begins with a space; a space at its end is a word's end
  Hint hint;
};

// The first match decides, so what is sure stands first.
constexpr std::array kHints{
    NamedHint{" articlebody ", Hint::kContent},
    NamedHint{" article body ", Hint::kContent},
    NamedHint{" story body ", Hint::kContent},
    NamedHint{" post body ", Hint::kContent},
    NamedHint{" entry content ", Hint::kContent},
    NamedHint{" article content ", Hint::kContent},
    NamedHint{" article text ", Hint::kContent},
    NamedHint{" story content ", Hint::kContent},
    NamedHint{" post content ", Hint::kContent},
    NamedHint{" figcaption", Hint::kCaption},
    NamedHint{" caption", Hint::kCaption},
    NamedHint{" credit", Hint::kCaption},
    NamedHint{" legend ", Hint::kCaption},
    NamedHint{" standfirst ", Hint::kStandfirst},
    NamedHint{" dek ", Hint::kStandfirst},
    NamedHint{" subheadline ", Hint::kStandfirst},
    NamedHint{" sub headline ", Hint::kStandfirst},
    NamedHint{" subtitle ", Hint::kStandfirst},
    NamedHint{" subhead ", Hint::kStandfirst},
    NamedHint{" summary ", Hint::kStandfirst},
    NamedHint{" article lead ", Hint::kStandfirst},
    NamedHint{" lede ", Hint::kStandfirst},
    NamedHint{" comments ", Hint::kComments},
    NamedHint{" comment ", Hint::kComments},
    NamedHint{" commentlist ", Hint::kComments},
    NamedHint{" respond ", Hint::kComments},
    NamedHint{" disqus", Hint::kComments},
    NamedHint{" livefyre ", Hint::kComments},
    NamedHint{" discussion ", Hint::kComments},
    NamedHint{" related", Hint::kAside},
    NamedHint{" recommend", Hint::kAside},
    NamedHint{" recirc", Hint::kAside},
    NamedHint{" newsletter", Hint::kAside},
    NamedHint{" sidebar", Hint::kAside},
    NamedHint{" rail ", Hint::kAside},
    NamedHint{" share", Hint::kAside},
    NamedHint{" sharing", Hint::kAside},
    NamedHint{" social", Hint::kAside},
    NamedHint{" subscri", Hint::kAside},
    NamedHint{" signup", Hint::kAside},
    NamedHint{" sign up ", Hint::kAside},
    NamedHint{" promo", Hint::kAside},
    NamedHint{" sponsor", Hint::kAside},
    NamedHint{" advert", Hint::kAside},
    NamedHint{" ad ", Hint::kAside},
    NamedHint{" ads ", Hint::kAside},
    NamedHint{" outbrain", Hint::kAside},
    NamedHint{" taboola", Hint::kAside},
    NamedHint{" zergnet", Hint::kAside},
    NamedHint{" breadcrumb", Hint::kAside},
    NamedHint{" cookie", Hint::kOverlay},
    NamedHint{" consent", Hint::kOverlay},
    NamedHint{" gdpr", Hint::kOverlay},
    NamedHint{" popup", Hint::kOverlay},
    NamedHint{" modal", Hint::kOverlay},
    NamedHint{" overlay", Hint::kOverlay},
    NamedHint{" most read ", Hint::kAside},
    NamedHint{" most popular ", Hint::kAside},
    NamedHint{" mostpopular ", Hint::kAside},
    NamedHint{" popular ", Hint::kAside},
    NamedHint{" trending", Hint::kAside},
    NamedHint{" read more ", Hint::kAside},
    NamedHint{" read next ", Hint::kAside},
    NamedHint{" readmore ", Hint::kAside},
    NamedHint{" also read ", Hint::kAside},
    NamedHint{" more stories ", Hint::kAside},
    NamedHint{" more from ", Hint::kAside},
    NamedHint{" up next ", Hint::kAside},
    NamedHint{" next article", Hint::kAside},
    NamedHint{" pagination", Hint::kAside},
    NamedHint{" pager ", Hint::kAside},
    NamedHint{" nav ", Hint::kAside},
    NamedHint{" navbar ", Hint::kAside},
    NamedHint{" navigation ", Hint::kAside},
    NamedHint{" menu ", Hint::kAside},
    NamedHint{" footer ", Hint::kAside},
    NamedHint{" masthead ", Hint::kAside},
    NamedHint{" toolbar ", Hint::kAside},
    NamedHint{" toolbox ", Hint::kAside},
    NamedHint{" tools ", Hint::kAside},
    NamedHint{" widget", Hint::kAside},
    NamedHint{" donat", Hint::kAside},
    NamedHint{" contribute ", Hint::kAside},
    NamedHint{" follow ", Hint::kAside},
    NamedHint{" slideshow ", Hint::kAside},
    NamedHint{" carousel ", Hint::kAside},
    NamedHint{" print only ", Hint::kHidden},
    NamedHint{" screen reader ", Hint::kHidden},
    NamedHint{" sr only ", Hint::kHidden},
    NamedHint{" visually hidden ", Hint::kHidden},
    NamedHint{" visuallyhidden ", Hint::kHidden},
    NamedHint{" author ", Hint::kMeta},
    NamedHint{" authors ", Hint::kMeta},
    NamedHint{" byline", Hint::kMeta},
    NamedHint{" bio ", Hint::kMeta},
    NamedHint{" timestamp ", Hint::kMeta},
    NamedHint{" pubdate ", Hint::kMeta},
    NamedHint{" dateline ", Hint::kMeta},
    NamedHint{" publish date ", Hint::kMeta},
    NamedHint{" published ", Hint::kMeta},
    NamedHint{" tags ", Hint::kMeta},
    NamedHint{" tag list ", Hint::kMeta},
    NamedHint{" taglist ", Hint::kMeta},
    NamedHint{" topics ", Hint::kMeta},
    NamedHint{" copyright ", Hint::kMeta},
};

// Where in kHints the words with each first letter stand, ascending.
const std::array<std::vector<size_t>, 128>& hints_by_letter() {
  static const auto places = [] {
    std::array<std::vector<size_t>, 128> by_letter;
    for (size_t i = 0; i < kHints.size(); ++i)
      by_letter[static_cast<unsigned char>(kHints[i].words[1])].push_back(i);
    return by_letter;
  }();
  return places;
}

// The hint that stands first in kHints among those found in the words.
Hint hint_in(std::string_view words) {
  const auto& by_letter = hints_by_letter();
  size_t best = kHints.size();
  for (size_t at = 0; at + 1 < words.size(); at = words.find(' ', at + 1)) {
    const auto first = static_cast<unsigned char>(words[at + 1]);
    if (first >= by_letter.size()) continue;
    for (const size_t i : by_letter[first])
      if (i < best && words.substr(at).starts_with(kHints[i].words)) best = i;
  }
  return best == kHints.size() ? Hint::kNothing : kHints[best].hint;
}

Hint hint_of_tag(Tag tag) {
  switch (tag) {
    case Tag::kNav:
    case Tag::kFooter:
    case Tag::kForm:
    case Tag::kAside:
    case Tag::kDialog:
    case Tag::kFieldset:
      return Hint::kAside;
    case Tag::kFigcaption:
      return Hint::kCaption;
    default:
      return Hint::kNothing;
  }
}

Hint hint_of_role(std::string_view role) {
  for (std::string_view aside : {"navigation", "complementary", "contentinfo", "banner", "dialog",
                                 "search", "menu", "toolbar", "alert", "alertdialog"})
    if (role == aside) return Hint::kAside;
  return Hint::kNothing;
}

bool is_hidden(const HtmlTree& tree, uint32_t node) {
  if (tree.has_attribute(node, Attribute::kHidden)) return true;
  if (tree.attribute(node, Attribute::kAriaHidden) == "true") return true;
  std::string style(tree.attribute(node, Attribute::kStyle).substr(0, kMaxNameBytes));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  // What is clipped away is for screen readers: ", opens new tab".
  for (std::string_view way :
       {"display:none", "visibility:hidden", "clip:rect(", "clip-path:inset(50%"})
    if (style.find(way) != std::string::npos) return true;
  return false;
}

}  // namespace

std::string name_words(const HtmlTree& tree, uint32_t node) {
  std::string name(tree.attribute(node, Attribute::kClass));
  name += ' ';
  name += tree.attribute(node, Attribute::kId);
  name += ' ';
  name += tree.attribute(node, Attribute::kDataTestid);
  return words_of(name);
}

Hint hint_of(const HtmlTree& tree, uint32_t node) {
  if (tree.node(node).attribute_count == 0) return hint_of_tag(tree.node(node).tag);
  if (is_hidden(tree, node)) return Hint::kHidden;
  if (tree.attribute(node, Attribute::kItemprop) == "articleBody") return Hint::kContent;
  const std::string words = name_words(tree, node);
  if (const Hint by_name = hint_in(words); by_name != Hint::kNothing) return by_name;
  const Hint by_role = hint_of_role(tree.attribute(node, Attribute::kRole));
  return by_role != Hint::kNothing ? by_role : hint_of_tag(tree.node(node).tag);
}

std::vector<Hint> hints_of(const HtmlTree& tree) {
  std::vector<Hint> hints(tree.size(), Hint::kNothing);
  for (uint32_t i = 0; i < tree.size(); ++i)
    if (tree.node(i).tag != Tag::kText) hints[i] = hint_of(tree, i);
  return hints;
}

}  // namespace dateline
