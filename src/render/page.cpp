#include "render/page.h"

#include <tsl/robin_set.h>

#include <algorithm>

#include "render/outline.h"
#include "render/tension_chart.h"
#include "render/web_files.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr size_t kOpenSpeakers = 20;
constexpr size_t kOpenQuotes = 3;  // of one of them
constexpr size_t kOpenOutlooks = 20;
constexpr size_t kOpenEntities = 12;   // further ones fold
constexpr size_t kMostEntities = 200;  // of a page; the JSON has all
constexpr size_t kOpenOutlets = 12;
constexpr size_t kTensionCharts = 6;
constexpr size_t kMostLines = 4000;  // that a page holds with all that folds

// What stands behind "8 more on 6 January 2020": a link to the page that has all of it, or, where
// there is no such page, the rest itself, folded.
template <class MakeRest>
std::string rest(const std::string& label, const std::string& page, const MakeRest& make_rest) {
  Fields fields;
  fields.set("label", label);
  fields.set("page", page);
  if (page.empty()) fields.set("body", make_rest());
  std::string out;
  fill(out, "rest", fields);
  return out;
}

// `append(out, ix)` adds one item.
template <class Append>
std::string list_of(size_t begin, size_t end, const std::string& css_class, const Append& append) {
  std::string out = "<ol class=\"" + css_class + "\">\n";
  for (size_t i = begin; i < end; ++i) append(out, i);
  return out + "</ol>\n";
}

// A list of which the first `open` items stand there and the rest behind "8 more names".
template <class Append>
std::string opened_list(size_t count, size_t open, const std::string& css_class,
                        const std::string& noun, const std::string& page, const Append& append) {
  if (count == 0) return "";
  const size_t shown = std::min(open, count);
  std::string out = list_of(0, shown, css_class, append);
  if (shown == count) return out;
  return out + rest(counted(static_cast<int64_t>(count - shown), "more " + noun), page,
                    [&] { return list_of(shown, count, css_class, append); });
}

// HTML knows years, months and days; EDTF also weeks, seasons ("2031-21") and "1953~".
bool is_html_date(std::string_view edtf) {
  const bool is_plain = edtf.find_first_not_of("0123456789-") == std::string_view::npos;
  return is_plain &&
         (edtf.size() == 4 || edtf.size() == 10 || (edtf.size() == 7 && edtf.substr(5) <= "12"));
}

// Lines under one heading; `page` is that of the heading, or "".
std::string group(const std::string& heading, const std::string& edtf, const std::string& page,
                  std::string body) {
  Fields fields;
  fields.set("heading", heading);
  if (is_html_date(edtf)) fields.set("datetime", edtf);
  fields.set("page", page);
  fields.set("body", std::move(body));
  std::string out;
  fill(out, "group", fields);
  return out;
}

struct HashOfId {
  size_t operator()(ArticleId id) const { return id.hash.low; }
};
using ArticleIds = tsl::robin_set<ArticleId, HashOfId>;  // looked up only, never listed

// The articles that the lines of a story rest on.
ArticleIds cited_by(const Story& story) {
  ArticleIds cited;
  const auto cite = [&](const NonEmpty<SourceRef>& sources) {
    for (const SourceRef& source : sources) cited.insert(source.article);
  };
  for (const auto& line : story.events) cite(line.sources);
  for (const auto& line : story.quotes) cite(line.sources);
  for (const auto& line : story.outlooks) cite(line.sources);
  for (const Dispute& dispute : story.disputes)
    for (const auto& side : dispute.sides) cite(side.sources);
  return cited;
}

}  // namespace

PageWriter::PageWriter(const Story& story, PageLinks links, const Story& whole)
    : story_(story),
      whole_(whole),
      links_(std::move(links)),
      cards_(whole, links_),
      is_long_(story.events.size() + story.quotes.size() > kMostLines) {}

std::string PageWriter::page_of(Part part) const {
  return links_.part.empty() ? "" : links_.part + std::string(name_of(part)) + links_.part_end;
}

std::string PageWriter::page_of(EntityId id) const {
  const bool has_page = !links_.entity.empty() && index().entity(id);
  return has_page ? links_.entity + id.to_string() + links_.entity_end : "";
}

std::string PageWriter::happened() const {
  std::string out;
  for (const DayLines& day : happened_by_day(story_)) {
    const auto cards = [&](const std::vector<const Sourced<Event>*>& lines) {
      return list_of(0, lines.size(), "lines", [&](std::string& list, size_t ix) {
        cards_.event(list, *lines[ix], day.heading);
      });
    };
    const bool has_page = !links_.day.empty() && CivilDate::parse(day.edtf);
    const std::string page = has_page ? links_.day + day.edtf + links_.day_end : "";
    std::string body = cards(day.open);
    if (!day.more.empty())
      body +=
          rest(with_thousands(static_cast<int64_t>(day.more.size())) + " more on " + day.heading,
               is_long_ ? page : "", [&] { return cards(day.more); });
    out += group(day.heading, day.edtf, page, std::move(body));
  }
  return out;
}

std::string PageWriter::next() const {
  return opened_list(
      story_.outlooks.size(), kOpenOutlooks, "lines", "line", page_of(Part::kNext),
      [this](std::string& list, size_t ix) { cards_.outlook(list, story_.outlooks[ix]); });
}

