#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>

#include "cli/exit_codes.h"
#include "cli/summary.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/memory.h"
#include "serve/server.h"

namespace dateline {
namespace {

// "127.0.0.1:8080", ":8080", "[::1]:8080".
Result<void> parse_address(const std::string& text, ServerOptions& options) {
  const auto refuse = [&] {
    return fail(ErrorCode::kUsage, text + ": an address is HOST:PORT or :PORT");
  };
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos) return refuse();
  const std::string_view port = std::string_view(text).substr(colon + 1);
  const auto [rest, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (error != std::errc() || rest != port.data() + port.size()) return refuse();
  std::string host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (!host.empty()) options.address = host == "localhost" ? "127.0.0.1" : host;
  return {};
}

Result<std::string> token_of(const ServeCommand& serve) {
  if (!serve.may_write) return std::string();
  const char* token = std::getenv("DATELINE_TOKEN");
  if (!token || !*token) return fail(ErrorCode::kUsage, "--write needs a token in $DATELINE_TOKEN");
  return std::string(token);
}

WatchOptions watch_options(const CommandLine& line, const ServeCommand& serve) {
  WatchOptions options;
  options.paths = serve.watch;
  options.feed_state = line.global.store + ".feeds";
  options.read = serve.read;
  options.read.fetcher = make_fetcher(serve.fetch);
  options.now = [] { return static_cast<int64_t>(std::time(nullptr)); };
  return options;
}

Result<void> serve_store(const CommandLine& line, const ServeCommand& serve) {
  ServerOptions options;
  if (auto parsed = parse_address(serve.address, options); !parsed) return parsed;
  auto token = token_of(serve);
  if (!token) return tl::unexpected(token.error());
  options.serve = {serve.base_url, std::move(*token)};
  options.threads = line.global.threads;
  options.stop = &interrupted();
  std::mutex one_line_at_a_time;
  const auto say = [&](const std::string& text) {
    const std::lock_guard lock(one_line_at_a_time);
    std::fprintf(stderr, "%s\n", text.c_str());
  };
  if (!line.global.quiet) {
    options.ready = [&](const std::string& url) { say("dateline: serving " + url); };
    options.log = say;
  }
  options.failed = [&](const Error& error) { report(line, error); };
  options.watch = watch_options(line, serve);
  options.watch.failed = options.failed;
  options.watch.added = [&](const std::string& from, const AddCounts& counts) {
    if (!line.global.quiet && counts.added + counts.new_versions > 0)
      say("dateline: " + from + ": " + summary(counts));
  };

  use_one_heap();
  auto lexicon = load_lexicon();
  if (!lexicon) return tl::unexpected(lexicon.error());
  const bool must_exist = serve.watch.empty() && !serve.may_write;
  auto store = open_store_to_write(line.global, must_exist);
  if (!store) return tl::unexpected(store.error());
  auto reader = open_store_of(line.global, true);
  if (!reader) return tl::unexpected(reader.error());
  Shelf shelf(std::move(*store), std::move(*reader), std::move(*lexicon),
              [&] { return now_of(line.global); });
  return run_server(shelf, options);
}

}  // namespace

int run_serve(const CommandLine& line, const ServeCommand& serve) {
  const Result<void> served = serve_store(line, serve);
  if (served) return kExitDone;
  report(line, served.error());
  return kExitFatal;
}

}  // namespace dateline
