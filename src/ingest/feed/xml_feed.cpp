#include "ingest/feed/xml_feed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "ingest/date_forms.h"
#include "ingest/feed/xml.h"
#include "ingest/urls.h"
#include "text/fold.h"

namespace dateline {
namespace {

std::string trimmed_text(const xmlNode* node) {
  const std::string text = text_of(node);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string absolute(const xmlNode* node, const std::string& reference) {
  if (reference.empty()) return {};
  const std::string base = base_of(node);
  return base.empty() ? reference : resolve_url(base, reference).value_or(reference);
}

// Base 64 (RFC 4648); what is no digit is skipped.
std::string decode_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(static_cast<unsigned char>(bits >> count));
  }
  return out;
}

bool has_markup(std::string_view text) {
  const size_t open = text.find('<');
  if (open != std::string_view::npos && text.find('>', open) != std::string_view::npos) return true;
  const size_t reference = text.find('&');
  return reference != std::string_view::npos && text.find(';', reference) != std::string_view::npos;
}

// Atom packs content that is neither text nor XML in base 64 (RFC 4287, 4.1.3.3).
bool is_binary(std::string_view type) { return type == "application/octet-stream"; }

// The text construct of RSS and both Atoms: type and mode say how it is packed.
FeedText text_construct(xmlNode* node) {
  FeedText text;
  text.base = base_of(node);
  text.language = language_of(node);
  const std::string type = to_lower(attribute_of(node, "type"));
  const std::string mode = to_lower(attribute_of(node, "mode"));
  const bool has_elements = xmlChildElementCount(node) > 0;
  if (mode == "base64" || is_binary(type)) {
    text.value = decode_base64(text_of(node));
  } else if (has_elements && mode != "escaped") {
    text.value = markup_below(node);
    text.is_html = true;
    return text;
  } else {
    text.value = trimmed_text(node);
  }
  const bool is_plain = type == "text" || type == "text/plain";
  text.is_html = !is_plain && has_markup(text.value);
  return text;
}

// "ann@example.org (Ann Roe)", "Ann Roe <ann@example.org>", "Ann Roe"
FeedPerson person_of_text(const std::string& text) {
  FeedPerson person;
  const size_t mark = text.find('@');
  if (mark == std::string::npos) {
    person.name = text;
    return person;
  }
  constexpr std::string_view kEnds = " \t\n<>()[],:;";
  const size_t before = text.find_last_of(kEnds, mark);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  const size_t end = std::min(text.find_first_of(kEnds, mark), text.size());
  person.email = text.substr(begin, end - begin);
  std::string rest = text.substr(0, begin) + text.substr(end);
  const size_t first = rest.find_first_not_of(kEnds);
  if (first != std::string::npos)
    person.name = rest.substr(first, rest.find_last_not_of(kEnds) + 1 - first);
  return person;
}

FeedPerson person_of(const xmlNode* node) {
  if (xmlChildElementCount(const_cast<xmlNode*>(node)) == 0)
    return person_of_text(trimmed_text(node));
  FeedPerson person;
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = name_of(child);
    if (name == "name") person.name = trimmed_text(child);
    if (name == "email") person.email = trimmed_text(child);
    if (name == "uri" || name == "url" || name == "homepage")
      person.url = absolute(child, trimmed_text(child));
  }
  return person;
}

// Namespaces whose elements say something else by the same names: <media:title> names a picture.
bool is_foreign(std::string_view space) {
  if (space.empty()) return false;
  for (std::string_view known : {"purl.org/", "w3.org/", "netscape.com", "userland.com",
                                 "blogs.law.harvard.edu", "rssboard.org"})
    if (space.find(known) != std::string_view::npos) return false;
  return true;
}

bool is_dublin_core(const xmlNode* node) {
  return namespace_of(node).find("purl.org/dc") != std::string_view::npos;
}

class XmlFeedReader {
 public:
  explicit XmlFeedReader(Feed& feed) : feed_(feed) {}

