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

// LZ4, bzip2, xz.
bool is_unsupported_compression(std::string_view first_bytes) {
  return first_bytes.starts_with("\x04\x22\x4D\x18") || first_bytes.starts_with("BZh") ||
         first_bytes.starts_with(
             "\xFD"
             "7zX");
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
  if (decompressor_) return fill_decompressed();
  return file_ ? fill_from_file() : Result<size_t>(0);
}

Result<size_t> Input::fill_from_file() {
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

Result<bool> Input::read_raw() {
  if (!file_) return false;
  raw_.resize(kChunkBytes);
  const size_t count = std::fread(raw_.data(), 1, kChunkBytes, file_.get());
  raw_.resize(count);
  raw_view_ = raw_;
  if (count == 0 && std::ferror(file_.get()))
    return fail(ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(errno));
  return count > 0;
}

Result<size_t> Input::fill_decompressed() {
  if (begin_ > 0 && begin_ >= buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const size_t old_size = buffer_.size();
  while (buffer_.size() == old_size && !damage_) {
    if (raw_view_.empty()) {
      const auto more = read_raw();
      if (!more) return tl::unexpected(more.error());
      if (!*more) {
        if (decompressor_->is_inside())
          damage_ = Error{ErrorCode::kMalformed, "the compressed data is cut off"};
        decompressor_->restart();
        break;
      }
    }
    const auto used = decompressor_->run(raw_view_, buffer_, kChunkBytes);
    if (!used)
      damage_ = Error{ErrorCode::kMalformed,
                      "broken compressed data near byte " + std::to_string(raw_position_)};
    const size_t count = used ? *used : 0;
    raw_view_.remove_prefix(count);
    raw_position_ += count;
  }
  return buffer_.size() - old_size;
}

Result<void> Input::decompress() {
  const auto first = peek(4);  // enough for every mark
  if (!first) return tl::unexpected(first.error());
  const auto compression = compression_of(*first);
  if (!compression && is_unsupported_compression(*first))
    return fail(ErrorCode::kUnsupported,
                "compressed in a way that is not read (only gzip and zstd)");
  if (!compression) return {};
  decompressor_.emplace(*compression);
  if (file_) {
    raw_ = buffer_.substr(begin_);
    raw_view_ = raw_;
    buffer_.clear();
    begin_ = 0;
  } else {
    raw_view_ = bytes_;
  }
  return {};
}

std::optional<Error> Input::take_damage() {
  if (!damage_) return std::nullopt;
  std::optional<Error> damage = std::move(damage_);
  damage_.reset();
  decompressor_->restart();
  // Behind the break only the beginning of a gzip member can be told from noise.
  bool is_first = true;
  for (;;) {
    const size_t found = raw_view_.find("\x1F\x8B\x08", is_first ? 1 : 0);
    const bool is_found = found != std::string_view::npos;
    const size_t count = is_found ? found : raw_view_.size();
    raw_view_.remove_prefix(count);
    raw_position_ += count;
    is_first = false;
    if (is_found) break;
    const auto more = read_raw();
    if (!more || !*more) break;
  }
  return damage;
}

Result<std::string_view> Input::peek(size_t wanted) {
  if (!file_ && !decompressor_) return bytes_;
  while (buffer_.size() - begin_ < wanted) {
    const auto count = fill();
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) break;
  }
  return std::string_view(buffer_).substr(begin_);
}

void Input::skip(size_t count) {
  if (file_ || decompressor_)
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
    if (is_last && damage_) {
      skip(bytes->size());
      return tl::unexpected(*take_damage());
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

Result<void> Input::skip_byte_order_mark() {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const auto bytes = peek(kMark.size());
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->starts_with(kMark)) skip(kMark.size());
  return {};
}

Result<std::string_view> Input::rest(size_t max_bytes) {
  auto bytes = peek(max_bytes + 1);
  if (!bytes) return bytes;
  if (bytes->size() > max_bytes) return fail(ErrorCode::kTooLarge, too_long(max_bytes));
  if (damage_) return tl::unexpected(*damage_);
  return bytes;
}

}  // namespace dateline
