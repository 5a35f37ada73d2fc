#include "ingest/html/page_dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "ingest/date_forms.h"
#include "ingest/html/metadata.h"
#include "ingest/html/names.h"
#include "ingest/urls.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kMaxDateLineWords = 25;  // a longer line is prose with a date in it
constexpr size_t kMaxLineBytes = 400;
constexpr size_t kNearHeadline = 8;      // blocks between a headline and the line with its date
constexpr int32_t kMaxUnclearDays = 14;  // between an unclear date and the one a reader sees
constexpr size_t kMaxGapBytes = 40;      // "Published in World by Ann Roe on 8 January 2020"

// Names of <meta>, best first.
constexpr std::array<std::string_view, 32> kPublishedNames{"article:published_time",
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
                                                           "dcsext.articlefirstpublished",
                                                           "citation_publication_date",
                                                           "citation_date",
                                                           "datecreated",
                                                           "article_date_original",
                                                           "originalpublicationdate",
                                                           "ptime",
                                                           "created",
                                                           "timestamp"};
constexpr std::array<std::string_view, 8> kModifiedNames{
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
    "dcterms.modified",      "last-modified",   "lastmod",      "revised"};
// Many systems put the day of the last change here.
constexpr std::array<std::string_view, 3> kUnclearNames{"date", "dc.date", "dcterms.date"};
// Keys of the data that scripts carry.
constexpr std::array<std::string_view, 7> kScriptKeys{
    "\"datePublished\"", "\"publishedDate\"",  "\"publishDate\"",    "\"published_at\"",
    "\"publishedAt\"",   "\"date_published\"", "\"publicationDate\""};

// In folded form, as they stand before a date.
constexpr std::array<std::string_view, 14> kPublishedWords{
    "published",    "posted",    "veroffentlicht", "erschienen", "publie",
    "mis en ligne", "publicado", "pubblicato",     "geplaatst",  "opublikowano",
    "publicerad",   "erstellt",  "gepostet",       "eingestellt"};
