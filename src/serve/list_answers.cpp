#include <charconv>

#include "render/story_json.h"
#include "serve/filters.h"

namespace dateline {
namespace {

Result<std::optional<CivilDate>> parse_day(const std::string& name, const std::string& text) {
  if (text.empty()) return std::optional<CivilDate>();
  const auto day = CivilDate::parse(text);
  if (!day) return fail(ErrorCode::kUsage, name + ": a day is written 2020-01-08");
  return day;
}

Result<int64_t> parse_revision(const std::string& text) {
  int64_t revision = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error != std::errc() || rest != text.data() + text.size() || revision < 0)
    return fail(ErrorCode::kUsage, "since: a revision is a number");
  return revision;
}

Result<Part> parse_part(const std::string& text) {
  if (text.empty()) return Part::kAll;
  for (const auto& [name, part] : kPartNames)
    if (name == text) return part;
  return fail(ErrorCode::kUsage, "part: there is no part of that name");
}

// Reads the parameters of one request and notes which of them make the key.
class QueryReader {
 public:
  explicit QueryReader(const Request& request) : request_(request) {}

  std::string get(const std::string& name) {
    const auto found = request_.query.find(name);
    if (found == request_.query.end()) return "";
    key_ += name + "=" + found->second + "\n";
    return found->second;
  }
  const std::string& key() const { return key_; }

 private:
  const Request& request_;
  std::string key_;
};

Result<std::set<std::string>> lines_changed_since(const Call& call, const Story& story,
                                                  const std::string& since) {
  const auto revision = parse_revision(since);
  if (!revision) return tl::unexpected(revision.error());
  const auto changes = call.shelf.changes_since(story.id, *revision);
  if (!changes) return tl::unexpected(changes.error());
  std::set<std::string> lines;
  for (const Change& change : *changes) lines.insert(change.line);
  return lines;
}

Json json_of_change(const Change& change) {
  return {{"revision", change.revision},  {"at", change.at.to_string()},
          {"line", change.line},          {"kind", name_of(change.line_kind)},
          {"what", name_of(change.what)}, {"before", change.before},
          {"after", change.after}};
}

constexpr size_t kDefaultLimit = 100, kMostLimit = 1000;

Result<size_t> parse_limit(const Request& request) {
  const auto found = request.query.find("limit");
  if (found == request.query.end()) return kDefaultLimit;
  const auto limit = parse_revision(found->second);
  if (!limit || *limit == 0)
    return fail(ErrorCode::kUsage, "limit: a number from 1 to " + std::to_string(kMostLimit));
  return std::min(static_cast<size_t>(*limit), kMostLimit);
}

// Which items of a list one page has. The cursor is the number of items before it, at a revision: a
// list of another revision is another list.
struct PageRange {
  size_t begin = 0, end = 0;
};
Result<PageRange> range_of(const Request& request, size_t items, int64_t revision) {
  const auto limit = parse_limit(request);
  if (!limit) return tl::unexpected(limit.error());
  size_t begin = 0;
  if (const auto found = request.query.find("cursor"); found != request.query.end()) {
    const std::string prefix = std::to_string(revision) + ".";
    const auto position = found->second.starts_with(prefix)
                              ? parse_revision(found->second.substr(prefix.size()))
                              : fail(ErrorCode::kUsage, "");
    if (!position)
      return fail(ErrorCode::kUsage,
                  "cursor: is of another revision of the story, or none; begin again without it");
    begin = std::min(static_cast<size_t>(*position), items);
  }
  return PageRange{begin, std::min(items, begin + *limit)};
}

// One page of the lines.
template <class Lines, class... Index>
Response page_of(const Call& call, int64_t revision, const Lines& lines, const Index&... index) {
  const auto range = range_of(call.request, lines.size(), revision);
  if (!range) return problem(400, range.error().message);
  JsonWriter json(JsonWriter::Layout::kCompact);
  json.begin_object();
  json.key("revision");
  json.put(revision);
  json.key("items");
  json.begin_list();
  for (size_t i = range->begin; i < range->end; ++i) put(json, lines[i], index...);
  json.end_list();
  json.key("next");
  if (range->end < lines.size())
    json.put(std::to_string(revision) + "." + std::to_string(range->end));
  else
    json.put_null();
  json.end_object();
  Response response = answer("application/json", std::move(json).finish() + "\n");
  response.etag = std::to_string(revision);
  return response;
}

// A page of the lines of one kind, which `page` takes of the story as it was asked for.
template <class Page>
Response list_of(const Call& call, Page page) {
  const auto served = story_of(call);
  if (!served) return problem(404, "there is no such story");
  const auto filters = parse_filters(call, served->story);
  if (!filters) return problem(status_of(filters.error().code), filters.error().message);
  const std::shared_ptr<const Story> chosen = served->select(filters->selection);
  const Story& selected = *chosen;
  return page(selected, served->story.revision);
}

}  // namespace