  // <rss>, <rdf:RDF>, <feed>, or a bare <channel>.
  bool read(const xmlNode* root) {
    const std::string name = to_lower(name_of(root));
    feed_.format = format_of(root, name);
    if (feed_.format.empty()) return false;
    feed_.language = language_of(root);
    feed_space_ = namespace_of(root);
    if (name == "feed" || name == "channel")
      read_item(root, feed_.head);
    else
      for (const xmlNode* child = root->children; child; child = child->next) read_top(child);
    feed_.refresh_s = std::max(ttl_s_, period_s_ / updates_);
    return true;
  }

 private:
  static std::string format_of(const xmlNode* root, const std::string& name) {
    if (name == "rdf") {
      for (const xmlNs* space = root->nsDef; space; space = space->next)
        if (std::string_view(reinterpret_cast<const char*>(space->href)).find("0.9") !=
            std::string_view::npos)
          return "rss090";
      return "rss10";
    }
    if (name == "feed") {
      const bool is_old = attribute_of(root, "version") == "0.3" ||
                          namespace_of(root).find("purl.org/atom") != std::string_view::npos;
      return is_old ? "atom03" : "atom10";
    }
    if (name != "rss" && name != "channel") return {};
    const std::string version = attribute_of(root, "version");
    if (version == "0.91") return "rss091";
    if (version == "0.92") return "rss092";
    if (version == "0.93") return "rss093";
    if (version == "0.94") return "rss094";
    return version.starts_with("2") ? "rss20" : "rss";
  }

  void read_top(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return;
    const std::string name = to_lower(name_of(node));
    if (name == "channel") read_item(node, feed_.head);
    if (name == "item" || name == "entry") add_entry(node);
  }

  void add_entry(const xmlNode* node) {
    FeedItem entry;
    read_item(node, entry);
    if (entry.url.empty() && is_permalink_ && entry.id.find("://") != std::string::npos)
      entry.url = entry.id;
    if (entry.id.empty()) entry.id = attribute_of(node, "about");
    feed_.entries.push_back(std::move(entry));
  }

  void read_item(const xmlNode* node, FeedItem& item) {
    is_permalink_ = true;
    for (xmlNode* child = node->children; child; child = child->next)
      if (child->type == XML_ELEMENT_NODE) read_child(child, item);
  }

  void read_child(xmlNode* child, FeedItem& item) {
    const std::string name = to_lower(name_of(child));
    const std::string_view space = namespace_of(child);
    if (is_foreign(space) && space != feed_space_) return;
    if (name == "item" || name == "entry") return add_entry(child);
    if (name == "title" && (item.title.value.empty() || !is_dublin_core(child)))
      item.title = text_construct(child);
    else if (name == "link")
      read_link(child, item);
    else if (name == "id" || name == "guid")
      read_id(child, item);
    else if (name == "language")
      feed_.language = trimmed_text(child);
    else if (name == "ttl" || name == "updateperiod" || name == "updatefrequency")
      read_refresh(name, trimmed_text(child));
    else if (!read_text(child, name, item) && !read_date(child, name, item))
      read_person(child, name, item);
  }

