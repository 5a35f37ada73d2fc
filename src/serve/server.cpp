#include "serve/server.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <ctime>
#include <thread>

#include "serve/event_streams.h"

namespace dateline {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;
using boost::system::error_code;

constexpr auto kRefreshEvery = std::chrono::seconds(1);
constexpr auto kHeartbeatEvery = std::chrono::seconds(20);
constexpr auto kLookForStopEvery = std::chrono::milliseconds(100);
constexpr auto kFinishWithin = std::chrono::seconds(2);
constexpr auto kAcceptAgainAfter = std::chrono::milliseconds(100);

// "Sun, 06 Nov 1994 08:49:37 GMT"; by hand, as strftime would ask the locale.
std::string http_date(std::time_t now) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[utc.tm_wday], utc.tm_mday,
                     kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

// What all connections share.
struct Server {
  Shelf& shelf;
  const ServerOptions& options;
  net::io_context context{};
  net::thread_pool writers{1};  // POST /articles, which may take long
  Hub hub{};
  Counters counters{};
};

// One connection: reads a request, answers it, reads the next.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Server& server) : stream_(std::move(socket)), server_(server) {
    ++server_.counters.connections_open;
  }
  ~Connection() { --server_.counters.connections_open; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read_request() {
    parser_.emplace();
    parser_->header_limit(kMaxHeaderBytes);
    parser_->body_limit(kMaxBodyBytes);
    stream_.expires_after(std::chrono::seconds(kRequestSeconds));
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code error, size_t) {
                              if (error)
                                self->refuse(error);
                              else
                                self->on_header();
                            });
  }

 private:
  // Says what was wrong with the bytes, where they were a request at all; then closes.
  void refuse(error_code error) {
    keep_alive_ = false;
    request_ = Request{};
    request_.method = target_ = "-";
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
      return write(problem(431, "the request's header is too long"));
    if (error == http::error::body_limit) return write(problem(413, "the body is too long"));
    const bool is_malformed = error.category() == http::make_error_code({}).category() &&
                              error != http::error::end_of_stream;
    if (!is_malformed) return close();  // gone, or too slow
    write(problem(400, "this is no HTTP request: " + error.message()));
  }

  void on_header() {
    const auto& message = parser_->get();
    request_ = Request{};
    request_.method = std::string(message.method_string());
    is_head_ = request_.method == "HEAD";
    if (is_head_) request_.method = "GET";
    target_ = std::string(message.target());
    request_.accept = std::string(message[http::field::accept]);
    request_.if_none_match = std::string(message[http::field::if_none_match]);
    request_.last_event_id = std::string(message["Last-Event-ID"]);
    request_.authorization = std::string(message[http::field::authorization]);
    takes_gzip_ = wish_for(std::string(message[http::field::accept_encoding]), "gzip").weight > 0;
    keep_alive_ = message.keep_alive();
    if (!parse_target(target_, request_))
      return refuse_request(problem(400, "the address of the request is malformed"));
    match_ = match(request_.method, request_.path);
    if (!match_.route) return refuse_request(std::move(match_.refusal));
    if (match_.route->kind == RouteKind::kWrite) return begin_write();
    if (!parser_->is_done()) keep_alive_ = false;  // a body that nobody asked for is not read
    Response response = handle(*match_.route, call());
    if (match_.route->kind == RouteKind::kStream && response.status == 200 && !is_head_)
      return begin_stream();
    write(std::move(response));
  }

  Call call() {
    return {request_, match_.captures, server_.shelf, server_.options.serve,
            metrics_ = server_.counters.read()};
  }

  void refuse_request(Response response) {
    if (!parser_->is_done()) keep_alive_ = false;
    write(std::move(response));
  }

  // Nothing of the body is read before the token is right.
  void begin_write() {
    if (const auto refusal = refuse_write(request_, server_.options.serve))
      return refuse_request(*refusal);
    stream_.expires_after(std::chrono::seconds(kAnswerSeconds));
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](error_code error, size_t) {
                       if (error) return self->refuse(error);
                       self->request_.body = std::move(self->parser_->get().body());
                       self->finish_write();
                     });
  }

  void finish_write() {
    stream_.expires_never();
    net::post(server_.writers, [self = shared_from_this()] {
      auto response = std::make_shared<Response>(handle(*self->match_.route, self->call()));
      net::post(self->stream_.get_executor(),
                [self, response] { self->write(std::move(*response)); });
    });
  }

  void begin_stream() {
    const auto served = server_.shelf.find(*StoryId::parse(match_.captures[0]));
    if (!served) return write(problem(404, "there is no such story"));
    std::string first =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
        "X-Accel-Buffering: no\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
        "retry: 3000\n\n";
    if (request_.last_event_id != std::to_string(served->story.revision))
      first += event_text(served->story.revision);
    log(200, first.size());
    ++server_.counters.requests[2];
    auto stream =
        std::make_shared<EventStream>(std::move(stream_), served->story.id, server_.counters);
    stream->send(std::make_shared<const std::string>(std::move(first)));
    server_.hub.add(std::move(stream));
  }

  std::string head_of(const Response& response, size_t bytes, bool is_gzip) const {
    std::string out = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                                  phrase_of(response.status), http_date(std::time(nullptr)));
    if (!response.media_type.empty()) {
      const bool is_text = response.media_type.starts_with("text/");
      out += fmt::format("Content-Type: {}{}\r\n", response.media_type,
                         is_text ? "; charset=utf-8" : "");
    }
    if (response.status != 304) out += fmt::format("Content-Length: {}\r\n", bytes);
    if (is_gzip) out += "Content-Encoding: gzip\r\n";
    if (!response.etag.empty()) out += fmt::format("ETag: W/\"{}\"\r\n", response.etag);
    for (const auto& [name, value] : response.headers)
      out += fmt::format("{}: {}\r\n", name, value);
    out +=
        "Cache-Control: no-cache\r\nVary: Accept, Accept-Encoding\r\n"
        "Content-Security-Policy: default-src 'self'; base-uri 'none'; object-src 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n"
        "Access-Control-Allow-Origin: *\r\n";
    out += keep_alive_ ? "\r\n" : "Connection: close\r\n\r\n";
    return out;
  }

  void write(Response response) {
    if (is_not_modified(request_, response)) {
      response.status = 304;
      response.payload = nullptr;
    }
    payload_ = std::move(response.payload);
    const bool is_gzip = payload_ && takes_gzip_ && !payload_->gzip.empty();
    const std::string_view body = !payload_ ? std::string_view()
                                  : is_gzip ? payload_->gzip
                                            : payload_->body;
    head_ = head_of(response, body.size(), is_gzip);
    const std::string_view sent = is_head_ ? std::string_view() : body;
    ++server_.counters.requests[response.status / 100];
    server_.counters.bytes_sent += head_.size() + sent.size();
    log(response.status, sent.size());
    stream_.expires_after(std::chrono::seconds(kAnswerSeconds));
    const std::array<net::const_buffer, 2> buffers{net::buffer(head_),
                                                   net::buffer(sent.data(), sent.size())};
    net::async_write(stream_, buffers, [self = shared_from_this()](error_code error, size_t) {
      self->payload_ = nullptr;
      if (error || !self->keep_alive_) return self->close();
      self->read_request();
    });
  }

  void log(int status, size_t bytes) const {
    if (!server_.options.log) return;
    std::string target;  // an escape code in a log is an attack on who reads it
    for (const char c : target_) target += c > 0x20 && c < 0x7F ? c : '?';
    server_.options.log(fmt::format("{} {} {} {}", request_.method, target, status, bytes));
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  Server& server_;
  beast::flat_buffer buffer_{2 * kMaxHeaderBytes};
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  Match match_;
  Metrics metrics_;
  std::string target_, head_;
  std::shared_ptr<const Payload> payload_;
  bool is_head_ = false, takes_gzip_ = false, keep_alive_ = false;
};

