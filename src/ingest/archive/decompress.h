// Decompression of gzip, deflate, brotli and Zstandard, with bounded memory. Used by input.cpp for
// files and by http_message.cpp for bodies.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

enum class Compression { kGzip, kDeflate, kBrotli, kZstd };

// Told from the first bytes (gzip, Zstandard).
std::optional<Compression> compression_of(std::string_view first_bytes);

// A stream of compressed members or frames, one after the other.
class Decompressor {
 public:
  explicit Decompressor(Compression compression);
  Decompressor(Decompressor&&) noexcept;
  Decompressor& operator=(Decompressor&&) noexcept;
  ~Decompressor();

  // Reads from `in` and appends at most about `max_bytes` to `out`. Returns how many bytes of `in`
  // were used up. Errors: kMalformed for bytes that are not what they claim; then `out` holds what
  // came before, and restart() goes on elsewhere.
  Result<size_t> run(std::string_view in, std::string& out, size_t max_bytes);

  // Is the stream in the middle of a member, so that an end here would cut it?
  bool is_inside() const;

  // Forgets the member at hand; the next byte begins a new one.
  void restart();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole body at once. Errors: kMalformed, kTooLarge beyond `max_bytes`; a cut stream gives what
// is there.
Result<std::string> decompress(std::string_view bytes, Compression compression, size_t max_bytes);

}  // namespace dateline
