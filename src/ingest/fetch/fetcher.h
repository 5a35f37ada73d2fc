// Fetcher: polite HTTP for pages and feeds. One at a time; used by `add URL` and by watching.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "ingest/fetch/robots.h"

namespace dateline {

struct FetchOptions {
  std::string user_agent = "dateline/0.1 (news reader; honours robots.txt)";
  std::string robots_agent = "dateline";
  size_t max_bytes = 32u << 20;  // of a body, after decompression
  int64_t timeout_ms = 30'000;   // of one request, whole
  int max_redirects = 5;
  int64_t host_delay_ms = 1'000;  // between two requests to one host
  bool allow_private = false;     // loopback, private and link-local addresses
  bool honour_robots = true;
  const std::atomic<bool>* stop = nullptr;  // true: the request at hand is given up

  // Time comes from outside: milliseconds of a steady clock, and a pause.
  std::function<int64_t()> now_ms;
  std::function<void(int64_t)> pause_ms;
};

// What the last answer said, to ask only for what is new since (RFC 9110, 13).
struct Validators {
  std::string etag, last_modified;
};

struct Fetched {
  int status = 0;        // 200, 304, 404, 410, 429, ...
  std::string url;       // of the answer, after redirects
  std::string moved_to;  // new permanent address (301, 308), else empty
  std::string content_type, body;
  Validators validators;                 // for the next time
  std::optional<int64_t> retry_after_s;  // of 429 and 503
  int64_t max_age_s = 0;                 // Cache-Control: how long the answer is fresh
  bool is_new() const { return status == 200; }
};

// "https://example.org/x: the server answers 404", for an answer without a new body.
std::string refusal_of(const Fetched& fetched);

class Fetcher {
 public:
  // REQUIRES: now_ms and pause_ms are set.
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Errors: kForbidden (robots.txt, a private address, another scheme than http and https),
  // kTooLarge, kNetwork (no answer, too slow, cut off, too many redirects), kInterrupted. Every
  // answer of a server, also 404, is a value.
  Result<Fetched> get(const std::string& url, const Validators& validators = {});

 private:
  struct Answer;
  struct KnownRobots {
    Robots rules;
    int64_t until_ms = -1;
  };
  Result<Answer> request(const std::string& url, const Validators& validators, size_t max_bytes);
  Result<bool> is_allowed(const std::string& url);
  Result<Robots> fetch_robots(const std::string& origin);
  void wait_for_host(const std::string& host);

  FetchOptions options_;
  struct CurlHandle;
  std::unique_ptr<CurlHandle> curl_;
  std::map<std::string, KnownRobots> robots_of_;  // by origin
  std::map<std::string, int64_t> next_at_ms_;     // by host: when it may be asked again
};

}  // namespace dateline
