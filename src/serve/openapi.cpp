#include <nlohmann/json.hpp>

#include "render/formats.h"
#include "serve/routes.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json parameter(std::string_view name, const char* place) {
  const bool is_number = name == "limit" || name == "since" || name == "embed";
  return {{"name", name},
          {"in", place},
          {"required", std::string_view(place) == "path"},
          {"schema", {{"type", is_number ? "integer" : "string"}}}};
}

Json parameters_of(const Route& route, std::string_view path) {
  Json out = Json::array();
  for (size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
    out.push_back(parameter(path.substr(at + 1, path.find('}', at) - at - 1), "path"));
  for (const std::string_view name : route.query) out.push_back(parameter(name, "query"));
  return out;
}

Json problem_of(const char* description) {
  return {{"description", description},
          {"content", {{"application/problem+json", {{"schema", {{"type", "object"}}}}}}}};
}

Json operation(const Route& route, std::string_view path, std::string_view id,
               std::span<const std::string_view> produces) {
  Json content;
  for (const std::string_view type : produces)
    content[std::string(type)] = {{"schema", {{"type", "string"}}}};
  if (content.contains("application/json"))
    content["application/json"] = {{"schema", {{"type", "object"}}}};
  const bool is_write = route.kind == RouteKind::kWrite;
  Json out = {{"operationId", id},
              {"summary", route.summary},
              {"parameters", parameters_of(route, path)},
              {"responses",
               {{is_write ? "202" : "200",
                 {{"description", is_write ? "Stored" : "Found"}, {"content", content}}},
                {"default", problem_of("A problem (RFC 9457)")}}}};
  if (is_write) {
    const char* body_type = route.takes == "application/json" ? "object" : "string";
    out["requestBody"] = {{"required", true},
                          {"content", {{route.takes, {{"schema", {{"type", body_type}}}}}}}};
    out["security"] = Json::array({{{"token", Json::array()}}});
  }
  return out;
}

std::string lower(std::string_view method) {
  std::string out;
  for (const char c : method) out += static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

std::string openapi() {
  Json paths;
  for (const Route& route : routes())
    paths[std::string(route.path)][lower(route.method)] =
        operation(route, route.path, route.id, route.produces);
  paths["/"]["get"]["responses"] = {{"302", {{"description", "The list is at /s"}}}};
  Json& of_line = paths["/s/{story}/{id}"]["get"]["responses"];
  of_line["301"] = {{"description", "Merged into another line"}};
  of_line["410"] = problem_of("Withdrawn, with the reason");
  const auto story_route = match("GET", "/s/x");
  for (const Format& format : formats()) {
    const std::string path = "/s/{story}" + std::string(format.extension);
    const std::string_view produces[] = {format.media_type};
    paths[path]["get"] =
        operation(*story_route.route, path, "get_story_" + std::string(format.name), produces);
  }
  const Json out = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Dateline"},
        {"version", "1"},
        {"summary", "Sourced story pages of developing news"}}},
      {"paths", std::move(paths)},
      {"components", {{"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return out.dump(2) + "\n";
}

}  // namespace dateline
