#include "render/pages.h"

#include "render/formats.h"
#include "render/outline.h"
#include "render/subset.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr size_t kLongPage = 800;  // lines, from which a browser is slow to lay out all at once

// Collects the sections that have something to show.
class StoryPage {
 public:
  StoryPage(const Story& story, const PageLinks& links, const Story& whole)
      : story_(story), whole_(whole), writer_(story, links, whole) {}

  void head() {
    fields_.set("facts", facts_of(story_));
    Fields::List play;
    for (const auto& line : story_.state_of_play) {
      const SourceRef& source = line.sources.front();
      Fields& fields = play.emplace_back();
      fields.set("text", one_line(line.value.text));
      fields.set("date", line.value.when.to_words());
      fields.set("outlet", outlet_words(writer_.index().outlet(source.article)));
      fields.set("link", link_to_line_of(source));
    }
    if (!play.empty()) fields_.set("has_play", "yes");
    fields_.set("play", std::move(play));
  }
  void happened() { add(Part::kHappened, count_of(StoryPart::kHappened), writer_.happened()); }
  void next() { add(Part::kNext, story_.outlooks.size(), writer_.next()); }
  void contested() { add(Part::kContested, story_.disputes.size(), writer_.contested()); }
  void quotes() { add(Part::kQuotes, story_.quotes.size(), writer_.quotes()); }
  void background() {
    add(Part::kBackground, count_of(StoryPart::kBackground), writer_.background());
  }
  void who() { add(Part::kWho, who_is_who(story_, whole_).size(), writer_.who()); }
  void sources() { add(Part::kSources, story_.sources.size(), writer_.sources()); }

  // The way back to the story that this page is a part of.
  void up(const std::string& title) {
    fields_.set("up", writer_.links().story);
    up_title_ = one_line(title);
    fields_.set("up_title", up_title_);
  }

  void about(const std::string& words) { fields_.set("about_page", one_line(words)); }

  // For a frame in a page of others: only the way to the whole story stands around the lines.
  void frame() { fields_.set("frame", writer_.links().story); }

  void filter_form(const FilterForm& filter) {
    if (writer_.links().search.empty()) return;
    Fields form;
    form.set("action", writer_.links().search);
    form.set("about", filter.about);
    form.set("actor", filter.actor);
    form.set("outlet", filter.outlet);
    form.set("from", filter.from);
    form.set("to", filter.to);
    if (!filter.is_empty()) form.set("is_set", "yes");
    fields_.set("form", {std::move(form)});
  }

  void export_links() {
    if (writer_.links().exports.empty()) return;
    Fields::List exports;
    for (const Format& format : formats()) {
      if (format.name == "html" || format.name == "text") continue;
      Fields& one = exports.emplace_back();
      one.set("link", writer_.links().exports + std::string(format.extension));
      one.set("name", std::string(format.title));
    }
    fields_.set("has_exports", "yes");
    fields_.set("feed", writer_.links().exports + ".atom");
    fields_.set("print", writer_.links().print);
    fields_.set("exports", std::move(exports));
  }

  // The whole document; `description` is what search engines and previews show.
  std::string take(const std::string& description) {
    fields_.set("title", title_words(story_));
    fields_.set("home", writer_.links().home);
    fields_.set("revision", std::to_string(story_.revision));
    if (story_.events.size() + story_.quotes.size() > kLongPage) fields_.set("long", "yes");
    if (lacks_lines_ || parts_.empty()) fields_.set("nothing", "yes");
    fields_.set("parts", std::move(parts_));
    std::string body;
    fill(body, "story", fields_);
    return document({joined({title_words(story_), up_title_}, " – "), one_line(description),
                     first_part_, story_.revision},
                    writer_.links(), std::move(body));
  }

 private:
  void add(Part part, size_t count, std::string body) {
    const bool is_of_lines = part != Part::kWho && part != Part::kSources;
    if (parts_.empty() && is_of_lines) lacks_lines_ = body.empty();
    if (body.empty()) return;
    if (first_part_.empty()) first_part_ = name_of(part);
    Fields& fields = parts_.emplace_back();
    fields.set("id", std::string(name_of(part)));
    fields.set("heading", std::string(heading_of(part)));
    fields.set("count", with_thousands(static_cast<int64_t>(count)));
    fields.set("body", std::move(body));
  }

