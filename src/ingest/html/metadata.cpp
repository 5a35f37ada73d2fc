#include "ingest/html/metadata.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline {
namespace {

std::string collapsed(std::string_view text) {
  std::string out;
  append_collapsed(out, text);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

const std::string& first_of(std::initializer_list<const std::string*> candidates) {
  static const std::string kEmpty;
  for (const std::string* candidate : candidates)
    if (!candidate->empty()) return *candidate;
  return kEmpty;
}

// JSON-LD often holds text that was escaped for HTML: "Smith &amp; Sons".
std::string unescaped(const std::string& text) {
  if (text.find('&') == std::string::npos && text.find('<') == std::string::npos)
    return collapsed(text);
  return HtmlTree::parse(text).text_below(0);
}

std::string first_element_text(const HtmlTree& tree, Tag tag) {
  for (uint32_t i = 0; i < tree.size(); ++i)
    if (tree.node(i).tag == tag) {
      std::string text = tree.text_below(i);
      if (!text.empty()) return text;
    }
  return {};
}

std::string link_href(const HtmlTree& tree, std::string_view rel) {
  for (uint32_t i = 0; i < tree.size(); ++i)
    if (tree.node(i).tag == Tag::kLink && to_lower(tree.attribute(i, Attribute::kRel)) == rel)
      return std::string(tree.attribute(i, Attribute::kHref));
  return {};
}

// "River rises | Example Post" without the outlet's name. Only the last part can be the outlet, and
// only where it names it or is the shorter one.
std::string without_outlet(const std::string& title, const std::string& outlet) {
  for (std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " · "}) {
    const size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string tail = title.substr(at + mark.size());
    const bool is_named = !outlet.empty() && fold(tail).find(fold(outlet)) != std::string::npos;
    if (is_named || (outlet.empty() && tail.size() * 2 < at)) return title.substr(0, at);
  }
  return title;
}

}  // namespace

std::string meta_content(const HtmlTree& tree, std::span<const std::string_view> names) {
  std::string best;
  auto best_rank = names.end();
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.node(i).tag != Tag::kMeta) continue;
    for (const Attribute key : {Attribute::kProperty, Attribute::kName, Attribute::kItemprop}) {
      const std::string_view value = tree.attribute(i, key);
      if (value.empty()) continue;
      const auto rank = std::find(names.begin(), names.end(), to_lower(value));
      if (rank >= best_rank) continue;
      std::string content = collapsed(tree.attribute(i, Attribute::kContent));
      if (content.empty()) continue;
      best = std::move(content);
      best_rank = rank;
    }
  }
  return best;
}

namespace {

std::string meta_of(const HtmlTree& tree, std::initializer_list<std::string_view> names) {
  return meta_content(tree, {names.begin(), names.size()});
}

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree, const StatedArticle& stated) {
  PageMetadata page;
  const std::string site = meta_of(tree, {"og:site_name", "application-name", "publisher"});
  page.outlet = first_of({&site, &stated.outlet});
  page.outlet = unescaped(page.outlet);

  const std::string meta_title = meta_of(tree, {"og:title", "twitter:title", "dc.title"});
  const std::string heading = first_element_text(tree, Tag::kH1);
  const std::string title = first_element_text(tree, Tag::kTitle);
  const std::string headline = stated.is_article ? unescaped(stated.headline) : "";
  page.title = without_outlet(first_of({&headline, &meta_title, &heading, &title}), page.outlet);

  const std::string description =
      meta_of(tree, {"og:description", "description", "twitter:description"});
  page.description = first_of({&description, &stated.description});

  const std::string author = meta_of(
      tree, {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"});
  const std::string stated_author = unescaped(stated.author);
  page.author = first_of({&stated_author, &author});
  if (page.author.starts_with("http")) page.author.clear();  // a profile's address is no name

  const std::string canonical = link_href(tree, "canonical");
  const std::string shared = meta_of(tree, {"og:url", "twitter:url"});
  page.url = first_of({&canonical, &shared, &stated.url});

  for (uint32_t i = 0; i < tree.size() && page.language.empty(); ++i) {
    if (tree.node(i).tag != Tag::kHtml) continue;
    page.language = tree.attribute(i, Attribute::kLang);
    if (page.language.empty()) page.language = tree.attribute(i, Attribute::kXmlLang);
  }
  if (page.language.empty()) page.language = stated.language;
  if (page.language.empty())
    page.language = meta_of(tree, {"og:locale", "language", "content-language"});
  std::replace(page.language.begin(), page.language.end(), '_', '-');
  return page;
}

}  // namespace dateline
