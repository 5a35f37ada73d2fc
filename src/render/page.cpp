#include "render/page.h"

#include <algorithm>

#include "render/outline.h"
#include "render/tension_chart.h"
#include "render/web_files.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr size_t kOpenQuotes = 3;      // of one person
constexpr size_t kOpenEntities = 12;   // further ones fold
constexpr size_t kMostEntities = 200;  // of a page; the JSON has all
constexpr size_t kOpenOutlets = 12;
constexpr size_t kTensionCharts = 6;

std::string day_words(Instant instant) { return when_day(instant.day()).to_words(); }

// The source's words around the part that the line shows. Nothing is marked where the line shows
// all of them, or words that do not stand in this source.
struct MarkedWords {
  std::string before, marked, after;
};
MarkedWords mark(const std::string& quote, const std::string& line) {
  const std::string_view core =
      std::string_view(line).substr(0, line.find_last_not_of(".!?\"” ") + 1);
  size_t at = quote.find(core);
  // A line starts with a capital; inside its sentence the same word may not.
  if (at == std::string::npos && core.size() > 1 && (at = quote.find(core.substr(1))) > 0 &&
      at != std::string::npos)
    --at;
  const bool is_part = at != std::string::npos && core.size() + 2 < quote.size();
  if (core.empty() || !is_part) return {quote, "", ""};
  return {quote.substr(0, at), quote.substr(at, core.size()), quote.substr(at + core.size())};
}

// "3 March 2031: the text names the date. First reported 4 March 2031."
std::string dates_of(const Event& event) {
  std::string out;
  if (event.when)
    out = capitalised(event.when->to_words()) + ": " + std::string(words_of(event.when->basis)) +
          ". ";
  if (event.first_reported) out += "First reported " + day_words(*event.first_reported) + ". ";
  if (event.changed && event.changed != event.first_reported)
    out += "Last changed " + day_words(*event.changed) + ".";
  return out;
}

std::string outlet_name(std::string_view outlet) {
  return outlet.empty() ? "Outlet not known" : one_line(outlet);
}

std::string list(const std::vector<std::string>& items, const char* css_class) {
  if (items.empty()) return "";
  return "<ol class=\"" + std::string(css_class) + "\">\n" + joined(items, "") + "</ol>\n";
}

std::string folded(const std::vector<std::string>& items, size_t open, const char* css_class,
                   const std::string& noun) {
  const size_t shown = std::min(open, items.size());
  std::string out = list({items.begin(), items.begin() + static_cast<long>(shown)}, css_class);
  if (shown == items.size()) return out;
  const auto more = static_cast<int64_t>(items.size() - shown);
  return out + "<details class=\"fold\">\n<summary>" + counted(more, noun) + " more</summary>\n" +
         list({items.begin() + static_cast<long>(shown), items.end()}, css_class) + "</details>\n";
}

}  // namespace

void put(Fields& fields, const std::string& name, std::string_view text) {
  if (!text.empty()) fields[name] = std::string(text);
}

PageWriter::PageWriter(const Story& story, PageLinks links)
    : story_(story), links_(std::move(links)), index_(story) {
  for (const auto& line : story.events) cite(line.sources.items());
  for (const auto& line : story.quotes) cite(line.sources.items());
  for (const auto& line : story.outlooks) cite(line.sources.items());
  for (const Dispute& dispute : story.disputes)
    for (const auto& side : dispute.sides) cite(side.sources.items());
  int number = 0;
  for (const ArticleHead& article : story.articles)
    if (const auto cited = number_of_.find(article.id); cited != number_of_.end())
      cited->second = ++number;
}

void PageWriter::cite(const std::vector<SourceRef>& sources) {
  for (const SourceRef& source : sources)
    if (index_.article(source.article)) number_of_.emplace(source.article, 0);
}

Fields PageWriter::sources_of(const std::vector<SourceRef>& sources,
                              const std::string& line) const {
  Fields out = list_field();
  for (const SourceRef& source : sources) {
    const ArticleHead* article = index_.article(source.article);
    if (!article) continue;
    const MarkedWords words = mark(one_line(source.quote), line);
    Fields fields;
    fields["before"] = words.before;
    put(fields, "marked", words.marked);
    fields["after"] = words.after;
    fields["outlet"] = outlet_name(article->outlet);
    put(fields, "url", safe_url(article->url));
    if (article->published) fields["published"] = day_words(*article->published);
    fields["number"] = std::to_string(number_of_.at(source.article));
    out << fields;
  }
  return out;
}

// The number of outlets opens the sources. Copies of one text count as one where the line knows.
void PageWriter::add_sources(Fields& fields, const std::vector<SourceRef>& sources,
                             const std::string& line, int independent_outlets) const {
  const int named = static_cast<int>(outlets_of(sources, index_).size());
  const int outlets = std::max({1, independent_outlets > 0 ? independent_outlets : named});
  fields["count"] = counted(outlets, "outlet");
  fields["sources"] = sources_of(sources, one_line(line));
}

