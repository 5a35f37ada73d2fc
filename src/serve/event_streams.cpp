#include "serve/event_streams.h"

#include <fmt/format.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace dateline {

namespace net = boost::asio;
using boost::system::error_code;

std::string event_text(int64_t revision) {
  return fmt::format("id: {0}\nevent: revision\ndata: {{\"revision\": {0}}}\n\n", revision);
}

EventStream::EventStream(boost::beast::tcp_stream stream, StoryId story, Counters& counters)
    : stream_(std::move(stream)), story_(story), counters_(counters) {
  ++counters_.streams_open;
  ++counters_.connections_open;
  stream_.expires_never();
}

EventStream::~EventStream() {
  --counters_.streams_open;
  --counters_.connections_open;
}

void EventStream::send(std::shared_ptr<const std::string> text) {
  net::dispatch(stream_.get_executor(), [self = shared_from_this(), text = std::move(text)] {
    if (self->waiting_.size() >= kMostWaitingEvents) return self->close_now();
    self->waiting_.push_back(text);
    if (self->waiting_.size() == 1) self->write_next();
  });
}

void EventStream::close() {
  net::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->close_now(); });
}

void EventStream::close_now() {
  error_code ignored;
  stream_.socket().close(ignored);
  is_open_ = false;
}

void EventStream::write_next() {
  net::async_write(stream_, net::buffer(*waiting_.front()),
                   [self = shared_from_this()](error_code error, size_t) {
                     if (error) return self->close_now();
                     self->waiting_.pop_front();
                     if (!self->waiting_.empty()) self->write_next();
                   });
}

void Hub::add(std::shared_ptr<EventStream> stream) {
  const std::lock_guard lock(mutex_);
  streams_.insert(std::move(stream));
}

void Hub::send(std::optional<StoryId> story, std::string text) {
  const auto shared = std::make_shared<const std::string>(std::move(text));
  const std::lock_guard lock(mutex_);
  std::erase_if(streams_, [](const auto& stream) { return !stream->is_open(); });
  for (const auto& stream : streams_)
    if (!story || stream->story() == *story) stream->send(shared);
}

void Hub::close_all() {
  const std::lock_guard lock(mutex_);
  for (const auto& stream : streams_) stream->close();
  streams_.clear();
}

}  // namespace dateline
