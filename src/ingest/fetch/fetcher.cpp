#include "ingest/fetch/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <mutex>

#include "base/assert.h"
#include "ingest/archive/http_message.h"
#include "ingest/date_forms.h"
#include "ingest/fetch/addresses.h"
#include "ingest/urls.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr long kMinBytesPerSecond = 50, kMaxSlowSeconds = 15;  // a slower server is given up
constexpr size_t kMaxHeadBytes = 256u << 10;
constexpr int64_t kMaxRetryAfterSeconds = int64_t{7} * 86'400;
constexpr int64_t kMaxAgeSeconds = 86'400;
constexpr int64_t kRobotsFreshMs = 86'400'000;  // RFC 9309, 2.4

// What the callbacks of one request share.
struct Transfer {
  std::string head, body;
  size_t max_bytes = 0;
  bool allow_private = false;
  bool is_too_long = false, met_private_address = false;
  const std::atomic<bool>* stop = nullptr;
};

int on_progress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* stop = static_cast<const Transfer*>(context)->stop;
  return stop && *stop ? 1 : 0;
}

size_t on_body(char* bytes, size_t size, size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (transfer.body.size() + size * count > transfer.max_bytes) {
    transfer.is_too_long = true;
    return 0;
  }
  transfer.body.append(bytes, size * count);
  return size * count;
}

size_t on_head(char* bytes, size_t size, size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) transfer.head.clear();  // the answer after a 100
  if (transfer.head.size() + line.size() > kMaxHeadBytes) return 0;
  transfer.head += line;
  return size * count;
}

// Called with every address that a name led to, just before the connection.
curl_socket_t on_connect(void* context, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (!transfer.allow_private && !is_public_address(&address->addr)) {
    transfer.met_private_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// "120" or a date; seconds from the date the server says it is.
std::optional<int64_t> retry_after(const HttpHeaders& headers) {
  const std::string_view text = headers.get("retry-after");
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) {
    const auto until = parse_date_field(text, DayOrder::kDayFirst);
    const auto now = parse_date_field(headers.get("date"), DayOrder::kDayFirst);
    if (!until || !now) return std::nullopt;
    seconds = until->seconds - now->seconds;
  }
  return std::clamp<int64_t>(seconds, 0, kMaxRetryAfterSeconds);
}

// "public, max-age=600"; nothing where an answer is to be asked for again each time.
int64_t max_age(const HttpHeaders& headers) {
  const std::string directives = to_lower(headers.get("cache-control"));
  constexpr std::string_view kName = "max-age=";
  const size_t at = directives.find(kName);
  if (at == std::string::npos || directives.find("no-cache") != std::string::npos) return 0;
  const char* begin = directives.data() + at + kName.size();
  int64_t seconds = 0;
  std::from_chars(begin, directives.data() + directives.size(), seconds);
  return std::clamp<int64_t>(seconds, 0, kMaxAgeSeconds);
}

struct UrlParts {
  std::string origin, host, path;
};

// REQUIRES: a canonical http(s) URL.
UrlParts split_url(const std::string& url) {
  const size_t host = url.find("://") + 3;
  const size_t path = std::min(url.find('/', host), url.size());
  return {url.substr(0, path), url.substr(host, path - host),
          path == url.size() ? "/" : url.substr(path)};
}

}  // namespace

struct Fetcher::CurlHandle {
  CURL* easy = nullptr;
};

struct Fetcher::Answer {
  int status = 0;
  HttpHeaders headers;
  std::string body;
};

std::string refusal_of(const Fetched& fetched) {
  return fetched.url + ": the server answers " + std::to_string(fetched.status);
}

Fetcher::Fetcher(FetchOptions options)
    : options_(std::move(options)), curl_(std::make_unique<CurlHandle>()) {
  DL_ASSERT(options_.now_ms && options_.pause_ms, "the fetcher needs a clock");
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  curl_->easy = curl_easy_init();
}

Fetcher::~Fetcher() { curl_easy_cleanup(curl_->easy); }

void Fetcher::wait_for_host(const std::string& host) {
  int64_t& next_at = next_at_ms_[host];
  const int64_t now = options_.now_ms();
  if (next_at > now) options_.pause_ms(next_at - now);
  next_at = std::max(now, next_at) + options_.host_delay_ms;
}

