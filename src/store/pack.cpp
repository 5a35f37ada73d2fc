#include "store/pack.h"

#include <zstd.h>

#include <memory>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/large_memory.h"
#include "model/codec.h"

namespace dateline {
namespace {

constexpr int kLevel = 1;  // of zstd: reading is as fast as at any level, and writing fastest
constexpr unsigned long long kMaxUnpackedBytes = 1ull << 30;
// A piece of a story has so many bytes before it is packed, and ends at the first item from there
// on whose last bytes have a hash that one in so many has.
constexpr size_t kLeastPieceBytes = 4096, kMostPieceBytes = 1u << 20;
constexpr uint64_t kPieceEnds = 32;
constexpr size_t kEndBytes = 256;

// Raised when the meaning of a stored field changes but its layout does not.
constexpr int64_t kFoundVersion = 2, kStoryVersion = 3;

auto found_columns(auto& article) {
  return std::tie(article.sentences, article.tokens, article.lemmas, article.dates,
                  article.entities, article.quotes, article.events, article.claims,
                  article.outlooks, article.diagnostics, article.own_facts);
}

auto text_columns(auto& article) {
  return std::tie(article.text, article.is_treebank, article.paragraphs);
}

// Memory whose bytes are written before they are read: to clear it for a whole story takes as long
// as to fill it.
class Buffer {
 public:
  // Grows where it is too small; what it held is gone.
  void make_room(size_t bytes) {
    if (bytes <= size_) return;
    bytes_ = std::make_unique_for_overwrite<char[]>(bytes);
    size_ = bytes;
    prefer_large_pages(bytes_.get(), bytes);
  }
  void release() {
    bytes_.reset();
    size_ = 0;
  }
  char* data() { return bytes_.get(); }
  size_t size() const { return size_; }

 private:
  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0;
};

// zstd's own memory and the bytes on their way, used again for every record: to make them anew
// costs more than to compress an article.
struct Workshop {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compressor{ZSTD_createCCtx(),
                                                                  &ZSTD_freeCCtx};
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> decompressor{ZSTD_createDCtx(),
                                                                    &ZSTD_freeDCtx};
  std::string plain;
  Buffer packed;

  Workshop() {
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_checksumFlag, 1);  // a flipped bit is noticed
  }

  // What is larger, a story, takes its memory with it.
  void tidy() {
    constexpr size_t kMostKept = 4u << 20;
    if (plain.capacity() > kMostKept) plain = {};
    if (packed.size() > kMostKept) packed.release();
  }
};

Workshop& workshop() {
  thread_local Workshop of_thread;
  return of_thread;
}

// Appends what stands in Workshop::plain, which is empty then, as a frame of its own.
void compress_to(std::string& packed) {
  Workshop& work = workshop();
  work.packed.make_room(ZSTD_compressBound(work.plain.size()));
  const size_t size = ZSTD_compress2(work.compressor.get(), work.packed.data(), work.packed.size(),
                                     work.plain.data(), work.plain.size());
  DL_ASSERT(!ZSTD_isError(size), "the buffer has the size that zstd asked for");
  packed.append(work.packed.data(), size);
  work.plain.clear();
}

tl::unexpected<Error> damaged() { return fail(ErrorCode::kStore, "a stored record is damaged"); }

// The bytes last until the thread packs or unpacks again.
Result<std::string_view> decompress(std::string_view packed) {
  unsigned long long size = 0;  // of all frames
  for (std::string_view rest = packed; !rest.empty();) {
    const auto unpacked = ZSTD_getFrameContentSize(rest.data(), rest.size());
    const size_t frame = ZSTD_findFrameCompressedSize(rest.data(), rest.size());
    // The two error values are the largest numbers.
    if (ZSTD_isError(frame) || unpacked > kMaxUnpackedBytes - size) return damaged();
    size += unpacked;
    rest.remove_prefix(frame);
  }
  Workshop& work = workshop();
  work.tidy();
  work.packed.make_room(size);
  if (ZSTD_decompressDCtx(work.decompressor.get(), work.packed.data(), size, packed.data(),
                          packed.size()) != size)
    return damaged();
  return std::string_view(work.packed.data(), size);
}

std::string pack_columns(const auto& columns) {
  std::string& bytes = workshop().plain;
  bytes.clear();
  Encoder encoder(bytes);
  std::apply([&](const auto&... column) { (encoder.put(column), ...); }, columns);
  std::string packed;
  compress_to(packed);
  workshop().tidy();
  return packed;
}

Result<void> unpack_columns(std::string_view packed, auto columns) {
  const Result<std::string_view> bytes = decompress(packed);
  if (!bytes) return tl::unexpected(bytes.error());
  Decoder decoder(*bytes);
  std::apply([&](auto&... column) { (decoder.read(column), ...); }, columns);
  if (!decoder.at_end()) return damaged();
  return {};
}

template <class... T>
int64_t format_of(std::tuple<T&...>) {
  return layout_fingerprint<std::remove_cvref_t<T>...>();
}

}  // namespace