Result<Filters> parse_filters(const Call& call, const Story& story) {
  QueryReader query(call.request);
  Filters out;
  out.form = {query.get("about"), query.get("actor"), query.get("outlet"), query.get("from"),
              query.get("to")};
  const std::string since = query.get("since"), part_name = query.get("part");
  out.embed = !query.get("embed").empty();
  const auto from = parse_day("from", out.form.from), to = parse_day("to", out.form.to);
  const auto part = parse_part(part_name);
  if (!from) return tl::unexpected(from.error());
  if (!to) return tl::unexpected(to.error());
  if (!part) return tl::unexpected(part.error());
  if (!since.empty()) {
    auto changed = lines_changed_since(call, story, since);
    if (!changed) return tl::unexpected(changed.error());
    out.selection.changed = std::move(*changed);
  }
  out.selection.about = parse_about(out.form.about);
  out.selection.actor = out.form.actor;
  out.selection.outlet = out.form.outlet;
  out.selection.from = *from;
  out.selection.to = *to;
  out.part = *part;
  out.key = query.key();
  return out;
}

std::string list_json(const std::vector<StoryHead>& stories) {
  const auto date = [](const auto& when) { return when ? Json(when->to_string()) : Json(); };
  Json out = Json::array();
  for (const StoryHead& story : stories) {
    Json related = Json::array();
    for (const StoryId id : story.related) related.push_back(id.to_string());
    out.push_back({{"id", story.id.to_string()},
                   {"link", "/s/" + story.id.to_string()},
                   {"title", story.title},
                   {"revision", story.revision},
                   {"begun", date(story.begun)},
                   {"updated", date(story.updated)},
                   {"articles", story.articles},
                   {"events", story.events},
                   {"related", std::move(related)}});
  }
  return pretty({{"dateline", 1}, {"stories", std::move(out)}});
}

std::optional<std::string> line_json(const Story& story, const std::string& id) {
  const StoryIndex index(story);
  for (const auto& line : story.events)
    if (line.value.id.to_string() == id) return pretty(line, index);
  for (const auto& line : story.quotes)
    if (line.value.id.to_string() == id) return pretty(line, index);
  for (const auto& line : story.outlooks)
    if (line.value.id.to_string() == id) return pretty(line, index);
  for (const Dispute& dispute : story.disputes)
    if (dispute.id.to_string() == id) return pretty(dispute, index);
  for (const Entity& entity : story.entities)
    if (entity.id.to_string() == id) return pretty(entity);
  return std::nullopt;
}

Response get_events(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.events, StoryIndex(story));
  });
}

Response get_quotes(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.quotes, StoryIndex(story));
  });
}

Response get_disputes(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.disputes, StoryIndex(story));
  });
}

Response get_outlooks(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.outlooks, StoryIndex(story));
  });
}

Response get_entities(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.entities);
  });
}

Response get_sources(const Call& call) {
  return list_of(call, [&](const Story& story, int64_t revision) {
    return page_of(call, revision, story.sources);
  });
}

Response get_search(const Call& call) {
  const auto limit = parse_limit(call.request);
  if (!limit) return problem(400, limit.error().message);
  const auto asked = call.request.query.find("q");
  const std::string words = asked == call.request.query.end() ? "" : asked->second;
  const auto found = call.shelf.search(parse_about(words), static_cast<int>(*limit));
  if (!found) return problem(status_of(found.error().code), found.error().message);
  std::vector<SearchResult> results;
  for (const FoundLine& line : *found)
    if (const auto story = call.shelf.head_of(line.story)) {
      const auto when = When::parse_edtf(line.date);
      results.push_back({"/s/" + line.story.to_string() + "/" + line.line, line.kind,
                         when ? when->to_words() : "", line.text, story->title});
    }
  if (!wants_json(call.request)) {
    PageLinks links;
    links.home = "/s";
    links.assets = "/assets/";
    return answer("text/html", search_page(words, results, links));
  }
  Json items = Json::array();
  for (const SearchResult& result : results)
    items.push_back({{"link", result.link},
                     {"kind", result.kind},
                     {"date", result.date},
                     {"text", result.text},
                     {"story", result.story}});
  return answer("application/json", compact({{"items", std::move(items)}}) + "\n");
}

Response get_changes(const Call& call) {
  const auto served = story_of(call);
  if (!served) return problem(404, "there is no such story");
  const auto found = call.request.query.find("since");
  const auto since = parse_revision(found == call.request.query.end() ? "0" : found->second);
  if (!since) return problem(400, since.error().message);
  const auto changes = call.shelf.changes_since(served->story.id, *since);
  if (!changes) return problem(status_of(changes.error().code), changes.error().message);
  Json list = Json::array();
  for (const Change& change : *changes) list.push_back(json_of_change(change));
  Response response =
      answer("application/json",
             compact({{"revision", served->story.revision}, {"changes", std::move(list)}}) + "\n");
  response.etag = std::to_string(served->story.revision);
  return response;
}

}  // namespace dateline
