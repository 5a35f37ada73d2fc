// HtmlTree: a page as flat columns: what libxml2's SAX parser reports, kept only as far as reading
// an article needs. Used by everything in ingest/html.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace dateline {

enum class Tag : uint8_t {
  kText,     // a run of characters
  kUnknown,  // any element not listed here
  kA,
  kAddress,
  kArticle,
  kAside,
  kB,
  kBase,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kDd,
  kDetails,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kFieldset,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kObject,
  kOl,
  kP,
  kPre,
  kScript,
  kSection,
  kSelect,
  kSpan,
  kStrong,
  kStyle,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTh,
  kTime,
  kTitle,
  kTr,
  kUl,
  kVideo,
};

enum class Attribute : uint8_t {
  kUnknown,
  kAriaHidden,
  kClass,
  kContent,
  kDatetime,
  kDataTestid,
  kHidden,
  kHref,
  kId,
  kItemprop,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kStyle,
  kType,
  kXmlLang,
};

// Named limits: beyond them the rest of a page is not read.
inline constexpr uint32_t kMaxHtmlDepth = 512;
inline constexpr uint32_t kMaxHtmlNodes = 2'000'000;

struct HtmlNode {
  Tag tag = Tag::kUnknown;
  uint32_t parent = kNone;
  uint32_t end = 0;  // one past the last node of its subtree: nodes stand in document order
  uint32_t first_attribute = 0, attribute_count = 0;
  Span text;  // of a kText node: bytes of HtmlTree::bytes
};

struct HtmlAttribute {
  Attribute name;
  Span value;  // bytes of HtmlTree::bytes
};

class HtmlTree {
 public:
  // Reads UTF-8 of any shape; broken markup is repaired as libxml2 does.
  // The text of scripts and styles is dropped, but for JSON-LD.
  static HtmlTree parse(std::string_view utf8);

  // Node 0 is the document itself, so there is always one.
  const HtmlNode& node(uint32_t ix) const { return nodes_[ix]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }

  // The value of an attribute, empty if it has none. Valid as long as the tree.
  std::string_view attribute(uint32_t node, Attribute name) const;
  bool has_attribute(uint32_t node, Attribute name) const;
  // The characters of one kText node.
  std::string_view text(uint32_t node) const { return slice(bytes_, nodes_[node].text); }
  // All characters below a node, white space as one space, trimmed.
  std::string text_below(uint32_t node) const;

 private:
  friend class HtmlTreeBuilder;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  std::string bytes_;
};

// Appends `text` to `out` with every run of white space as one space; none at the beginning of
// `out` and none doubled where two calls meet.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace dateline