std::string pack_text(const Article& article) { return pack_columns(text_columns(article)); }

Result<void> unpack_text(std::string_view bytes, Article& article) {
  return unpack_columns(bytes, text_columns(article));
}

std::string pack_found(const Article& article) { return pack_columns(found_columns(article)); }

Result<void> unpack_found(std::string_view bytes, Article& article) {
  return unpack_columns(bytes, found_columns(article));
}

int64_t found_format() {
  Article article;
  return format_of(found_columns(article)) + kFoundVersion;
}

std::string pack_key(const ArticleKey& key) {
  std::string bytes;
  Encoder(bytes).put(key);
  return bytes;
}

Result<ArticleKey> unpack_key(std::string_view bytes) {
  Decoder decoder(bytes);
  ArticleKey key = decoder.get<ArticleKey>();
  if (!decoder.at_end()) return damaged();
  return key;
}

StoryPieces pack_story(const Story& story, std::string_view known_keys) {
  constexpr size_t kKeyBytes = StoryPieces::kKeyBytes;
  std::set<std::string, std::less<>> known;
  for (; known_keys.size() >= kKeyBytes; known_keys.remove_prefix(kKeyBytes))
    known.emplace(known_keys.substr(0, kKeyBytes));
  StoryPieces pieces;
  std::string& bytes = workshop().plain;
  bytes.clear();
  const auto end_piece = [&] {
    const Hash128 hash = hash128(bytes);
    const std::string key(reinterpret_cast<const char*>(&hash), kKeyBytes);
    pieces.keys += key;
    if (known.insert(key).second)
      compress_to(pieces.fresh.emplace_back(key, "").second);
    else
      bytes.clear();
  };
  const auto is_end = [&] {
    return bytes.size() >= kMostPieceBytes ||
           hash64(std::string_view(bytes).substr(bytes.size() - kEndBytes)) % kPieceEnds == 0;
  };
  Encoder(bytes, [&] {
    if (bytes.size() >= kLeastPieceBytes && is_end()) end_piece();
  }).put(story);
  end_piece();
  workshop().tidy();
  return pieces;
}

Result<Story> unpack_story(std::string_view packed) {
  const Result<std::string_view> bytes = decompress(packed);
  if (!bytes) return tl::unexpected(bytes.error());
  Decoder decoder(*bytes);
  Story story = decoder.get<Story>();
  if (!decoder.at_end()) return damaged();
  return story;
}

int64_t story_format() { return layout_fingerprint<Story>() + kStoryVersion; }

int64_t content_hash(const Article& article) {
  std::string bytes;
  Encoder encoder(bytes);
  encoder.put(article.external_id);
  encoder.put(article.url);
  encoder.put(article.outlet);
  encoder.put(article.title);
  encoder.put(article.author);
  encoder.put(article.language);
  encoder.put(article.published);
  encoder.put(article.text);
  return static_cast<int64_t>(hash64(bytes) >> 1);
}

}  // namespace dateline
