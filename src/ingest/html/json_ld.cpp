#include "ingest/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxNesting = 6;        // of lists and @graph
constexpr uint32_t kMaxAuthors = 20;  // named in one line

// The first string of a value: itself, the "name" or "@value" of an object, the first of a list.
std::string text_of(dom::element value, int nesting = 0) {
  std::string_view text;
  if (!value.get(text)) return std::string(text);
  dom::object object;
  if (!value.get(object)) {
    for (const char* key : {"name", "@value", "@id"})
      if (!object[key].get(text)) return std::string(text);
    return {};
  }
  dom::array list;
  if (nesting < kMaxNesting && !value.get(list))
    for (dom::element item : list) return text_of(item, nesting + 1);
  return {};
}

std::string text_of(const dom::object& object, const char* key) {
  dom::element value;
  return object[key].get(value) ? std::string() : text_of(value);
}

// "Ann Roe, Ben Poe"
std::string authors_of(const dom::object& object) {
  dom::element value;
  dom::array list;
  if (object["author"].get(value)) return {};
  if (value.get(list)) return text_of(value);
  std::string names;
  uint32_t count = 0;
  for (dom::element item : list) {
    const std::string name = text_of(item);
    if (name.empty() || ++count > kMaxAuthors) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

std::vector<StatedUpdate> updates_of(const dom::object& object) {
  std::vector<StatedUpdate> updates;
  dom::array list;
  if (object["liveBlogUpdate"].get(list)) return updates;
  for (dom::element item : list) {
    dom::object posting;
    if (item.get(posting)) continue;
    StatedUpdate update{text_of(posting, "headline"), text_of(posting, "articleBody"),
                        text_of(posting, "url"), authors_of(posting),
                        text_of(posting, "datePublished")};
    if (update.url.empty()) update.url = text_of(posting, "@id");
    if (!update.body.empty() && !update.published.empty()) updates.push_back(std::move(update));
  }
  return updates;
}

enum class Rank { kNothing, kPage, kArticle };

Rank rank_of_type(std::string_view type) {
  if (type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
      type == "AnalysisNews")
    return Rank::kArticle;
  return type == "WebPage" || type == "CreativeWork" || type == "VideoObject" ? Rank::kPage
                                                                              : Rank::kNothing;
}

Rank rank_of(const dom::object& object) {
  dom::element type, published;
  if (object["@type"].get(type)) return Rank::kNothing;
  const Rank least = object["datePublished"].get(published) ? Rank::kNothing : Rank::kPage;
  std::string_view name;
  if (!type.get(name)) return std::max(least, rank_of_type(name));
  dom::array list;
  Rank best = least;
  if (!type.get(list))
    for (dom::element item : list)
      if (!item.get(name)) best = std::max(best, rank_of_type(name));
  return best;
}

class JsonLdReader {
 public:
  void read(std::string script) {
    std::replace_if(
        script.begin(), script.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; },
        ' ');
    const size_t begin = script.find_first_of("{[");
    const size_t end = script.find_last_of("}]");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return;
    dom::element document;
    if (!parser_.parse(script.data() + begin, end + 1 - begin).get(document)) visit(document, 0);
  }

  StatedArticle best() { return std::move(best_); }

 private:
  void visit(dom::element value, int nesting) {
    if (nesting > kMaxNesting) return;
    dom::array list;
    if (!value.get(list))
      for (dom::element item : list) visit(item, nesting + 1);
    dom::object object;
    if (value.get(object)) return;
    const Rank rank = rank_of(object);
    if (rank > best_rank_) take(object, rank);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      dom::element inner;
      if (!object[key].get(inner)) visit(inner, nesting + 1);
    }
  }

  void take(const dom::object& object, Rank rank) {
    best_rank_ = rank;
    best_.is_article = rank == Rank::kArticle;
    best_.headline = text_of(object, "headline");
    best_.description = text_of(object, "description");
    best_.body = text_of(object, "articleBody");
    best_.author = authors_of(object);
    best_.outlet = text_of(object, "publisher");
    best_.url = text_of(object, "url");
    best_.language = text_of(object, "inLanguage");
    best_.published = text_of(object, "datePublished");
    if (best_.published.empty()) best_.published = text_of(object, "uploadDate");
    best_.modified = text_of(object, "dateModified");
    best_.updates = updates_of(object);
  }

  dom::parser parser_;
  StatedArticle best_;
  Rank best_rank_ = Rank::kNothing;
};

}  // namespace

StatedArticle read_json_ld(const HtmlTree& tree) {
  JsonLdReader reader;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.node(i).tag != Tag::kScript) continue;
    std::string script;
    for (uint32_t k = i + 1; k < tree.node(i).end; ++k) script += tree.text(k);
    if (!script.empty()) reader.read(std::move(script));
  }
  return reader.best();
}

}  // namespace dateline