void PageWriter::add_names(Fields& fields, const Event& event) const {
  std::vector<EntityId> ids = event.actors;
  ids.insert(ids.end(), event.targets.begin(), event.targets.end());
  if (event.place) ids.push_back(*event.place);
  Fields names = list_field();
  std::vector<EntityId> told;
  for (const EntityId id : ids) {
    const Entity* entity = index_.entity(id);
    if (!entity || std::find(told.begin(), told.end(), id) != told.end()) continue;
    told.push_back(id);
    names << Fields(one_line(entity->name));
  }
  fields["names"] = std::move(names);
}

std::string PageWriter::card(const Sourced<Event>& line, const std::string& heading) const {
  const Event& event = line.value;
  Fields fields;
  fields["id"] = event.id.to_string();
  fields["link"] = links_.line + event.id.to_string() + links_.line_end;
  fields["text"] = one_line(event.text);
  if (event.when) {
    const std::string words = event.when->to_words();
    if (words != heading) fields["date"] = words;
    if (words == heading && event.when->basis == Basis::kPublished)
      fields["how"] = "day of publication";
    fields["basis"] = words + ": " + std::string(words_of(event.when->basis));
  }
  Fields flags = list_field();
  for (const std::string& flag : flags_of(line, index_)) flags << Fields(flag);
  fields["flags"] = std::move(flags);
  put(fields, "dates", dates_of(event));
  add_names(fields, event);
  add_sources(fields, line.sources.items(), event.text, event.outlets);
  return fill("line", fields);
}

std::string PageWriter::card(const Sourced<Quote>& line) const {
  const Quote& quote = line.value;
  Fields fields;
  fields["id"] = quote.id.to_string();
  fields["link"] = links_.line + quote.id.to_string() + links_.line_end;
  fields["text"] = one_line(spoken(quote));
  if (quote.when) {
    fields["date"] = quote.when->to_words();
    fields["basis"] = std::string(words_of(quote.when->basis));
  }
  add_sources(fields, line.sources.items(), quote.text, 0);
  return fill("quote", fields);
}

std::string PageWriter::card(const Sourced<Outlook>& line) const {
  const Outlook& outlook = line.value;
  Fields fields;
  fields["id"] = outlook.id.to_string();
  fields["link"] = links_.line + outlook.id.to_string() + links_.line_end;
  fields["text"] = one_line(outlook.text);
  fields["due"] = outlook.due ? outlook.due->to_words() : "no date given";
  fields["status"] = std::string(words_of(outlook.status));
  fields["status_name"] = std::string(name_of(outlook.status));
  Outlook without_due = outlook;
  without_due.due.reset();
  fields["heading"] = one_line(heading_of(without_due, index_));
  add_sources(fields, line.sources.items(), outlook.text, 0);
  return fill("outlook", fields);
}

std::string PageWriter::card(const Dispute& dispute) const {
  Fields fields;
  fields["id"] = dispute.id.to_string();
  fields["link"] = links_.line + dispute.id.to_string() + links_.line_end;
  fields["question"] = one_line(dispute.question);
  Fields sides = list_field();
  for (const auto& side : dispute.sides) {
    Fields one;
    const std::string who = one_line(index_.name(side.value.who));
    one["who"] = who.empty() ? outlet_name(index_.outlet(side.sources.front().article)) : who;
    one["text"] = one_line(side.value.text);
    add_sources(one, side.sources.items(), side.value.text, 0);
    sides << one;
  }
  fields["sides"] = std::move(sides);
  return fill("dispute", fields);
}

std::string PageWriter::group(const std::string& heading, const std::string& edtf,
                              const std::string& link, const std::vector<std::string>& open,
                              const std::vector<std::string>& more) const {
  Fields fields;
  fields["heading"] = heading;
  put(fields, "edtf", edtf);
  put(fields, "link", link);
  fields["open"] = joined(open, "");
  fields["more"] = joined(more, "");
  if (!more.empty()) fields["label"] = std::to_string(more.size()) + " more on " + heading;
  return fill("group", fields);
}

std::string PageWriter::happened() const {
  std::string out;
  for (const DayLines& day : happened_by_day(story_)) {
    std::vector<std::string> open, more;
    for (const auto* line : day.open) open.push_back(card(*line, day.heading));
    for (const auto* line : day.more) more.push_back(card(*line, day.heading));
    const bool has_page = !links_.day.empty() && CivilDate::parse(day.edtf);
    out += group(day.heading, day.edtf, has_page ? links_.day + day.edtf + links_.day_end : "",
                 open, more);
  }
  return out;
}