void accept_next(tcp::acceptor& acceptor, Server& server);

// There is no descriptor left: asked at once, the system would say so again and again.
void accept_later(tcp::acceptor& acceptor, Server& server) {
  const auto timer = std::make_shared<net::steady_timer>(server.context, kAcceptAgainAfter);
  timer->async_wait([&, timer](error_code) { accept_next(acceptor, server); });
}

void accept_next(tcp::acceptor& acceptor, Server& server) {
  if (!acceptor.is_open()) return;
  acceptor.async_accept(net::make_strand(server.context),
                        [&](error_code error, tcp::socket socket) {
                          if (error == net::error::operation_aborted) return;
                          if (error) return accept_later(acceptor, server);
                          if (server.counters.connections_open < kMostConnections) {
                            error_code ignored;
                            socket.set_option(tcp::no_delay(true), ignored);
                            std::make_shared<Connection>(std::move(socket), server)->read_request();
                          }
                          accept_next(acceptor, server);
                        });
}

// Thousands of streams need thousands of descriptors.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

Result<tcp::acceptor> listen(Server& server) {
  const auto unavailable = [&](const error_code& error) {
    return fail(ErrorCode::kNetwork, fmt::format("{}:{}: {}", server.options.address,
                                                 server.options.port, error.message()));
  };
  error_code error;
  const auto address = net::ip::make_address(server.options.address, error);
  if (error) return unavailable(error);
  const tcp::endpoint endpoint(address, server.options.port);
  tcp::acceptor acceptor(server.context);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error) return unavailable(error);
  return acceptor;
}

