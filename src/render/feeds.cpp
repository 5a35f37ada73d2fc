#include "render/export_fields.h"
#include "render/story_json.h"
#include "render/words.h"

namespace dateline {
namespace {

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + markup(text) + "</" + name + ">\n";
}

std::string link_element(const char* relation, const std::string& url) {
  if (url.empty()) return "";
  return "<link rel=\"" + std::string(relation) + "\" href=\"" + markup(url) + "\"/>\n";
}

// "3 March 2031. Harbour Post: the exact words."
std::string body_of(const Sourced<Event>& line, const StoryIndex& index) {
  std::string out = line.value.when ? capitalised(line.value.when->to_words()) + ". " : "";
  for (const SourceRef& source : line.sources) {
    const std::string_view outlet = index.outlet(source.article);
    if (!outlet.empty()) out += std::string(outlet) + ": ";
    out += "“" + source.quote + "” ";
  }
  return one_line(out);
}

// The outlets, which are the authors of the words.
std::vector<std::string> authors_of(const Sourced<Event>& line, const StoryIndex& index) {
  std::vector<std::string> outlets = outlets_of(line.sources.items(), index);
  if (outlets.empty()) outlets.push_back(outlet_words(""));
  return outlets;
}

std::string atom_entry(const Sourced<Event>& line, const Story& story, const StoryIndex& index,
                       const RenderOptions& options) {
  const Event& event = line.value;
  const std::string id = event.id.to_string();
  std::string out = "<entry>\n" + element("id", urn_of(story, id)) + element("title", event.text) +
                    element("updated", timestamp(changed_at(event, story)));
  if (event.first_reported) out += element("published", timestamp(*event.first_reported));
  for (const std::string& author : authors_of(line, index))
    out += "<author>" + element("name", author) + "</author>\n";
  out += link_element("alternate", link_of(id, line.sources.items(), index, options));
  for (const std::string& flag : flags_of(line, index))
    out += "<category term=\"" + markup(flag) + "\"/>\n";
  return out + element("content", body_of(line, index)) + "</entry>\n";
}

}  // namespace

std::string render_atom(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n";
  out += element("id", urn_of(story, "")) + element("title", story.title);
  out += element("updated", timestamp(story.updated.value_or(Instant{})));
  out += element("generator", "Dateline");
  if (!options.page_url.empty())
    out += link_element("self", options.page_url + ".atom") +
           link_element("alternate", options.page_url);
  for (const auto* line : newest_change_first(story, options))
    out += atom_entry(*line, story, index, options);
  return out + "</feed>\n";
}

std::string render_jsonfeed(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  Json items = Json::array();
  for (const auto* line : newest_change_first(story, options)) {
    const Event& event = line->value;
    const std::string id = event.id.to_string();
    const std::string url = link_of(id, line->sources.items(), index, options);
    Json authors = Json::array();
    for (const std::string& author : authors_of(*line, index))
      authors.push_back({{"name", author}});
    Json item = {{"id", urn_of(story, id)}};
    if (!url.empty()) item["url"] = url;
    item["title"] = event.text;
    item["content_text"] = body_of(*line, index);
    if (event.first_reported) item["date_published"] = timestamp(*event.first_reported);
    item["date_modified"] = timestamp(changed_at(event, story));
    item["authors"] = std::move(authors);
    item["tags"] = flags_of(*line, index);
    items.push_back(std::move(item));
  }
  Json out = {{"version", "https://jsonfeed.org/version/1.1"}, {"title", story.title}};
  if (!options.page_url.empty()) {
    out["home_page_url"] = options.page_url;
    out["feed_url"] = options.page_url + ".feed.json";
  }
  out["language"] = "en";
  out["items"] = std::move(items);
  return pretty(out);
}

}  // namespace dateline
