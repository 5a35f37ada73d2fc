// An HTTP response as archives keep it: head and body in one piece. Used by archive_reader.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

// Header fields in order, names in lower case.
class HttpHeaders {
 public:
  // Reads "Name: value" lines up to the first blank one; folded lines are joined. Odd lines are
  // passed over.
  static HttpHeaders parse(std::string_view lines);
  // The first value of a field (name in lower case), empty if there is none.
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpResponse {
  int status = 0;
  HttpHeaders headers;
  std::string body;  // without chunks and compression
};

// Splits and decodes a response. A body that is not chunked or compressed although its head says so
// is taken as it is. Errors: kMalformed without a status line, kTooLarge beyond `max_body_bytes`.
Result<HttpResponse> parse_http_response(std::string_view bytes, size_t max_body_bytes);

// The body of a chunked message (RFC 9112, 7.1); what is left when the chunks break off.
// Bytes that are no chunks at all come back as they are.
std::string dechunk(std::string_view body);

// Where the head ends: the offset of the first byte after the blank line, or npos.
size_t end_of_head(std::string_view bytes);

}  // namespace dateline
