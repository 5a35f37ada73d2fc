// The route table: which path answers what. OpenAPI is made from it, so it is the one place that
// knows every path. Used by server.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/message.h"
#include "serve/shelf.h"

namespace dateline {

struct ServeOptions {
  std::string base_url;  // "https://news.example": what feeds link to; empty: relative links only
  std::string token;     // who may write; empty: nobody
};

// What the server counts; /metrics prints it.
struct Metrics {
  uint64_t requests[6] = {};  // by status / 100
  uint64_t bytes_sent = 0, streams_open = 0, connections_open = 0;
};

// What a handler works with. `captures` are the {parts} of the path, in order.
struct Call {
  const Request& request;
  const std::vector<std::string>& captures;
  Shelf& shelf;
  const ServeOptions& options;
  const Metrics& metrics;
};

enum class RouteKind : uint8_t {
  kRead,    // answers at once
  kStream,  // a 200 turns into a stream of events of the story
  kWrite,   // needs the token; may take long
};

struct Route {
  std::string_view method, path;  // "/s/{story}/events"
  RouteKind kind;
  std::string_view id, summary;                // of OpenAPI
  std::span<const std::string_view> query;     // names of parameters
  std::span<const std::string_view> produces;  // media types
  Response (*handle)(const Call&);
  std::string_view takes = "";  // media type of the body
};

std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  // nullptr: `refusal` says why
  std::vector<std::string> captures;
  Response refusal;
};
// The first route of that path and method; a 404, or a 405 with Allow.
Match match(std::string_view method, std::string_view path);

// The refusal of a write without the right token; nothing where it is right.
std::optional<Response> refuse_write(const Request& request, const ServeOptions& options);

// Runs the handler; an exception of a library is a 500. REQUIRES: for kWrite, refuse_write gave
// nothing.
Response handle(const Route& route, const Call& call);

// 304 where the reader has that version already.
bool is_not_modified(const Request& request, const Response& response);

// OpenAPI 3.1, from the table.
std::string openapi();

}  // namespace dateline
