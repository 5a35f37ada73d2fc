#include "ingest/input.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace dateline {
namespace {

constexpr size_t kChunkBytes = 256u << 10;

std::string too_long(size_t max_bytes) {
  return "longer than the limit of " + std::to_string(max_bytes >> 20) + " MiB";
}

}  // namespace

Result<Input> Input::open(const std::string& path) {
  Input input;
  if (path == "-") {
    input.file_.reset(stdin);
    return input;
  }
  input.file_.reset(std::fopen(path.c_str(), "rb"));
  if (!input.file_) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable;
    return fail(code, path + ": " + std::strerror(errno));
  }
  return input;
}

Input Input::of_bytes(std::string_view bytes) {
  Input input;
  input.bytes_ = bytes;
  return input;
}

Result<size_t> Input::fill() {
  if (!file_) return 0;
  if (begin_ > 0 && begin_ >= buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const size_t old_size = buffer_.size();
  buffer_.resize(old_size + kChunkBytes);
  const size_t count = std::fread(buffer_.data() + old_size, 1, kChunkBytes, file_.get());
  buffer_.resize(old_size + count);
  if (count == 0 && std::ferror(file_.get()))
    return fail(ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(errno));
  return count;
}

Result<std::string_view> Input::peek(size_t wanted) {
  if (!file_) return bytes_;
  while (buffer_.size() - begin_ < wanted) {
    const auto count = fill();
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) break;
  }
  return std::string_view(buffer_).substr(begin_);
}

void Input::skip(size_t count) {
  if (file_)
    begin_ += count;
  else
    bytes_.remove_prefix(count);
  position_ += count;
}

Result<std::optional<std::string_view>> Input::next_line(size_t max_bytes) {
  size_t scanned = 0;
  for (;;) {
    const auto bytes = peek(scanned + 1);
    if (!bytes) return tl::unexpected(bytes.error());
    const size_t end = bytes->find('\n', scanned);
    const bool is_last = bytes->size() == scanned;  // nothing more came
    if (end == std::string_view::npos && bytes->size() > max_bytes) return refuse_line(max_bytes);
    if (end == std::string_view::npos && !is_last) {
      scanned = bytes->size();
      continue;
    }
    if (bytes->empty()) return std::nullopt;
    std::string_view line = bytes->substr(0, end);
    const size_t line_bytes = line.size();
    if (line_bytes > max_bytes) return refuse_line(max_bytes);
    skip(end == std::string_view::npos ? line_bytes : line_bytes + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }
}

Result<std::optional<std::string_view>> Input::refuse_line(size_t max_bytes) {
  for (;;) {
    const auto bytes = peek(1);
    if (!bytes) return tl::unexpected(bytes.error());
    const size_t end = bytes->find('\n');
    const bool found = end != std::string_view::npos;
    skip(found ? end + 1 : bytes->size());
    if (found || bytes->empty()) return fail(ErrorCode::kTooLarge, too_long(max_bytes));
  }
}

Result<std::string_view> Input::rest(size_t max_bytes) {
  const auto bytes = peek(max_bytes + 1);
  if (!bytes) return bytes;
  if (bytes->size() > max_bytes) return fail(ErrorCode::kTooLarge, too_long(max_bytes));
  return bytes;
}

}  // namespace dateline