constexpr std::array<std::string_view, 9> kChangedWords{"updated",    "modified",    "last edited",
                                                        "anderung",   "geandert",    "aktualisiert",
                                                        "mis a jour", "actualizado", "aggiornato"};

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
  PageDateReader(const PageParts& page, DayOrder order)
      : tree_(page.tree), blocks_(page.blocks), order_(order), aside_(page.tree.size(), 0) {
    for (uint32_t i = 1; i < tree_.size(); ++i)
      aside_[i] = aside_[tree_.node(i).parent] || page.hints[i] == Hint::kAside ||
                  page.hints[i] == Hint::kComments || page.hints[i] == Hint::kOverlay;
  }

  std::optional<StatedInstant> field(std::string_view text, StatedBy by,
                                     uint16_t confidence) const {
    if (text.empty()) return std::nullopt;
    const auto instant = parse_date_field(text, order_);
    if (!instant) return std::nullopt;
    return StatedInstant{*instant, by, confidence};
  }

  std::optional<StatedInstant> meta(std::span<const std::string_view> names,
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
      if (tree_.node(i).tag != Tag::kTime || aside_[i]) continue;
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
      if (node.attribute_count == 0 || node.end - i > 40 || aside_[i]) continue;
      const std::string words = name_words(tree_, i);
      if (!names_a_date(words)) continue;
      const std::string text = tree_.text_below(i);
      if (text.size() > 160) continue;
      if (const auto found = find_date(text, order_))
        return StatedInstant{found->instant, StatedBy::kElement, 750};
    }
    return std::nullopt;
  }

  // "publishedDate":"2016-11-04T20:37:27Z" in a script that is no JSON-LD.
  std::optional<StatedInstant> script_field(std::string_view html) const {
    for (std::string_view key : kScriptKeys) {
      const size_t at = html.find(key);
      if (at == std::string_view::npos) continue;
      const std::string_view rest = html.substr(at + key.size(), kMaxGapBytes);
      const size_t open = rest.find('"');
      if (rest.find_first_not_of(" :") != open) continue;
      const std::string_view value = rest.substr(open + 1);
      if (const auto found = field(value.substr(0, value.find('"')), StatedBy::kText, 720))
        return found;
    }
    return std::nullopt;
  }

  // The first line that says of a date that something was published then: "Erschienen am:
  // 01.11.2023".
  std::optional<StatedInstant> published_line() const {
    return first_line([&](const Block& block) -> std::optional<StatedInstant> {
      const std::string_view line = blocks_.at(block).substr(0, kMaxLineBytes);
      if (block.words > 2 * kMaxDateLineWords || !has_digit(line)) return std::nullopt;
      const auto instant = date_near_word(line, kPublishedWords);
      if (!instant) return std::nullopt;
      return StatedInstant{*instant, StatedBy::kText, 870};
    });
  }

  std::optional<StatedInstant> changed_line() const {
    for (const Block& block : blocks_.list) {
      const std::string_view line = blocks_.at(block).substr(0, kMaxLineBytes);
      if (block.words > kMaxDateLineWords || !has_digit(line)) continue;
      if (const auto instant = date_near_word(line, kChangedWords))
        return StatedInstant{*instant, StatedBy::kText, 600};
    }
    return std::nullopt;
  }

  // The short line with a date that stands nearest to the headline, or a longer one that begins
  // with it; far from any headline the first one of the page.
  std::optional<StatedInstant> dated_line() const {
    for (size_t i = 0; i < blocks_.list.size(); ++i) {
      if (blocks_.list[i].tag != Tag::kH1) continue;
      const size_t last = std::min(i + kNearHeadline + 1, blocks_.list.size());
      for (size_t k = i; k < last; ++k)
        if (const auto found = date_of_line(blocks_.list[k])) return found;
      for (size_t k = i; k > 0 && k + kNearHeadline / 2 > i; --k)
        if (const auto found = date_of_line(blocks_.list[k - 1])) return found;
    }
    return first_line([&](const Block& block) { return date_of_line(block); });
  }

 private:
  static bool has_digit(std::string_view line) {
    return line.find_first_of("0123456789") != std::string_view::npos;
  }

  std::optional<StatedInstant> date_of_line(const Block& block) const {
    const std::string_view line = blocks_.at(block);
    const auto found = find_date(line, order_);
    if (!found || (block.words > kMaxDateLineWords && found->begin > 0)) return std::nullopt;
    if (date_near_word(line, kChangedWords)) return std::nullopt;
    return StatedInstant{found->instant, StatedBy::kText, 600};
  }

  // The first line in which `read` finds a date: of the article's part of the page, else of any.
  template <class Read>
  std::optional<StatedInstant> first_line(const Read& read) const {
    for (const bool in_aside : {false, true})
      for (const Block& block : blocks_.list)
        if (aside_[block.node] == in_aside)
          if (const auto found = read(block)) return found;
    return std::nullopt;
  }

  // The date that stands within a few words of one of `words`.
  template <size_t N>
  std::optional<Instant> date_near_word(std::string_view line,
                                        const std::array<std::string_view, N>& words) const {
    const std::string folded = fold(line);
    if (folded.size() != line.size() && find_invalid_utf8(folded)) return std::nullopt;
    for (std::string_view word : words) {
      const size_t at = folded.find(word);
      if (at == std::string::npos) continue;
      const auto after = find_date(std::string_view(folded).substr(at + word.size()), order_);
      if (after && after->begin <= kMaxGapBytes) return after->instant;
      const auto before = find_date(std::string_view(folded).substr(0, at), order_);
      if (before && at - before->end <= kMaxGapBytes) return before->instant;
    }
    return std::nullopt;
  }

  static bool names_a_date(const std::string& words) {
    constexpr std::array<std::string_view, 18> kNames{
        " post meta ", " entry meta ", " article meta ", " postmetadata ",

        " date ",      " pubdate ",    " published ",    " publish",       " timestamp ",
        " datum ",     " dateline ",   " posted ",       " posttime",      " postdate ",
        " created ",   " datetime ",   " fecha ",        " byline "};
    for (std::string_view name : kNames)
      if (words.find(name) != std::string::npos) return true;
    return false;
  }

  const HtmlTree& tree_;
  const Blocks& blocks_;
  DayOrder order_;
  std::vector<bool> aside_;  // stands in a part of the page that is not the article
};