  // <ttl> counts minutes; sy:updateFrequency says how often in one sy:updatePeriod.
  void read_refresh(const std::string& name, const std::string& text) {
    constexpr std::array<std::pair<std::string_view, int64_t>, 5> kPeriods{
        {{"hourly", 3600},
         {"daily", 86'400},
         {"weekly", 604'800},
         {"monthly", 2'592'000},
         {"yearly", 31'536'000}}};
    constexpr int64_t kMaxNumber = 1'000'000;
    if (name == "updateperiod") {
      for (const auto& [period, seconds] : kPeriods)
        if (to_lower(text) == period) period_s_ = seconds;
      return;
    }
    int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (number < 1 || number > kMaxNumber) return;
    if (name == "ttl") ttl_s_ = number * 60;
    if (name == "updatefrequency") updates_ = number;
  }

  static bool read_text(xmlNode* child, const std::string& name, FeedItem& item) {
    if (name == "content" || name == "encoded" || name == "body" || name == "fullitem") {
      FeedText text = text_construct(child);
      if (text.value.size() > item.content.value.size()) item.content = std::move(text);
      return true;
    }
    if (name == "summary" || name == "description" || name == "subtitle" || name == "tagline" ||
        name == "info" || name == "abstract") {
      if (item.summary.value.empty() || !is_dublin_core(child))
        item.summary = text_construct(child);
      return true;
    }
    return false;
  }

  static void read_link(xmlNode* child, FeedItem& item) {
    const std::string href = attribute_of(child, "href");
    if (href.empty() && !attribute_of(child, "rel").empty()) return;
    const std::string rel = attribute_of(child, "rel");
    const bool is_page = rel.empty() || rel == "alternate";
    const std::string address = href.empty() ? trimmed_text(child) : href;
    const std::string_view space = namespace_of(child);
    const bool is_atom = space.find("tom") != std::string_view::npos;  // else the last link counts
    if (is_page && (item.url.empty() || !is_atom)) item.url = absolute(child, address);
  }

  void read_id(xmlNode* child, FeedItem& item) {
    item.id = trimmed_text(child);
    const bool is_guid = to_lower(name_of(child)) == "guid";
    if (is_guid) is_permalink_ = attribute_of(child, "isPermaLink") != "false";
  }

  static bool read_date(xmlNode* child, const std::string& name, FeedItem& item) {
    const bool is_published =
        name == "published" || name == "pubdate" || name == "issued" || name == "created";
    const bool is_updated =
        name == "updated" || name == "modified" || name == "lastbuilddate" || name == "date";
    if (!is_published && !is_updated) return false;
    std::string text = trimmed_text(child);
    const auto instant = parse_date_field(text, DayOrder::kMonthFirst);
    // "issued" and "published" are stronger than "created"; "pubDate" stronger than <dc:date>.
    std::string& kept = is_published ? item.published_text : item.updated_text;
    if (!kept.empty() && (name == "created" || name == "date")) return true;
    kept = std::move(text);
    (is_published ? item.published : item.updated) = instant;
    return true;
  }

  static void read_person(xmlNode* child, const std::string& name, FeedItem& item) {
    if (name != "author" && name != "creator" && name != "managingeditor") return;
    FeedPerson person = person_of(child);
    if (!person.name.empty() || !person.email.empty() || !person.url.empty())
      item.authors.push_back(std::move(person));
  }

  Feed& feed_;
  std::string_view feed_space_;
  int64_t ttl_s_ = 0, period_s_ = 0, updates_ = 1;
  bool is_permalink_ = true;  // the <guid> of the entry at hand is an address
};

}  // namespace

Result<Feed> read_xml_feed(std::string_view utf8, const std::string& url) {
  const XmlDocument xml = read_xml(utf8, url);
  const xmlNode* root = xml.document ? xmlDocGetRootElement(xml.document.get()) : nullptr;
  if (!root) return fail(ErrorCode::kMalformed, "no XML element");
  Feed feed;
  feed.is_broken = xml.is_broken;
  if (!XmlFeedReader(feed).read(root))
    return fail(ErrorCode::kMalformed, "<" + std::string(name_of(root)) + "> is no feed");
  return feed;
}

Result<std::vector<FeedLink>> read_opml(std::string_view bytes) {
  const XmlDocument xml = read_xml(bytes, "");
  const xmlNode* root = xml.document ? xmlDocGetRootElement(xml.document.get()) : nullptr;
  if (!root || to_lower(name_of(root)) != "opml") return fail(ErrorCode::kMalformed, "not OPML");
  std::vector<FeedLink> links;
  const std::function<void(const xmlNode*)> visit = [&](const xmlNode* node) {
    for (const xmlNode* child = node->children; child; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      FeedLink link{attribute_of(child, "title"), attribute_of(child, "xmlUrl")};
      if (link.title.empty()) link.title = attribute_of(child, "text");
      if (!link.url.empty()) links.push_back(std::move(link));
      visit(child);
    }
  };
  visit(root);
  return links;
}

}  // namespace dateline