std::string PageWriter::contested() const {
  std::string open, details;
  int64_t detail_count = 0;
  for (const Dispute& dispute : story_.disputes) {
    const bool is_detail = dispute.kind == DisputeKind::kDetail;
    cards_.dispute(is_detail ? details : open, dispute);
    detail_count += is_detail;
  }
  if (!details.empty())
    open += rest(counted(detail_count, "detail") + " told differently", page_of(Part::kContested),
                 [&] { return details; });
  if (story_.loaded_words.empty()) return open;
  const auto count = static_cast<int64_t>(story_.loaded_words.size());
  return open + rest(counted(count, "word") + (count == 1 ? " that takes" : " that take") +
                         " a side, and who uses " + (count == 1 ? "it" : "them"),
                     page_of(Part::kContested), [&] {
                       std::string words;
                       for (const LoadedWord& word : story_.loaded_words)
                         cards_.loaded_word(words, word);
                       return words;
                     });
}

std::string PageWriter::quotes_of(const SpeakerQuotes& speaker) const {
  const std::string name = one_line(speaker.name);
  const std::string page = speaker.speaker ? page_of(*speaker.speaker) : "";
  const bool is_in_full = links_.part.empty() || page.empty();
  const auto append = [&](std::string& list, size_t ix) {
    cards_.quote(list, *speaker.quotes[ix]);
  };
  return group(name, "", page,
               opened_list(speaker.quotes.size(), kOpenQuotes, "lines", "quotation",
                           is_in_full ? "" : page, append));
}

std::string PageWriter::quotes() const {
  const std::vector<SpeakerQuotes> speakers = quotes_by_speaker(story_, index());
  const auto groups = [&](size_t begin, size_t end) {
    std::string out;
    for (size_t i = begin; i < end; ++i) out += quotes_of(speakers[i]);
    return out;
  };
  const size_t open = std::min(kOpenSpeakers, speakers.size());
  std::string out = groups(0, open);
  if (open == speakers.size()) return out;
  return out + rest(counted(static_cast<int64_t>(speakers.size() - open), "more speaker"),
                    page_of(Part::kQuotes), [&] { return groups(open, speakers.size()); });
}

std::string PageWriter::background() const {
  std::string out;
  for (const YearLines& year : background_by_year(story_)) {
    const auto append = [&](std::string& list, size_t ix) {
      cards_.event(list, *year.lines[ix], year.heading);
    };
    out += group(year.heading, "", "", list_of(0, year.lines.size(), "lines", append));
  }
  return out;
}

std::string PageWriter::who() const {
  const std::vector<const Entity*> entities = who_is_who(story_, whole_);
  const size_t shown = std::min(kMostEntities, entities.size());
  std::string out =
      opened_list(shown, kOpenEntities, "entities", "name", page_of(Part::kWho),
                  [&](std::string& list, size_t ix) { cards_.entity(list, *entities[ix]); });
  if (shown > 0 && shown < story_.entities.size() && &story_ == &whole_)
    out += "<p class=\"kind\">The " + std::to_string(shown) + " most mentioned of " +
           counted(static_cast<int64_t>(story_.entities.size()), "name") +
           "; the JSON of this story has all.</p>\n";
  for (size_t i = 0; i < std::min(kTensionCharts, story_.tension.size()); ++i)
    out += tension_chart(story_.tension[i], index());
  return out;
}

std::string PageWriter::cited_articles() const {
  const ArticleIds cited = cited_by(story_);
  Fields::List articles;
  for (const ArticleHead& article : whole_.articles) {
    if (!cited.contains(article.id)) continue;
    Fields& fields = articles.emplace_back();
    fields.set("number", std::to_string(cards_.number_of(article)));
    fields.set("title", article.title.empty() ? "Untitled" : one_line(article.title));
    fields.set("outlet", outlet_words(article.outlet));
    fields.set("url", std::string(safe_url(article.url)));
    if (article.published) fields.set("published", day_words(*article.published));
  }
  if (articles.empty()) return "";
  Fields fields;
  fields.set("count", counted(static_cast<int64_t>(articles.size()), "article"));
  fields.set("articles", std::move(articles));
  std::string out;
  fill(out, "articles", fields);
  return out;
}

std::string PageWriter::sources() const {
  if (story_.sources.empty()) return "";
  const auto append = [this](std::string& out, size_t ix) {
    const StorySource& source = story_.sources[ix];
    Fields fields;
    fields.set("outlet", outlet_words(source.outlet));
    fields.set("count", counted(source.articles, "article"));
    fill(out, "outlet", fields);
  };
  return opened_list(story_.sources.size(), kOpenOutlets, "outlets", "outlet", "", append) +
         cited_articles();
}

std::string document(const DocumentHead& head, const PageLinks& links, std::string body) {
  Fields fields;
  fields.set("title", head.title);
  fields.set("description", head.description);
  fields.set("skip_to", head.skip_to);
  if (links.assets.empty()) fields.set("style", std::string(web_file("style.css")));
  fields.set("assets", links.assets);
  fields.set("stream", links.stream);
  fields.set("exports", links.exports);
  fields.set("revision", std::to_string(head.revision));
  fields.set("body", std::move(body));
  std::string out;
  fill(out, "document", fields);
  return out;
}

}  // namespace dateline
