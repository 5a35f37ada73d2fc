// HTTP requests and answers as plain data, without any network. Used by routes and server.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

struct Request {
  std::string method;  // "GET", "HEAD" reads as "GET"
  std::string path;    // decoded, begins with "/"
  std::map<std::string, std::string> query;
  std::string accept, if_none_match, last_event_id, authorization;
  std::string body;
};

// Splits and decodes "/s/x?about=a+b", also in the form that proxies send ("http://host/s/x").
// Nothing for a target that is neither, is longer than kMaxTargetBytes, or decodes to what is no
// UTF-8 or holds a control character.
inline constexpr size_t kMaxTargetBytes = 4096;
bool parse_target(std::string_view target, Request& request);

// How much a list like that of Accept wants something. wish_for("text/*;q=0.5, */*;q=0",
// "text/csv") is {500, 1, 0}; of what is not wanted the weight is 0.
struct Wish {
  int weight = 0;     // thousandths
  int closeness = 0;  // named by a star, by its kind, by its name
  int place = 0;      // in the list, counted backwards from 0
  auto operator<=>(const Wish&) const = default;
};
Wish wish_for(std::string_view list, std::string_view wanted);

// The bytes of an answer, shared by all who ask for them.
struct Payload {
  std::string body;
  std::string gzip;  // empty: not worth it
};
std::shared_ptr<const Payload> make_payload(std::string body);

struct Response {
  int status = 200;
  std::string media_type;
  std::shared_ptr<const Payload> payload;  // nullptr: no body
  std::string etag;                        // without quotes; empty: none
  std::vector<std::pair<std::string, std::string>> headers;
};

Response answer(std::string_view media_type, std::string body);
Response redirect(int status, std::string location);

// RFC 9457. The title is the standard's phrase of the status.
Response problem(int status, std::string_view detail);
// The one table from our error codes to HTTP status.
int status_of(ErrorCode code);
std::string_view phrase_of(int status);

}  // namespace dateline