// Midnight in Central Europe, told in UTC: a day was meant, and it is the next one.
std::optional<StatedInstant> at_local_midnight(std::optional<StatedInstant> stated,
                                               const std::string& language) {
  constexpr int64_t kHour = 3'600, kDay = 24 * kHour, kWinter = 23 * kHour, kSummer = 22 * kHour;
  if (!stated || stated->instant.date_only || stated->instant.offset_minutes != 0 ||
      language.empty() || language.starts_with("en"))
    return stated;
  const int64_t time = stated->instant.seconds % kDay;
  if (time == kWinter) stated->instant.offset_minutes = 60;
  if (time == kSummer) stated->instant.offset_minutes = 120;
  return stated;
}

// An instant in UTC as another place of the page tells it in local time: that day was meant.
std::optional<StatedInstant> in_local_time(std::optional<StatedInstant> stated,
                                           const std::optional<StatedInstant>& local) {
  if (stated && local && stated->instant.offset_minutes == 0 && !stated->instant.date_only &&
      local->instant.seconds == stated->instant.seconds)
    stated->instant.offset_minutes = local->instant.offset_minutes;
  return stated;
}

bool same_day(const std::optional<StatedInstant>& a, const std::optional<StatedInstant>& b) {
  return a && b && a->instant.day() == b->instant.day();
}

// One statement yields to two that agree, what a reader sees and one for machines; unless that is
// the day of the last change.
std::optional<StatedInstant> outvoted(const PageDateReader& reader,
                                      std::optional<StatedInstant> stated,
                                      const std::optional<StatedInstant>& modified) {
  const auto seen = reader.dated_line();
  if (!stated || !seen || same_day(seen, stated) || same_day(seen, modified)) return stated;
  for (const auto& other :
       {reader.meta(kPublishedNames, 850), reader.time_element(), reader.meta(kUnclearNames, 800)})
    if (same_day(seen, other)) return other;
  return stated;
}

// What a reader sees, unless it is far from what the page states.
std::optional<StatedInstant> clearer(const std::optional<StatedInstant>& unclear,
                                     const std::optional<StatedInstant>& seen) {
  if (!unclear || !seen) return unclear ? unclear : seen;
  const int32_t days = days_between(unclear->instant.day(), seen->instant.day());
  return std::abs(days) <= kMaxUnclearDays ? seen : unclear;
}

// The day of the address where it is earlier than what the page says, or one day off: an instant
// in UTC may lie on the next day.
std::optional<StatedInstant> settle(std::optional<StatedInstant> stated,
                                    std::optional<Instant> in_address) {
  if (!in_address) return stated;
  const StatedInstant by_address{*in_address, StatedBy::kAddress, 880};
  if (!stated) return by_address;
  const int32_t later = days_between(in_address->day(), stated->instant.day());
  return later > 0 || later == -1 ? by_address : stated;
}

}  // namespace

PageDates read_page_dates(const PageParts& page, const StatedArticle& stated,
                          const std::string& url, const std::string& language) {
  const PageDateReader reader(page, day_order(language, url));
  PageDates dates;

  dates.modified = reader.field(stated.modified, StatedBy::kJsonLd, 950);
  if (!dates.modified) dates.modified = reader.meta(kModifiedNames, 900);
  if (!dates.modified) dates.modified = reader.marked_element("dateModified");

  dates.published =
      reader.field(stated.published, StatedBy::kJsonLd, stated.is_article ? 960 : 800);
  if (!dates.published) dates.published = reader.meta(kPublishedNames, 940);
  if (!dates.published) dates.published = reader.marked_element("datePublished");
  const auto unclear = reader.meta(kUnclearNames, 700);
  dates.published = in_local_time(at_local_midnight(dates.published, language), unclear);
  dates.published = outvoted(reader, dates.published, dates.modified);
  dates.published = settle(dates.published, date_in_url(url));
  if (!dates.published) dates.published = reader.marked_element("dateCreated");
  if (!dates.published) dates.published = reader.published_line();
  if (!dates.published) dates.published = reader.time_element();
  if (!dates.published) dates.published = reader.named_element();
  if (!dates.published) dates.published = reader.script_field(page.html);
  if (!dates.published) dates.published = clearer(unclear, reader.dated_line());
  if (!dates.modified) dates.modified = reader.changed_line();
  if (!dates.published && dates.modified) {
    dates.published = dates.modified;
    dates.published->confidence = 500;
  }
  return dates;
}

}  // namespace dateline
