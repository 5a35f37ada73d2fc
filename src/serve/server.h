// The HTTP server: sockets, time limits, event streams. What is answered is in routes.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "base/result.h"
#include "serve/routes.h"
#include "serve/shelf.h"
#include "serve/watch.h"

namespace dateline {

// Named limits of every connection; beyond them it is refused or closed.
inline constexpr uint32_t kMaxHeaderBytes = 16u << 10;
inline constexpr uint64_t kMaxBodyBytes = 64u << 20;  // of POST /articles
inline constexpr int kRequestSeconds = 15;            // to send a request, or to begin the next one
inline constexpr int kAnswerSeconds = 60;             // to take an answer
inline constexpr size_t kMostConnections = 20000;

struct ServerOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;  // 0: any free one
  int threads = 2;
  ServeOptions serve;
  WatchOptions watch;
  const std::atomic<bool>* stop = nullptr;  // true: finish what is being answered, then return
  std::function<void(const std::string& url)> ready;  // the server listens
  std::function<void(const std::string&)> log;        // one line a request; empty: no access log
  std::function<void(const Error&)> failed;           // while refreshing; the server goes on
};

// Serves until told to stop. Error kNetwork where the address cannot be had.
Result<void> run_server(Shelf& shelf, const ServerOptions& options);

}  // namespace dateline
