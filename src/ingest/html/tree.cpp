#include "ingest/html/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>

#include "ingest/attribute_floods.h"

namespace dateline {
namespace {

template <class T>
struct Named {
  std::string_view name;
  T value;
};

// Both lists are sorted by name.
constexpr Named<Tag> kTags[] = {
    {"a", Tag::kA},
    {"address", Tag::kAddress},
    {"article", Tag::kArticle},
    {"aside", Tag::kAside},
    {"b", Tag::kB},
    {"base", Tag::kBase},
    {"blockquote", Tag::kBlockquote},
    {"body", Tag::kBody},
    {"br", Tag::kBr},
    {"button", Tag::kButton},
    {"dd", Tag::kDd},
    {"details", Tag::kDetails},
    {"dialog", Tag::kDialog},
    {"div", Tag::kDiv},
    {"dl", Tag::kDl},
    {"dt", Tag::kDt},
    {"fieldset", Tag::kFieldset},
    {"figcaption", Tag::kFigcaption},
    {"figure", Tag::kFigure},
    {"footer", Tag::kFooter},
    {"form", Tag::kForm},
    {"h1", Tag::kH1},
    {"h2", Tag::kH2},
    {"h3", Tag::kH3},
    {"h4", Tag::kH4},
    {"h5", Tag::kH5},
    {"h6", Tag::kH6},
    {"head", Tag::kHead},
    {"header", Tag::kHeader},
    {"hr", Tag::kHr},
    {"html", Tag::kHtml},
    {"iframe", Tag::kIframe},
    {"img", Tag::kImg},
    {"input", Tag::kInput},
    {"label", Tag::kLabel},
    {"li", Tag::kLi},
    {"link", Tag::kLink},
    {"main", Tag::kMain},
    {"meta", Tag::kMeta},
    {"nav", Tag::kNav},
    {"noscript", Tag::kNoscript},
    {"object", Tag::kObject},
    {"ol", Tag::kOl},
    {"p", Tag::kP},
    {"pre", Tag::kPre},
    {"script", Tag::kScript},
    {"section", Tag::kSection},
    {"select", Tag::kSelect},
    {"span", Tag::kSpan},
    {"strong", Tag::kStrong},
    {"style", Tag::kStyle},
    {"svg", Tag::kSvg},
    {"table", Tag::kTable},
    {"tbody", Tag::kTbody},
    {"td", Tag::kTd},
    {"template", Tag::kTemplate},
    {"textarea", Tag::kTextarea},
    {"th", Tag::kTh},
    {"time", Tag::kTime},
    {"title", Tag::kTitle},
    {"tr", Tag::kTr},
    {"ul", Tag::kUl},
    {"video", Tag::kVideo},
};

constexpr Named<Attribute> kAttributes[] = {
    {"aria-hidden", Attribute::kAriaHidden},
    {"class", Attribute::kClass},
    {"content", Attribute::kContent},
    {"data-testid", Attribute::kDataTestid},
    {"datetime", Attribute::kDatetime},
    {"hidden", Attribute::kHidden},
    {"href", Attribute::kHref},
    {"id", Attribute::kId},
    {"itemprop", Attribute::kItemprop},
    {"lang", Attribute::kLang},
    {"name", Attribute::kName},
    {"property", Attribute::kProperty},
    {"rel", Attribute::kRel},
    {"role", Attribute::kRole},
    {"style", Attribute::kStyle},
    {"type", Attribute::kType},
    {"xml:lang", Attribute::kXmlLang},
};

template <class T, size_t N>
T look_up(const Named<T> (&list)[N], const xmlChar* name, T unknown) {
  const std::string_view wanted(reinterpret_cast<const char*>(name));
  const auto found = std::lower_bound(
      std::begin(list), std::end(list), wanted,
      [](const Named<T>& entry, std::string_view value) { return entry.name < value; });
  return found != std::end(list) && found->name == wanted ? found->value : unknown;
}

bool is_json_ld(std::string_view type) { return type.find("ld+json") != std::string_view::npos; }

}  // namespace

// Receives the parser's events.
class HtmlTreeBuilder {
 public:
  HtmlTree tree;
  htmlParserCtxtPtr parser = nullptr;

