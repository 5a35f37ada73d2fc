// Answers that are pages or formats of a story.
#include "base/hash.h"
#include "engine/select.h"
#include "render/formats.h"
#include "render/pages.h"
#include "render/web_files.h"
#include "serve/answers.h"
#include "serve/filters.h"

namespace dateline {
namespace {

constexpr std::pair<std::string_view, std::string_view> kAssets[] = {
    {"style.css", "text/css"}, {"page.js", "text/javascript"}, {"icon.svg", "image/svg+xml"}};

PageLinks links_of(const Story& story) {
  const std::string base = "/s/" + story.id.to_string();
  PageLinks links;
  links.line = links.entity = base + "/";
  links.day = base + "/day/";
  links.part = base + "?part=";
  links.home = "/s";
  links.story = base;
  links.assets = "/assets/";
  links.exports = base;
  links.print = base + ".html";
  links.search = base;
  links.stream = base + "/stream";
  return links;
}

// The pages of a part of a story neither filter nor stream.
PageLinks links_of_part(const Story& story) {
  PageLinks links = links_of(story);
  links.part = links.exports = links.search = links.stream = "";
  return links;
}

const Format* format_of_extension(std::string_view extension) {
  for (const Format& format : formats())
    if (format.extension == extension) return &format;
  return nullptr;
}

// The format that is wanted most; HTML for browsers and for whoever takes anything, or nothing that
// there is.
const Format& format_of_accept(const std::string& accept) {
  const Format* most = find_format("html");
  Wish wish = wish_for(accept, most->media_type);
  for (const Format& format : formats()) {
    const Wish other = wish_for(accept, format.media_type);
    if (other <= wish) continue;
    wish = other;
    most = &format;
  }
  return *most;
}

Response from_cache(const ServedStory& served, std::string_view media_type, const std::string& key,
                    const std::function<std::string()>& render) {
  return {200,
          std::string(media_type),
          served.page(key, render),
          std::to_string(served.story.revision),
          {}};
}

Response not_found(std::string_view what) {
  return problem(404, "there is no such " + std::string(what));
}

Response render_story(const Call& call, const ServedStory& served, const Format& format,
                      bool is_for_paper = false) {
  const auto filters = parse_filters(call, served.story);
  if (!filters) return problem(status_of(filters.error().code), filters.error().message);
  RenderOptions options{.part = filters->part, .embed = filters->embed, .whole = &served.story};
  if (!call.options.base_url.empty())
    options.page_url = call.options.base_url + "/s/" + served.story.id.to_string();
  const auto render = [&] {
    const auto selected = served.select(filters->selection);
    if (format.name != "html") return format.render(*selected, options);
    PageLinks links = links_of(served.story);
    // Who asked for some of it gets all of that.
    if (is_for_paper || !filters->key.empty()) links.part = "";
    if (is_for_paper) links.day = "";
    return story_page(*selected, links, options, filters->form);
  };
  const std::string name = std::string(format.name) + (is_for_paper ? " for paper?" : "?");
  return from_cache(served, format.media_type, name + filters->key, render);
}

// Where an id leads that is no line of the story any more.
Response follow(const Call& call, const Story& story, const std::string& id) {
  const auto fate = call.shelf.fate_of(story.id, id);
  if (!fate) return problem(status_of(fate.error().code), fate.error().message);
  if (fate->kind == Fate::Kind::kMerged)
    return redirect(301, "/s/" + fate->story.to_string() + "/" + fate->into);
  if (fate->kind == Fate::Kind::kGone) return problem(410, fate->reason);
  return not_found("line");
}

}  // namespace

bool wants_json(const Request& request) {
  return format_of_accept(request.accept).media_type == "application/json";
}

std::shared_ptr<const ServedStory> story_of(const Call& call) {
  const auto id = StoryId::parse(call.captures[0]);
  return id ? call.shelf.find_today(*id) : nullptr;
}

Response list_stories(const Call& call) {
  std::vector<StoryListing> listings;
  uint64_t revisions = 0;
  const auto stories = call.shelf.stories();
  for (const StoryHead& story : *stories) {
    const std::string link = "/s/" + story.id.to_string();
    listings.push_back({link, story.title, story.updated, story.events, story.articles});
    revisions = hash_combine(revisions, hash64(link + std::to_string(story.revision)));
  }
  PageLinks links;
  links.assets = "/assets/";
  Response out = answer("text/html", list_page(listings, links));
  if (wants_json(call.request)) out = answer("application/json", list_json(*stories));
  out.etag = std::to_string(revisions);
  return out;
}

Response get_story(const Call& call) {
  const std::string& name = call.captures[0];
  const size_t dot = std::min(name.find('.'), name.size());
  const auto id = StoryId::parse(std::string_view(name).substr(0, dot));
  const auto served = id ? call.shelf.find_today(*id) : nullptr;
  if (!served) return not_found("story");
  if (dot == name.size()) return render_story(call, *served, format_of_accept(call.request.accept));
  const Format* format = format_of_extension(std::string_view(name).substr(dot));
  if (!format) return not_found("format");
  return render_story(call, *served, *format, format->name == "html");
}

Response get_day(const Call& call) {
  const auto served = story_of(call);
  if (!served) return not_found("story");
  const auto day = CivilDate::parse(call.captures[1]);
  if (!day) return problem(400, "a day is written 2020-01-08");
  const auto page = day_page(served->story, *day, links_of_part(served->story));
  if (!page) return not_found("day in this story");
  return from_cache(*served, "text/html", "day/" + day->to_string(), [&] { return *page; });
}

Response get_line(const Call& call) {
  const auto served = story_of(call);
  if (!served) return not_found("story");
  const Story& story = served->story;
  const std::string& id = call.captures[1];
  if (wants_json(call.request)) {
    const auto json = line_json(story, id);
    if (!json) return follow(call, story, id);
    return from_cache(*served, "application/json", "json/" + id, [&] { return *json; });
  }
  const PageLinks links = links_of_part(story);
  const auto entity = EntityId::parse(id);
  const auto page = entity ? entity_page(story, *entity, links) : line_page(story, id, links);
  if (!page) return follow(call, story, id);
  return from_cache(*served, "text/html", "line/" + id, [&] { return *page; });
}

Response get_asset(const Call& call) {
  for (const auto& [name, media_type] : kAssets) {
    if (name != call.captures[0]) continue;
    Response out = answer(media_type, std::string(web_file(name)));
    out.etag = std::to_string(hash64(out.payload->body));
    return out;
  }
  return not_found("file");
}

Response go_to_list(const Call&) { return redirect(302, "/s"); }

}  // namespace dateline
