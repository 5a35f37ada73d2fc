#include "ingest/archive/http_message.h"

#include <algorithm>
#include <charconv>

#include "ingest/archive/decompress.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// Removes and returns the first line, without its end.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The codings of "gzip, br", last applied first.
Result<std::string> decode_content(std::string body, std::string_view codings, size_t max_bytes) {
  std::string names = to_lower(codings);
  while (!names.empty()) {
    const size_t comma = names.rfind(',');
    const std::string name(
        trim(std::string_view(names).substr(comma == std::string::npos ? 0 : comma + 1)));
    names.resize(comma == std::string::npos ? 0 : comma);
    Compression compression;
    if (name == "gzip" || name == "x-gzip") {
      if (compression_of(body) != Compression::kGzip) continue;  // archived after decoding
      compression = Compression::kGzip;
    } else if (name == "deflate") {
      compression = Compression::kDeflate;
    } else if (name == "br") {
      compression = Compression::kBrotli;
    } else if (name == "zstd") {
      if (compression_of(body) != Compression::kZstd) continue;
      compression = Compression::kZstd;
    } else {
      continue;
    }
    auto decoded = decompress(body, compression, max_bytes);
    if (!decoded && decoded.error().code == ErrorCode::kTooLarge)
      return tl::unexpected(decoded.error());
    if (decoded) body = std::move(*decoded);
  }
  return body;
}

}  // namespace

HttpHeaders HttpHeaders::parse(std::string_view lines) {
  HttpHeaders headers;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) break;
    const bool is_folded = line[0] == ' ' || line[0] == '\t';
    if (is_folded && !headers.fields_.empty()) {
      headers.fields_.back().second += ' ';
      headers.fields_.back().second += trim(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers.fields_.emplace_back(to_lower(trim(line.substr(0, colon))),
                                 std::string(trim(line.substr(colon + 1))));
  }
  return headers;
}

std::string_view HttpHeaders::get(std::string_view name) const {
  for (const auto& [key, value] : fields_)
    if (key == name) return value;
  return {};
}

size_t end_of_head(std::string_view bytes) {
  for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1, 1) == "\n") return at + 2;
    if (bytes.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

std::string dechunk(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::string_view line = trim(take_line(rest));
    size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size) return out.empty() ? std::string(body) : out;
    if (size == 0) break;
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);  // the line end after the chunk
  }
  return out;
}

Result<HttpResponse> parse_http_response(std::string_view bytes, size_t max_body_bytes) {
  if (!bytes.starts_with("HTTP/")) return fail(ErrorCode::kMalformed, "no HTTP status line");
  const size_t head_end = std::min(end_of_head(bytes), bytes.size());
  std::string_view head = bytes.substr(0, head_end);
  const std::string_view status_line = take_line(head);
  HttpResponse response;
  const size_t space = status_line.find(' ');
  if (space != std::string_view::npos) {
    const std::string_view code = trim(status_line.substr(space)).substr(0, 3);
    std::from_chars(code.data(), code.data() + code.size(), response.status);
  }
  response.headers = HttpHeaders::parse(head);
  const std::string_view raw = bytes.substr(head_end);
  const std::string coding = to_lower(response.headers.get("transfer-encoding"));
  std::string body = coding.find("chunked") == std::string::npos ? std::string(raw) : dechunk(raw);
  auto decoded =
      decode_content(std::move(body), response.headers.get("content-encoding"), max_body_bytes);
  if (!decoded) return tl::unexpected(decoded.error());
  response.body = std::move(*decoded);
  return response;
}

}  // namespace dateline
