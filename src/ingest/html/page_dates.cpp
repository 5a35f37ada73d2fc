#include "ingest/html/page_dates.h"

#include <array>

#include "ingest/date_forms.h"
#include "ingest/html/metadata.h"
#include "ingest/html/names.h"
#include "ingest/urls.h"

namespace dateline {
namespace {

constexpr uint32_t kMaxDateLineWords = 25;  // a longer line is prose with a date in it

// American pages write the month first.
DayOrder day_order(const std::string& language, const std::string& url) {
  const std::string host = outlet_of_url(url);
  for (std::string_view ending : {".uk", ".au", ".ie", ".in", ".nz", ".za", ".ca"})
    if (host.ends_with(ending)) return DayOrder::kDayFirst;
  const bool is_english = language.empty() || language.starts_with("en");
  const bool is_british = language.starts_with("en-") && !language.starts_with("en-US");
  return is_english && !is_british ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

class PageDateReader {
 public:
  PageDateReader(const HtmlTree& tree, const Blocks& blocks, DayOrder order)
      : tree_(tree), blocks_(blocks), order_(order) {}

  std::optional<StatedInstant> field(std::string_view text, StatedBy by,
                                     uint16_t confidence) const {
    if (text.empty()) return std::nullopt;
    const auto instant = parse_date_field(text, order_);
    if (!instant) return std::nullopt;
    return StatedInstant{*instant, by, confidence};
  }

  std::optional<StatedInstant> meta(std::initializer_list<std::string_view> names,
                                    uint16_t confidence) const {
    return field(meta_content(tree_, names), StatedBy::kMeta, confidence);
  }

  // <span itemprop="datePublished" content="...">, <time pubdate>, <time class="entry-date">
  std::optional<StatedInstant> marked_element(std::string_view itemprop) const {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const std::string_view property = tree_.attribute(i, Attribute::kItemprop);
      const std::string_view rdfa = tree_.attribute(i, Attribute::kProperty);
      if (property.find(itemprop) == std::string_view::npos &&
          rdfa.find(itemprop) == std::string_view::npos)
        continue;
      for (const Attribute key : {Attribute::kContent, Attribute::kDatetime})
        if (const auto found = field(tree_.attribute(i, key), StatedBy::kElement, 930))
          return found;
      if (const auto found = field(tree_.text_below(i), StatedBy::kElement, 900)) return found;
    }
    return std::nullopt;
  }

  std::optional<StatedInstant> time_element() const {
    std::optional<StatedInstant> first;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_.node(i).tag != Tag::kTime) continue;
      std::string stated(tree_.attribute(i, Attribute::kDatetime));
      if (stated.empty()) stated = tree_.text_below(i);
      const auto found = field(stated, StatedBy::kElement, 850);
      if (!found) continue;
      const std::string words = name_words(tree_, i);
      const bool is_update =
          words.find("updat") != std::string::npos || words.find("modif") != std::string::npos;
      const bool is_published = words.find(" publish") != std::string::npos ||
                                words.find(" entry ") != std::string::npos ||
                                words.find(" post") != std::string::npos;
      if (is_published && !is_update) return found;
      if (!first && !is_update) first = found;
    }
    return first;
  }

  // <span class="post-date">8. Januar 2020</span>
  std::optional<StatedInstant> named_element() const {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const HtmlNode& node = tree_.node(i);
      if (node.attribute_count == 0 || node.tag == Tag::kText || node.end - i > 40) continue;
      const std::string words = name_words(tree_, i);
      if (!names_a_date(words)) continue;
      const std::string text = tree_.text_below(i);
      if (text.size() > 160) continue;
      if (const auto found = find_date(text, order_))
        return StatedInstant{found->instant, StatedBy::kElement, 750};
    }
    return std::nullopt;
  }

  // A short line that holds a date; one that says "published" first.
  std::optional<StatedInstant> text_line() const {
    std::optional<StatedInstant> first;
    for (const Block& block : blocks_.list) {
      if (block.words > kMaxDateLineWords) continue;
      const auto found = find_date(blocks_.at(block), order_);
      if (!found) continue;
      if (!first) first = StatedInstant{found->instant, StatedBy::kText, 600};
    }
    return first;
  }

 private:
  static bool names_a_date(const std::string& words) {
    constexpr std::array<std::string_view, 14> kNames{
        " date ",   " pubdate ", " published ", " publish",  " timestamp ", " datum ", " dateline ",
        " posted ", " posttime", " postdate ",  " created ", " datetime ",  " fecha ", " byline "};
    for (std::string_view name : kNames)
      if (words.find(name) != std::string::npos) return true;
    return false;
  }

  const HtmlTree& tree_;
  const Blocks& blocks_;
  DayOrder order_;
};

}  // namespace

PageDates read_page_dates(const HtmlTree& tree, const Blocks& blocks, const StatedArticle& stated,
                          const std::string& url, const std::string& language) {
  const PageDateReader reader(tree, blocks, day_order(language, url));
  PageDates dates;

  dates.modified = reader.field(stated.modified, StatedBy::kJsonLd, 950);
  if (!dates.modified)
    dates.modified =
        reader.meta({"article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
                     "dcterms.modified", "last-modified", "lastmod", "revised"},
                    900);
  if (!dates.modified) dates.modified = reader.marked_element("dateModified");

  dates.published =
      reader.field(stated.published, StatedBy::kJsonLd, stated.is_article ? 960 : 800);
  if (!dates.published)
    dates.published = reader.meta({"article:published_time",
                                   "og:article:published_time",
                                   "og:published_time",
                                   "article:published",
                                   "datepublished",
                                   "rnews:datepublished",
                                   "parsely-pub-date",
                                   "sailthru.date",
                                   "cxenseparse:recs:publishtime",
                                   "cxenseparse:publishtime",
                                   "article.published",
                                   "bt:pubdate",
                                   "pubdate",
                                   "publishdate",
                                   "publish-date",
                                   "publish_date",
                                   "publication_date",
                                   "publication-date",
                                   "published-date",
                                   "dc.date.issued",
                                   "dcterms.issued",
                                   "dc.date.created",
                                   "dcterms.created",
                                   "dcterms.date",
                                   "dc.date",
                                   "dcsext.articlefirstpublished",
                                   "citation_publication_date",
                                   "citation_date",
                                   "datecreated",
                                   "article_date_original",
                                   "originalpublicationdate",
                                   "ptime",
                                   "created",
                                   "timestamp",
                                   "date"},
                                  940);
  if (!dates.published) dates.published = reader.marked_element("datePublished");
  if (!dates.published)
    if (const auto instant = date_in_url(url))
      dates.published = StatedInstant{*instant, StatedBy::kAddress, 880};
  if (!dates.published) dates.published = reader.marked_element("dateCreated");
  if (!dates.published) dates.published = reader.time_element();
  if (!dates.published) dates.published = reader.named_element();
  if (!dates.published) dates.published = reader.text_line();
  if (!dates.published && dates.modified) {
    dates.published = dates.modified;
    dates.published->confidence = 500;
  }
  return dates;
}

}  // namespace dateline