std::string PageWriter::next() const {
  std::vector<std::string> cards;
  for (const auto& line : story_.outlooks) cards.push_back(card(line));
  return list(cards, "lines");
}

std::string PageWriter::contested() const {
  std::string open;
  std::vector<std::string> details;
  for (const Dispute& dispute : story_.disputes) {
    if (dispute.kind == DisputeKind::kDetail)
      details.push_back(card(dispute));
    else
      open += card(dispute);
  }
  if (details.empty()) return open;
  return open + "<details class=\"fold\">\n<summary>" +
         counted(static_cast<int64_t>(details.size()), "detail") + " told differently</summary>\n" +
         joined(details, "") + "</details>\n";
}

std::string PageWriter::quotes() const {
  std::string out;
  for (const SpeakerQuotes& speaker : quotes_by_speaker(story_, index_)) {
    std::vector<std::string> open, more;
    for (const auto* quote : speaker.quotes)
      (open.size() < kOpenQuotes ? open : more).push_back(card(*quote));
    const bool has_page =
        !links_.entity.empty() && speaker.speaker && index_.entity(*speaker.speaker);
    const std::string link =
        has_page ? links_.entity + speaker.speaker->to_string() + links_.entity_end : "";
    out += group(one_line(speaker.name), "", link, open, more);
  }
  return out;
}

std::string PageWriter::background() const {
  std::string out;
  for (const YearLines& year : background_by_year(story_)) {
    std::vector<std::string> cards;
    for (const auto* line : year.lines) cards.push_back(card(*line, year.heading));
    out += group(year.heading, "", "", cards, {});
  }
  return out;
}

std::string PageWriter::entity_card(const Entity& entity) const {
  Fields fields;
  fields["id"] = entity.id.to_string();
  fields["name"] = one_line(entity.name);
  fields["kind"] = std::string(name_of(entity.kind));
  if (!links_.entity.empty())
    fields["page"] = links_.entity + entity.id.to_string() + links_.entity_end;
  std::vector<std::string> descriptions, variants;
  for (const std::string& description : entity.descriptions)
    descriptions.push_back(one_line(description));
  for (const NameVariant& variant : entity.variants)
    if (variant.text != entity.name) variants.push_back(one_line(variant.text));
  put(fields, "description", joined(descriptions, "; "));
  put(fields, "variants", joined(variants, ", "));
  return fill("entity", fields);
}

std::string PageWriter::who() const {
  std::vector<std::string> cards;
  for (size_t i = 0; i < std::min(kMostEntities, story_.entities.size()); ++i)
    cards.push_back(entity_card(story_.entities[i]));
  std::string out = folded(cards, kOpenEntities, "entities", "name");
  if (cards.size() < story_.entities.size())
    out += "<p class=\"kind\">The " + std::to_string(kMostEntities) + " most mentioned of " +
           counted(static_cast<int64_t>(story_.entities.size()), "name") +
           "; the JSON of this story has all.</p>\n";
  for (size_t i = 0; i < std::min(kTensionCharts, story_.tension.size()); ++i)
    out += tension_chart(story_.tension[i], index_);
  return out;
}

std::string PageWriter::cited_articles() const {
  Fields articles = list_field();
  for (const ArticleHead& article : story_.articles) {
    const auto cited = number_of_.find(article.id);
    if (cited == number_of_.end()) continue;
    Fields fields;
    fields["number"] = std::to_string(cited->second);
    fields["title"] = article.title.empty() ? "Untitled" : one_line(article.title);
    fields["outlet"] = outlet_name(article.outlet);
    put(fields, "url", safe_url(article.url));
    if (article.published) fields["published"] = day_words(*article.published);
    articles << fields;
  }
  Fields fields;
  fields["count"] = counted(static_cast<int64_t>(number_of_.size()), "article");
  fields["articles"] = std::move(articles);
  return fill("articles", fields);
}

std::string PageWriter::sources() const {
  if (story_.sources.empty()) return "";
  std::vector<std::string> items;
  for (const StorySource& source : story_.sources) {
    Fields fields;
    fields["outlet"] = outlet_name(source.outlet);
    fields["count"] = counted(source.articles, "article");
    items.push_back(fill("outlet", fields));
  }
  return folded(items, kOpenOutlets, "outlets", "outlet") + cited_articles();
}

std::string document(const DocumentHead& head, const PageLinks& links, const std::string& body) {
  Fields fields;
  fields["title"] = head.title;
  put(fields, "description", head.description);
  put(fields, "skip_to", head.skip_to);
  if (links.assets.empty()) fields["style"] = std::string(web_file("style.css"));
  put(fields, "assets", links.assets);
  put(fields, "stream", links.stream);
  put(fields, "exports", links.exports);
  fields["revision"] = std::to_string(head.revision);
  fields["body"] = body;
  return fill("document", fields);
}

}  // namespace dateline
