// Input: the bytes of one file, of standard input or of memory, read through a bounded window;
// gzip and Zstandard are undone on the way. Every reader stands on it.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/archive/decompress.h"

namespace dateline {

class Input {
 public:
  // A file, or "-" for standard input. Errors: kNotFound, kUnreadable.
  static Result<Input> open(const std::string& path);
  // The bytes must outlive the Input.
  static Input of_bytes(std::string_view bytes);

  // The bytes that come next: at least `wanted` of them, fewer only where the input ends or is
  // damaged. Valid until the next call. Errors: kUnreadable.
  Result<std::string_view> peek(size_t wanted);
  // REQUIRES: count is at most the size of the last peek.
  void skip(size_t count);

  // The next line without its end ("\n" or "\r\n"); nothing at the end of the input. A line of more
  // than `max_bytes` is skipped and gives kTooLarge. The view is valid until the next call.
  Result<std::optional<std::string_view>> next_line(size_t max_bytes);

  // The whole rest, at most `max_bytes`; kTooLarge where there is more.
  Result<std::string_view> rest(size_t max_bytes);

  // Passes over the UTF-8 byte order mark that some programs put before a text. REQUIRES: nothing
  // was skipped. Errors: kUnreadable.
  Result<void> skip_byte_order_mark();

  // Bytes skipped so far.
  uint64_t position() const { return position_; }

  // From here on the input is read decompressed, if its first bytes say that it is compressed.
  // REQUIRES: nothing was skipped.
  Result<void> decompress();

  // Why peek() ended early, if compressed data is broken or cut; then reading goes on with the next
  // member that begins behind it.
  std::optional<Error> take_damage();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  Result<size_t> fill();            // reads more; 0 at the end
  Result<size_t> fill_from_file();  // the same without decompression
  Result<size_t> fill_decompressed();
  Result<bool> read_raw();  // more compressed bytes; false at the end
  Result<std::optional<std::string_view>> refuse_line(size_t max_bytes);

  std::unique_ptr<std::FILE, CloseFile> file_;  // empty for memory
  std::string buffer_;                          // of a file: [begin_, buffer_.size()) is unread
  std::string_view bytes_;                      // of memory: unread bytes
  size_t begin_ = 0;
  uint64_t position_ = 0;

  std::optional<Decompressor> decompressor_;
  std::string raw_;            // compressed bytes of a file; [raw_begin_, raw_.size()) is unread
  std::string_view raw_view_;  // compressed and unread
  uint64_t raw_position_ = 0;
  std::optional<Error> damage_;
};

}  // namespace dateline