  size_t count_of(StoryPart part) const {
    size_t count = 0;
    for (const auto& line : story_.events) count += line.value.part == part;
    return count;
  }

  // The state of play is made of lines of the story: the one that rests on the same sentence.
  std::string link_to_line_of(const SourceRef& source) const {
    for (const auto& line : story_.events)
      for (const SourceRef& other : line.sources)
        if (other.article == source.article && other.sentence == source.sentence)
          return writer_.links().line + line.value.id.to_string() + writer_.links().line_end;
    return "#sources";
  }

  const Story &story_, &whole_;
  PageWriter writer_;
  Fields fields_;
  Fields::List parts_;
  std::string first_part_, up_title_;
  bool lacks_lines_ = false;  // they were asked for, and there are none
};

std::string part_page(const Story& story, const Story& part, const std::string& about,
                      const PageLinks& links) {
  StoryPage page(part, links, story);
  page.up(story.title);
  page.about(about);
  page.happened();
  page.next();
  page.contested();
  page.quotes();
  page.background();
  return page.take(about);
}

std::string description_of(const Entity& entity) {
  std::vector<std::string> variants;
  for (const NameVariant& variant : entity.variants)
    if (variant.text != entity.name) variants.push_back(variant.text);
  const std::string also = joined(variants, ", ");
  return joined({capitalised(name_of(entity.kind)), joined(entity.descriptions, "; "),
                 also.empty() ? "" : "also written " + also},
                " · ");
}

}  // namespace

std::string story_page(const Story& story, const PageLinks& links, const RenderOptions& options,
                       const FilterForm& filter) {
  StoryPage page(story, links, whole_of(story, options));
  write_parts(page, options);
  if (options.embed) {
    page.frame();
  } else {
    page.filter_form(filter);
    page.export_links();
  }
  return page.take(story.state_of_play.empty() ? "" : story.state_of_play.front().value.text);
}

std::optional<std::string> entity_page(const Story& story, EntityId id, const PageLinks& links) {
  const std::optional<Story> part = about_entity(story, id);
  if (!part) return std::nullopt;
  return part_page(story, *part, description_of(*StoryIndex(*part).entity(id)), links);
}

std::optional<std::string> day_page(const Story& story, CivilDate day, const PageLinks& links) {
  const std::optional<Story> part = on_day(story, day);
  if (!part) return std::nullopt;
  return part_page(story, *part, "What happened, was said and was due on this day", links);
}

std::optional<std::string> line_page(const Story& story, std::string_view id,
                                     const PageLinks& links) {
  std::optional<Story> part = only_line(story, id);
  if (!part) return std::nullopt;
  part->title = "One line, with its sources";
  PageLinks open_links = links;
  open_links.opens_sources = true;
  return part_page(story, *part, "", open_links);
}

std::string search_page(const std::string& words, const std::vector<SearchResult>& results,
                        const PageLinks& links) {
  Fields::List list;
  for (const SearchResult& result : results) {
    Fields& fields = list.emplace_back();
    fields.set("link", result.link);
    fields.set("text", one_line(result.text));
    fields.set("facts", joined({result.kind, result.date, one_line(result.story)}, " · "));
  }
  Fields fields;
  fields.set("home", links.home);
  fields.set("words", one_line(words));
  if (results.empty() && !words.empty()) fields.set("nothing", "yes");
  fields.set("results", std::move(list));
  std::string body;
  fill(body, "search", fields);
  return document({"Search", "", "results", 0}, links, std::move(body));
}

std::string list_page(const std::vector<StoryListing>& stories, const PageLinks& links) {
  Fields::List list;
  for (const StoryListing& story : stories) {
    Fields& fields = list.emplace_back();
    fields.set("link", story.link);
    fields.set("title", one_line(story.title));
    fields.set("facts", joined({story.updated ? "Updated " + day_words(*story.updated) : "",
                                counted(story.events, "line"), counted(story.articles, "article")},
                               " · "));
  }
  Fields fields;
  if (stories.empty()) fields.set("nothing", "yes");
  fields.set("stories", std::move(list));
  std::string body;
  fill(body, "list", fields);
  return document({"Stories", "", "stories", 0}, links, std::move(body));
}

std::string render_html(const Story& story, const RenderOptions& options) {
  return story_page(story, PageLinks{}, options, FilterForm{});
}

}  // namespace dateline
