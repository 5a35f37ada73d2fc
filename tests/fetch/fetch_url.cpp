// Fetches one address and prints what came of it as JSON; test_fetch.py runs it against a server
// that misbehaves.
//   fetch_url URL [--private] [--robots] [--etag E] [--max BYTES] [--timeout MS]
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "ingest/fetch/fetcher.h"

using namespace dateline;

namespace {

int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

int main(int argc, char** argv) {
  FetchOptions options;
  options.now_ms = steady_ms;
  options.pause_ms = [](int64_t ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); };
  options.host_delay_ms = 0;
  options.honour_robots = false;
  Validators validators;
  std::string url;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const bool has_value = i + 1 < argc;
    if (argument == "--private")
      options.allow_private = true;
    else if (argument == "--robots")
      options.honour_robots = true;
    else if (argument == "--etag" && has_value)
      validators.etag = argv[++i];
    else if (argument == "--max" && has_value)
      options.max_bytes = std::stoul(argv[++i]);
    else if (argument == "--timeout" && has_value)
      options.timeout_ms = std::stol(argv[++i]);
    else if (argument == "--delay" && has_value)
      options.host_delay_ms = std::stol(argv[++i]);
    else
      url = argument;
  }
  Fetcher fetcher(options);
  const auto fetched = fetcher.get(url, validators);
  nlohmann::json out;
  if (!fetched) {
    out["error"] = static_cast<int>(fetched.error().code);
    out["message"] = fetched.error().message;
  } else {
    out = {{"status", fetched->status},      {"url", fetched->url},
           {"moved_to", fetched->moved_to},  {"content_type", fetched->content_type},
           {"bytes", fetched->body.size()},  {"etag", fetched->validators.etag},
           {"max_age_s", fetched->max_age_s}};
    if (fetched->retry_after_s) out["retry_after_s"] = *fetched->retry_after_s;
  }
  std::cout << out.dump() << '\n';
}
