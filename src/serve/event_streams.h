// Event streams: the readers who are told of new revisions as they come (server-sent events, HTML
// Living Standard), and what the server counts. Used by server.cpp.
#pragma once

#include <atomic>
#include <boost/beast/core/tcp_stream.hpp>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "base/id.h"
#include "serve/routes.h"

namespace dateline {

inline constexpr size_t kMostWaitingEvents = 8;  // a stream that does not read is closed

// The event of a new revision as it goes to the reader.
std::string event_text(int64_t revision);

struct Counters {
  std::atomic<uint64_t> requests[6] = {};
  std::atomic<uint64_t> bytes_sent = 0, streams_open = 0, connections_open = 0;

  Metrics read() const {
    Metrics out;
    for (int i = 0; i < 6; ++i) out.requests[i] = requests[i];
    out.bytes_sent = bytes_sent;
    out.streams_open = streams_open;
    out.connections_open = connections_open;
    return out;
  }
};

// A reader who is told of new revisions until one side goes away. Made as a shared_ptr; what is
// sent keeps it alive.
class EventStream : public std::enable_shared_from_this<EventStream> {
 public:
  EventStream(boost::beast::tcp_stream stream, StoryId story, Counters& counters);
  ~EventStream();
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  StoryId story() const { return story_; }
  bool is_open() const { return is_open_; }

  // From any thread. A reader who takes too few of them is cut off.
  void send(std::shared_ptr<const std::string> text);
  void close();

 private:
  void close_now();
  void write_next();

  boost::beast::tcp_stream stream_;
  const StoryId story_;
  Counters& counters_;
  std::deque<std::shared_ptr<const std::string>> waiting_;
  std::atomic<bool> is_open_ = true;
};

// All streams that are open.
class Hub {
 public:
  void add(std::shared_ptr<EventStream> stream);
  // To the streams of that story; nothing: to all. Forgets the closed ones.
  void send(std::optional<StoryId> story, std::string text);
  void close_all();

 private:
  std::mutex mutex_;
  std::set<std::shared_ptr<EventStream>> streams_;
};

}  // namespace dateline
