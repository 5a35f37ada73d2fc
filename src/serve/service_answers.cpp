// Answers about the service itself, and the one that writes.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "serve/answers.h"
#include "serve/filters.h"

namespace dateline {
namespace {

// {"date": "2020-01-03", "pin": true}: a decision with a value, or true where it takes none.
std::optional<std::vector<Decision>> decisions_of(const std::string& body) {
  const auto json = nlohmann::ordered_json::parse(body, nullptr, false);
  if (!json.is_object() || json.empty()) return std::nullopt;
  std::vector<Decision> decisions;
  for (const auto& [key, value] : json.items()) {
    const bool has_value = value.is_string();
    if (!has_value && value != true) return std::nullopt;
    decisions.push_back({key, has_value ? value.get<std::string>() : ""});
  }
  return decisions;
}

}  // namespace

Response get_health(const Call&) { return answer("text/plain", "ok\n"); }

Response get_metrics(const Call& call) {
  const Metrics& metrics = call.metrics;
  std::string out =
      "# HELP dateline_requests_total Answers by class of status.\n"
      "# TYPE dateline_requests_total counter\n";
  for (int status = 2; status <= 5; ++status)
    out += fmt::format("dateline_requests_total{{status=\"{}xx\"}} {}\n", status,
                       metrics.requests[status]);
  const auto gauge = [&out](std::string_view name, std::string_view help, uint64_t value) {
    out += fmt::format("# HELP dateline_{0} {1}\n# TYPE dateline_{0} gauge\ndateline_{0} {2}\n",
                       name, help, value);
  };
  gauge("connections_open", "Connections that are open now.", metrics.connections_open);
  gauge("streams_open", "Event streams that are open now.", metrics.streams_open);
  const auto stories = call.shelf.stories();
  gauge("stories", "Stories that are served.", stories->size());
  out +=
      "# HELP dateline_story_revision How often a story has changed.\n"
      "# TYPE dateline_story_revision gauge\n";
  for (const StoryHead& story : *stories)
    out += fmt::format("dateline_story_revision{{story=\"{}\"}} {}\n", story.id.to_string(),
                       story.revision);
  return answer("text/plain; version=0.0.4", std::move(out));
}

Response get_openapi(const Call&) { return answer("application/json", openapi()); }

Response get_stream(const Call& call) {
  const auto served = story_of(call);
  if (!served) return problem(404, "there is no such story");
  return {200, "text/event-stream", nullptr, "", {}};
}

Response patch_line(const Call& call) {
  const auto served = story_of(call);
  if (!served) return problem(404, "there is no such story");
  const auto decisions = decisions_of(call.request.body);
  if (!decisions)
    return problem(400, "the body is a JSON object of decisions: texts, or true for one without");
  const auto done = call.shelf.decide(*served, call.captures[1], *decisions);
  if (!done) return problem(status_of(done.error().code), done.error().message);
  Response out = answer("application/json",
                        nlohmann::ordered_json{{"revision", served->story.revision}}.dump() + "\n");
  out.status = 202;  // the story is told anew right after
  return out;
}

Response post_articles(const Call& call) {
  const auto added = call.shelf.add(call.request.body);
  if (!added) return problem(status_of(added.error().code), added.error().message);
  if (added->read() == 0) return problem(400, "the body holds no article that can be read");
  const nlohmann::ordered_json json = {{"added", added->added},
                                       {"unchanged", added->unchanged},
                                       {"new_versions", added->new_versions},
                                       {"failed", added->failed}};
  Response out = answer("application/json", json.dump() + "\n");
  out.status = 202;  // the story is told anew right after
  return out;
}

}  // namespace dateline
