#include "ingest/archive/decompress.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace dateline {
namespace {

constexpr size_t kChunkBytes = 64u << 10;
constexpr int kGzipWindow = 15 + 16, kZlibWindow = 15, kRawWindow = -15;

struct Step {
  size_t used = 0, made = 0;
  bool ends_member = false;
  bool is_broken = false;
};

class Inflater {
 public:
  explicit Inflater(int window) : window_(window) {
    DL_ASSERT(inflateInit2(&stream_, window) == Z_OK, "zlib needs memory");
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void restart() { inflateReset2(&stream_, window_); }
  Step step(std::string_view in, char* out, size_t out_bytes) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(std::min<size_t>(in.size(), 1u << 30));
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(out_bytes);
    const uInt offered = stream_.avail_in;
    int code = inflate(&stream_, Z_NO_FLUSH);
    // Servers send "deflate" with and without the zlib header (RFC 9110, 8.4.1.2).
    if (code == Z_DATA_ERROR && window_ == kZlibWindow && stream_.total_out == 0) {
      window_ = kRawWindow;
      restart();
      return step(in, out, out_bytes);
    }
    Step done;
    done.used = offered - stream_.avail_in;
    done.made = out_bytes - stream_.avail_out;
    done.ends_member = code == Z_STREAM_END;
    done.is_broken = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR;
    return done;
  }

 private:
  z_stream stream_{};
  int window_;
};

class ZstdDecoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {}
  ~ZstdDecoder() { ZSTD_freeDStream(stream_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  void restart() { ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }
  Step step(std::string_view in, char* out, size_t out_bytes) {
    ZSTD_inBuffer source{in.data(), in.size(), 0};
    ZSTD_outBuffer target{out, out_bytes, 0};
    const size_t code = ZSTD_decompressStream(stream_, &target, &source);
    return {source.pos, target.pos, code == 0, ZSTD_isError(code) != 0};
  }

 private:
  ZSTD_DStream* stream_;
};

class BrotliDecoder {
 public:
  ~BrotliDecoder() { BrotliDecoderDestroyInstance(state_); }
  BrotliDecoder() = default;
  BrotliDecoder(const BrotliDecoder&) = delete;
  BrotliDecoder& operator=(const BrotliDecoder&) = delete;

  void restart() {
    BrotliDecoderDestroyInstance(state_);
    state_ = make();
  }
  Step step(std::string_view in, char* out, size_t out_bytes) {
    size_t in_left = in.size(), out_left = out_bytes;
    const auto* next_in = reinterpret_cast<const uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<uint8_t*>(out);
    const auto code =
        BrotliDecoderDecompressStream(state_, &in_left, &next_in, &out_left, &next_out, nullptr);
    return {in.size() - in_left, out_bytes - out_left, code == BROTLI_DECODER_RESULT_SUCCESS,
            code == BROTLI_DECODER_RESULT_ERROR};
  }

 private:
  static BrotliDecoderState* make() {
    return BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  }
  BrotliDecoderState* state_ = make();
};

}  // namespace

// Exactly one of the decoders is there.
struct Decompressor::State {
  std::unique_ptr<Inflater> inflater;
  std::unique_ptr<ZstdDecoder> zstd;
  std::unique_ptr<BrotliDecoder> brotli;
  bool is_inside = false, is_behind_member = false;

  Step step(std::string_view in, char* out, size_t out_bytes) {
    if (inflater) return inflater->step(in, out, out_bytes);
    if (zstd) return zstd->step(in, out, out_bytes);
    return brotli->step(in, out, out_bytes);
  }
  void restart() {
    is_inside = is_behind_member = false;
    if (inflater) inflater->restart();
    if (zstd) zstd->restart();
    if (brotli) brotli->restart();
  }
};

std::optional<Compression> compression_of(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (first_bytes.starts_with("\x28\xB5\x2F\xFD")) return Compression::kZstd;
  // A skippable frame (RFC 8878, 3.1.2) begins a WARC with a dictionary.
  if (first_bytes.size() >= 4 && first_bytes.substr(1, 3) == "\x2A\x4D\x18" &&
      (first_bytes[0] & 0xF0) == 0x50)
    return Compression::kZstd;
  return std::nullopt;
}

Decompressor::Decompressor(Compression compression) : state_(std::make_unique<State>()) {
  switch (compression) {
    case Compression::kGzip:
      state_->inflater = std::make_unique<Inflater>(kGzipWindow);
      break;
    case Compression::kDeflate:
      state_->inflater = std::make_unique<Inflater>(kZlibWindow);
      break;
    case Compression::kBrotli:
      state_->brotli = std::make_unique<BrotliDecoder>();
      break;
    case Compression::kZstd:
      state_->zstd = std::make_unique<ZstdDecoder>();
      break;
  }
}

Decompressor::Decompressor(Decompressor&&) noexcept = default;
Decompressor& Decompressor::operator=(Decompressor&&) noexcept = default;
Decompressor::~Decompressor() = default;

Result<size_t> Decompressor::run(std::string_view in, std::string& out, size_t max_bytes) {
  std::array<char, kChunkBytes> chunk;
  const size_t target = out.size() + max_bytes;
  size_t used = 0;
  for (;;) {
    if (state_->is_behind_member) {
      // Between members stand zeros where an archive was padded to blocks.
      while (used < in.size() && in[used] == '\0') ++used;
      if (used == in.size()) return used;
      state_->is_behind_member = false;
    }
    const Step step = state_->step(in.substr(used), chunk.data(), chunk.size());
    used += step.used;
    out.append(chunk.data(), step.made);
    if (step.is_broken) return fail(ErrorCode::kMalformed, "broken compressed data");
    if (step.used > 0 || step.made > 0) state_->is_inside = true;
    if (step.ends_member) {
      state_->restart();
      state_->is_behind_member = true;
    }
    const bool stands_still = step.used == 0 && step.made == 0 && !step.ends_member;
    if (stands_still || out.size() >= target) return used;
  }
}

bool Decompressor::is_inside() const { return state_->is_inside; }

void Decompressor::restart() { state_->restart(); }

Result<std::string> decompress(std::string_view bytes, Compression compression, size_t max_bytes) {
  Decompressor decompressor(compression);
  std::string out;
  const auto used = decompressor.run(bytes, out, max_bytes + 1);
  if (out.size() > max_bytes)
    return fail(
        ErrorCode::kTooLarge,
        "longer than the limit of " + std::to_string(max_bytes >> 20) + " MiB after decompression");
  if (!used && out.empty()) return tl::unexpected(used.error());
  return out;
}

}  // namespace dateline