  HtmlTreeBuilder() { tree.nodes_.emplace_back(); }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() >= kMaxHtmlDepth || tree.nodes_.size() >= kMaxHtmlNodes) {
      xmlStopParser(parser);
      return;
    }
    HtmlNode node;
    node.tag = look_up(kTags, name, Tag::kUnknown);
    node.parent = open_.back();
    node.first_attribute = static_cast<uint32_t>(tree.attributes_.size());
    for (; attributes && attributes[0]; attributes += 2) {
      const Attribute known = look_up(kAttributes, attributes[0], Attribute::kUnknown);
      if (known == Attribute::kUnknown) continue;
      const auto* value = reinterpret_cast<const char*>(attributes[1]);
      tree.attributes_.push_back({known, keep(value ? std::string_view(value) : "")});
    }
    node.attribute_count = static_cast<uint32_t>(tree.attributes_.size()) - node.first_attribute;
    open_.push_back(tree.size());
    tree.nodes_.push_back(node);
    drops_text_ =
        node.tag == Tag::kStyle ||
        (node.tag == Tag::kScript && !is_json_ld(tree.attribute(open_.back(), Attribute::kType)));
  }

  void end() {
    drops_text_ = false;
    if (open_.size() > 1) close();
  }

  void characters(std::string_view text) {
    if (drops_text_ || tree.nodes_.size() >= kMaxHtmlNodes) return;
    HtmlNode& last = tree.nodes_.back();
    if (last.tag == Tag::kText && last.parent == open_.back()) {
      last.text.end = keep(text).end;  // nothing was kept in between
      return;
    }
    HtmlNode node;
    node.tag = Tag::kText;
    node.parent = open_.back();
    node.text = keep(text);
    node.end = tree.size() + 1;
    tree.nodes_.push_back(node);
  }

  void finish() {
    while (!open_.empty()) close();
  }

 private:
  void close() {
    tree.nodes_[open_.back()].end = tree.size();
    open_.pop_back();
  }

  Span keep(std::string_view text) {
    const auto begin = static_cast<uint32_t>(tree.bytes_.size());
    tree.bytes_ += text;
    return {begin, static_cast<uint32_t>(tree.bytes_.size())};
  }

  std::vector<uint32_t> open_{0};  // the document, and the elements around the current place
  bool drops_text_ = false;
};

namespace {

HtmlTreeBuilder& builder_of(void* context) { return *static_cast<HtmlTreeBuilder*>(context); }

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  builder_of(context).start(name, attributes);
}
void on_end(void* context, const xmlChar*) { builder_of(context).end(); }
void on_characters(void* context, const xmlChar* text, int size) {
  builder_of(context).characters({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
}

htmlSAXHandler sax_handler() {
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.cdataBlock = on_characters;
  return handler;
}

}  // namespace

HtmlTree HtmlTree::parse(std::string_view utf8) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  const auto cut = without_attribute_floods(utf8, Markup::kHtml);
  if (cut) utf8 = *cut;
  HtmlTreeBuilder builder;
  builder.tree.bytes_.reserve(utf8.size() / 2);
  builder.tree.nodes_.reserve(utf8.size() / 40 + 16);
  const auto free_parser = [](htmlParserCtxtPtr parser) { htmlFreeParserCtxt(parser); };
  const std::unique_ptr<htmlParserCtxt, decltype(free_parser)> parser(
      htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), free_parser);
  if (!parser) return std::move(builder.tree);
  builder.parser = parser.get();
  htmlSAXHandler handler = sax_handler();
  htmlSAXHandlerPtr own_handler = parser->sax;
  parser->sax = &handler;
  parser->userData = &builder;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  parser->sax = own_handler;
  builder.finish();
  return std::move(builder.tree);
}

std::string_view HtmlTree::attribute(uint32_t node, Attribute name) const {
  const HtmlNode& element = nodes_[node];
  for (uint32_t i = 0; i < element.attribute_count; ++i) {
    const HtmlAttribute& attribute = attributes_[element.first_attribute + i];
    if (attribute.name == name) return slice(bytes_, attribute.value);
  }
  return {};
}

bool HtmlTree::has_attribute(uint32_t node, Attribute name) const {
  const HtmlNode& element = nodes_[node];
  for (uint32_t i = 0; i < element.attribute_count; ++i)
    if (attributes_[element.first_attribute + i].name == name) return true;
  return false;
}

std::string HtmlTree::text_below(uint32_t node) const {
  std::string out;
  for (uint32_t i = node; i < nodes_[node].end; ++i)
    if (nodes_[i].tag == Tag::kText) append_collapsed(out, text(i));
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void append_collapsed(std::string& out, std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool no_break = c == kNoBreakSpace[0] && text.substr(i, 2) == kNoBreakSpace;
    if (no_break) ++i;
    if (!no_break && static_cast<unsigned char>(c) > ' ')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
}

}  // namespace dateline