void announce_changes(Server& server) {
  const auto changed = server.shelf.refresh();
  if (!changed && server.options.failed) server.options.failed(changed.error());
  if (!changed) return;
  for (const StoryHead& story : *changed) server.hub.send(story.id, event_text(story.revision));
}

// Keeps the shelf up to date until told to stop.
void keep_shelf(Server& server) {
  using Clock = std::chrono::steady_clock;
  auto next_refresh = Clock::now(), next_heartbeat = Clock::now();
  const ServerOptions& options = server.options;
  while (!options.stop || !*options.stop) {
    const auto now = Clock::now();
    if (now >= next_refresh) {
      announce_changes(server);
      next_refresh = Clock::now() + kRefreshEvery;
    }
    if (now >= next_heartbeat) {
      server.hub.send(std::nullopt, ":\n\n");
      next_heartbeat = now + kHeartbeatEvery;
    }
    if (server.shelf.wait_for_news(kLookForStopEvery)) next_refresh = Clock::now();
  }
}

// Lets answers that are on their way finish.
void wind_down(Server& server, tcp::acceptor& acceptor) {
  net::post(server.context, [&acceptor] {
    error_code ignored;
    acceptor.close(ignored);
  });
  server.hub.close_all();
  server.writers.join();
  const auto deadline = std::chrono::steady_clock::now() + kFinishWithin;
  while (server.counters.connections_open > 0 && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(kLookForStopEvery);
  server.context.stop();
}

}  // namespace

Result<void> run_server(Shelf& shelf, const ServerOptions& options) {
  raise_descriptor_limit();
  Server server{shelf, options};
  if (const auto told = shelf.refresh(); !told) return tl::unexpected(told.error());
  auto watch = Watch::begin(shelf, options.watch);
  if (!watch) return tl::unexpected(watch.error());
  auto acceptor = listen(server);
  if (!acceptor) return tl::unexpected(acceptor.error());
  accept_next(*acceptor, server);
  if (options.ready)
    options.ready(fmt::format("http://{}:{}/", options.address, acceptor->local_endpoint().port()));
  std::vector<std::thread> threads;
  for (int i = 0; i < options.threads; ++i) threads.emplace_back([&] { server.context.run(); });
  keep_shelf(server);
  watch->reset();
  wind_down(server, *acceptor);
  for (std::thread& thread : threads) thread.join();
  return {};
}

}  // namespace dateline
