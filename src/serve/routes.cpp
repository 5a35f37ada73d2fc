#include "serve/routes.h"

#include <exception>

#include "serve/answers.h"

namespace dateline {
namespace {

constexpr std::string_view kHtml[] = {"text/html"};
constexpr std::string_view kHtmlOrJson[] = {"text/html", "application/json"};
constexpr std::string_view kJson[] = {"application/json"};
constexpr std::string_view kStory[] = {
    "text/html",           "text/markdown",        "application/json",
    "application/jsonl",   "application/atom+xml", "application/feed+json",
    "application/ld+json", "text/calendar",        "text/csv",
    "text/plain"};
constexpr std::string_view kEvents[] = {"text/event-stream"};
constexpr std::string_view kText[] = {"text/plain"};
constexpr std::string_view kAsset[] = {"text/css", "text/javascript", "image/svg+xml"};
constexpr std::string_view kFilters[] = {"about", "actor", "outlet", "from",
                                         "to",    "since", "part",   "embed"};
constexpr std::string_view kSearch[] = {"q", "limit"};
constexpr std::string_view kList[] = {"about", "actor", "outlet", "from",
                                      "to",    "since", "limit",  "cursor"};
constexpr std::string_view kSince[] = {"since"};

constexpr auto kRead = RouteKind::kRead;

// The first match counts: fixed names stand before {parts}.
constexpr Route kRoutes[] = {
    {"GET", "/", kRead, "go_to_list", "The list of stories", {}, kHtml, go_to_list},
    {"GET",
     "/s",
     kRead,
     "list_stories",
     "The stories, most articles first",
     {},
     kHtmlOrJson,
     list_stories},
    {"GET", "/s/{story}", kRead, "get_story", "A story; an extension or Accept picks the format",
     kFilters, kStory, get_story},
    {"GET", "/s/{story}/events", kRead, "get_events", "Events, in pages", kList, kJson, get_events},
    {"GET", "/s/{story}/quotes", kRead, "get_quotes", "Quotes, in pages", kList, kJson, get_quotes},
    {"GET", "/s/{story}/disputes", kRead, "get_disputes", "Disputes, in pages", kList, kJson,
     get_disputes},
    {"GET", "/s/{story}/outlooks", kRead, "get_outlooks", "Outlooks, in pages", kList, kJson,
     get_outlooks},
    {"GET", "/s/{story}/entities", kRead, "get_entities", "Entities, in pages", kList, kJson,
     get_entities},
    {"GET", "/s/{story}/sources", kRead, "get_sources", "Outlets with their articles counted",
     kList, kJson, get_sources},
    {"GET", "/s/{story}/changes", kRead, "get_changes", "What changed after a revision", kSince,
     kJson, get_changes},
    {"GET",
     "/s/{story}/stream",
     RouteKind::kStream,
     "get_stream",
     "An event for each new revision; Last-Event-ID resumes",
     {},
     kEvents,
     get_stream},
    {"GET", "/s/{story}/day/{day}", kRead, "get_day", "The lines of one day", {}, kHtml, get_day},
    {"GET",
     "/s/{story}/{id}",
     kRead,
     "get_line",
     "A line or an entity; 301 where it was merged, 410 where it was withdrawn",
     {},
     kHtmlOrJson,
     get_line},
    {"POST",
     "/articles",
     RouteKind::kWrite,
     "post_articles",
     "Adds articles: JSONL or any other kind that `dateline add` reads",
     {},
     kJson,
     post_articles,
     "application/jsonl"},
    {"PATCH",
     "/s/{story}/{id}",
     RouteKind::kWrite,
     "patch_line",
     "Decisions of an editor, as `dateline edit` takes them, about a line, an entity, an article "
     "or "
     "(by its own id) the story",
     {},
     kJson,
     patch_line,
     "application/json"},
    {"GET", "/search", kRead, "get_search", "Lines of all stories by their words", kSearch,
     kHtmlOrJson, get_search},
    {"GET", "/openapi.json", kRead, "get_openapi", "This description", {}, kJson, get_openapi},
    {"GET", "/healthz", kRead, "get_health", "ok, once stories are served", {}, kText, get_health},
    {"GET", "/metrics", kRead, "get_metrics", "Counters for Prometheus", {}, kText, get_metrics},
    {"GET",
     "/assets/{file}",
     kRead,
     "get_asset",
     "The style sheet, the script and the icon",
     {},
     kAsset,
     get_asset},
};

// Takes the next segment off a path: "/s/x" gives "s" and leaves "/x".
std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& captures) {
  captures.clear();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = next_segment(pattern), found = next_segment(path);
    if (expected.starts_with('{')) {
      if (found.empty()) return false;
      captures.emplace_back(found);
    } else if (expected != found) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

// Takes as long for a wrong token as for the right one.
bool equals_secretly(std::string_view given, std::string_view token) {
  unsigned difference = given.size() != token.size();
  for (size_t i = 0; i < given.size(); ++i)
    difference |= static_cast<unsigned char>(given[i]) ^
                  static_cast<unsigned char>(token[i % std::max<size_t>(token.size(), 1)]);
  return difference == 0;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match(std::string_view method, std::string_view path) {
  Match out;
  std::string allowed;
  for (const Route& route : kRoutes) {
    if (!fits(route.path, path, out.captures)) continue;
    if (route.method == method) {
      out.route = &route;
      return out;
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
    if (route.method == "GET") allowed += ", HEAD";
  }
  if (allowed.empty()) {
    out.refusal = problem(404, "there is nothing at " + std::string(path));
  } else {
    out.refusal = problem(405, "this path does not take " + std::string(method));
    out.refusal.headers.emplace_back("Allow", allowed);
  }
  return out;
}

std::optional<Response> refuse_write(const Request& request, const ServeOptions& options) {
  if (options.token.empty())
    return problem(403, "this server does not take writes; start it with --write");
  if (equals_secretly(request.authorization, "Bearer " + options.token)) return std::nullopt;
  Response refusal = problem(401, "the bearer token is missing or wrong");
  refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
  return refusal;
}

Response handle(const Route& route, const Call& call) {
  try {
    return route.handle(call);
  } catch (const std::exception&) {  // of a library, or no memory left
    return problem(500, "the request could not be answered");
  }
}

bool is_not_modified(const Request& request, const Response& response) {
  if (response.status != 200 || response.etag.empty()) return false;
  return request.if_none_match == "*" ||
         request.if_none_match.find('"' + response.etag + '"') != std::string::npos;
}

}  // namespace dateline
