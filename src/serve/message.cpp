#include "serve/message.h"

#include <libdeflate.h>

#include <nlohmann/json.hpp>

#include "base/assert.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kSmallestGzip = 860;  // below, the answer fits one packet anyway

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

bool decode(std::string_view text, bool plus_is_space, std::string& out) {
  out.clear();
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '%') {
      if (at + 2 >= text.size()) return false;
      const auto high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
      if (!high || !low) return false;
      c = static_cast<char>(*high * 16 + *low);
      at += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return false;
    out += c;
  }
  return !find_invalid_utf8(out);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "*/*", "text/*", "text/csv" for "text/csv": 0, 1, 2. Nothing where it means something else.
std::optional<int> closeness_of(std::string_view named, std::string_view wanted) {
  if (named == "*" || named == "*/*") return 0;
  if (to_lower(named) == wanted) return 2;
  const size_t slash = wanted.find('/');
  if (slash != std::string_view::npos && named.ends_with("/*") &&
      to_lower(named.substr(0, named.size() - 1)) == wanted.substr(0, slash + 1))
    return 1;
  return std::nullopt;
}

// Of "text/csv;q=0.25" 250 (RFC 9110, 12.4.2); 1000 without a "q".
int weight_of(std::string_view entry) {
  for (size_t at = entry.find(';'); at != std::string_view::npos; at = entry.find(';', at + 1)) {
    std::string_view parameter = trimmed(entry.substr(at + 1));
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
    parameter.remove_prefix(2);
    if (!parameter.starts_with('0')) return 1000;
    int weight = 0;
    for (size_t i = 2; i < 5; ++i) {
      const char digit = i < parameter.size() ? parameter[i] : '0';
      weight = weight * 10 + (is_ascii_digit(digit) ? digit - '0' : 0);
    }
    return weight;
  }
  return 1000;
}

// Packs a whole answer at once, which libdeflate does twice as fast as zlib.
std::string gzip(const std::string& body) {
  constexpr int kLevel = 4;
  struct Free {
    void operator()(libdeflate_compressor* compressor) const {
      libdeflate_free_compressor(compressor);
    }
  };
  thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(
      libdeflate_alloc_compressor(kLevel));
  if (!compressor) return "";  // no memory: the answer goes out as it is
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), body.size()), '\0');
  out.resize(
      libdeflate_gzip_compress(compressor.get(), body.data(), body.size(), out.data(), out.size()));
  return out;
}

// "http://host:8080/s" -> "/s" (RFC 9112, 3.2.2), "http://host" -> "/"; empty where there is no
// host or somebody's name before it. Anything else stays.
std::string_view without_host(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const size_t end = std::min(target.find('/'), target.size());
    const std::string_view host = target.substr(0, end);
    const bool is_half = (host.find('[') == host.npos) != (host.find(']') == host.npos);
    if (host.empty() || is_half || host.find_first_of("@?#") != host.npos) return {};
    return end == target.size() ? "/" : target.substr(end);
  }
  return target;
}

}  // namespace

bool parse_target(std::string_view target, Request& request) {
  if (target.size() > kMaxTargetBytes) return false;
  target = without_host(target);
  if (target.empty() || target[0] != '/') return false;
  const size_t question = std::min(target.find('?'), target.size());
  if (!decode(target.substr(0, question), false, request.path)) return false;
  std::string_view query = target.substr(std::min(question + 1, target.size()));
  request.query.clear();
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const size_t equals = std::min(pair.find('='), pair.size());
    std::string name, value;
    if (!decode(pair.substr(0, equals), true, name) ||
        !decode(pair.substr(std::min(equals + 1, pair.size())), true, value))
      return false;
    if (!name.empty() && !value.empty()) request.query.emplace(std::move(name), std::move(value));
  }
  return true;
}

Wish wish_for(std::string_view list, std::string_view wanted) {
  Wish best;
  bool is_named = false;
  for (int place = 0; !list.empty(); --place) {
    const std::string_view entry = list.substr(0, list.find(','));
    list.remove_prefix(std::min(entry.size() + 1, list.size()));
    const auto closeness = closeness_of(trimmed(entry.substr(0, entry.find(';'))), wanted);
    if (!closeness || (is_named && *closeness < best.closeness)) continue;
    is_named = true;
    best = {weight_of(entry), *closeness, place};
  }
  return best.weight > 0 ? best : Wish{};
}

std::shared_ptr<const Payload> make_payload(std::string body) {
  std::string packed = body.size() < kSmallestGzip ? "" : gzip(body);
  return std::make_shared<const Payload>(Payload{std::move(body), std::move(packed)});
}

Response answer(std::string_view media_type, std::string body) {
  return {200, std::string(media_type), make_payload(std::move(body)), "", {}};
}

Response redirect(int status, std::string location) {
  return {status, "", nullptr, "", {{"Location", std::move(location)}}};
}

Response problem(int status, std::string_view detail) {
  const nlohmann::ordered_json json = {{"type", "about:blank"},
                                       {"title", phrase_of(status)},
                                       {"status", status},
                                       {"detail", detail}};
  Response out = answer("application/problem+json",
                        json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  out.status = status;
  return out;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kMalformed:
    case ErrorCode::kNoText:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kUnsupported:
      return 415;
    case ErrorCode::kForbidden:
      return 403;
    case ErrorCode::kDiskFull:
      return 507;
    case ErrorCode::kBusy:
    case ErrorCode::kInterrupted:
      return 503;
    case ErrorCode::kUnreadable:
    case ErrorCode::kStore:
    case ErrorCode::kNetwork:
      return 500;
  }
  DL_ASSERT(false, "unknown error code");
}

std::string_view phrase_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 202:
      return "Accepted";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Error";
  }
}

}  // namespace dateline