Result<Fetcher::Answer> Fetcher::request(const std::string& url, const Validators& validators,
                                         size_t max_bytes) {
  wait_for_host(split_url(url).host);
  Transfer transfer;
  transfer.max_bytes = max_bytes;
  transfer.allow_private = options_.allow_private;
  transfer.stop = options_.stop;
  CURL* easy = curl_->easy;
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // an address is judged where it is connected to
  curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.timeout_ms));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kMinBytesPerSecond);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, kMaxSlowSeconds);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_head);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_connect);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);

  std::unique_ptr<curl_slist, void (*)(curl_slist*)> fields(nullptr, curl_slist_free_all);
  const auto add_field = [&](const std::string& name, const std::string& value) {
    if (!value.empty())
      fields.reset(curl_slist_append(fields.release(), (name + ": " + value).c_str()));
  };
  add_field("If-None-Match", validators.etag);
  add_field("If-Modified-Since", validators.last_modified);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields.get());

  const CURLcode code = curl_easy_perform(easy);
  if (code == CURLE_ABORTED_BY_CALLBACK)
    return fail(ErrorCode::kInterrupted, url + ": interrupted");
  if (transfer.met_private_address)
    return fail(ErrorCode::kForbidden, url + ": leads to a private address");
  if (transfer.is_too_long)
    return fail(ErrorCode::kTooLarge,
                url + ": longer than the limit of " + std::to_string(max_bytes >> 10) + " KiB");
  if (code != CURLE_OK) return fail(ErrorCode::kNetwork, url + ": " + curl_easy_strerror(code));
  Answer answer;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  const size_t status_line = std::min(transfer.head.find('\n'), transfer.head.size() - 1);
  answer.headers = HttpHeaders::parse(std::string_view(transfer.head).substr(status_line + 1));
  answer.body = std::move(transfer.body);
  return answer;
}

// RFC 9309, 2.3.1: up to five redirects; "unavailable" allows all, a failing server nothing.
Result<Robots> Fetcher::fetch_robots(const std::string& origin) {
  std::string url = origin + "/robots.txt";
  for (int i = 0; i <= options_.max_redirects; ++i) {
    const auto answer = request(url, {}, kMaxRobotsBytes * 2);
    if (!answer) return tl::unexpected(answer.error());
    if (is_redirect(answer->status)) {
      const auto next = resolve_url(url, std::string(answer->headers.get("location")));
      const auto canonical = next ? canonical_url(*next) : std::nullopt;
      if (!canonical) return Robots::allow_all();
      url = *canonical;
      continue;
    }
    if (answer->status >= 500) return Robots::allow_none();
    if (answer->status != 200) return Robots::allow_all();
    return Robots::parse(answer->body, options_.robots_agent);
  }
  return Robots::allow_all();
}

Result<bool> Fetcher::is_allowed(const std::string& url) {
  if (!options_.honour_robots) return true;
  const UrlParts parts = split_url(url);
  KnownRobots& known = robots_of_[parts.origin];
  if (known.until_ms <= options_.now_ms()) {
    auto robots = fetch_robots(parts.origin);
    if (!robots) return tl::unexpected(robots.error());
    known = {std::move(*robots), options_.now_ms() + kRobotsFreshMs};
  }
  return known.rules.allows(parts.path);
}

Result<Fetched> Fetcher::get(const std::string& asked_url, const Validators& validators) {
  const auto canonical = canonical_url(asked_url);
  if (!canonical)
    return fail(ErrorCode::kForbidden, asked_url + ": only http and https addresses are fetched");
  Fetched fetched;
  fetched.url = *canonical;
  bool is_permanent = true;  // every redirect so far
  for (int i = 0; i <= options_.max_redirects; ++i) {
    const auto allowed = is_allowed(fetched.url);
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) return fail(ErrorCode::kForbidden, fetched.url + ": refused by robots.txt");
    auto answer = request(fetched.url, validators, options_.max_bytes);
    if (!answer) return tl::unexpected(answer.error());
    if (is_redirect(answer->status)) {
      const auto next = resolve_url(fetched.url, std::string(answer->headers.get("location")));
      const auto target = next ? canonical_url(*next) : std::nullopt;
      if (!target)
        return fail(ErrorCode::kNetwork, fetched.url + ": redirects to no http or https address");
      is_permanent = is_permanent && (answer->status == 301 || answer->status == 308);
      fetched.url = *target;
      if (is_permanent) fetched.moved_to = *target;
      continue;
    }
    fetched.status = answer->status;
    fetched.content_type = answer->headers.get("content-type");
    fetched.validators = {std::string(answer->headers.get("etag")),
                          std::string(answer->headers.get("last-modified"))};
    if (answer->status == 304) fetched.validators = validators;
    if (answer->status == 429 || answer->status == 503)
      fetched.retry_after_s = retry_after(answer->headers);
    fetched.max_age_s = max_age(answer->headers);
    fetched.body = std::move(answer->body);
    return fetched;
  }
  return fail(ErrorCode::kNetwork,
              asked_url + ": more than " + std::to_string(options_.max_redirects) + " redirects");
}

}  // namespace dateline
