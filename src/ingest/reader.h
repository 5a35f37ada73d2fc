// Reader: bytes of any kind that Dateline reads become articles, one at a time. Used by engine/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/instant.h"
#include "model/article.h"

namespace dateline {

// Named limits of every reader; beyond them an input is refused with ErrorCode::kTooLarge.
inline constexpr size_t kMaxArticleBytes = 16u << 20;  // text of one article
inline constexpr size_t kMaxLineBytes = 64u << 20;     // one line of JSONL

class Fetcher;

struct ReadOptions {
  std::optional<Instant> published;    // --date: for input that has none
  std::string outlet;                  // --outlet: for input that has none
  bool outlet_from_host = false;       // --outlet-from host: whatever the pages call themselves
  std::shared_ptr<Fetcher> fetcher{};  // for addresses; without one they are refused
  bool fetch_pages = false;            // the page behind a feed's entry that is only a teaser
  bool as_given = false;  // mojibake in text stays: offsets count in what the caller has

  // Where the bytes were fetched, and what the server called them; empty for files.
  std::string fetched_from{}, content_type{};
};

class Reader {
 public:
  virtual ~Reader() = default;
  // The next article with text, paragraphs and metadata set; nothing at the end of the input.
  // An Error concerns one record and names its place ("x.jsonl: line 17: ..."); calling again goes
  // on with the next record. After an Error that ends the input, the next call returns nothing.
  virtual Result<std::optional<Article>> next() = 0;
};

// Opens a file, a folder (its files in name order, recursively), "-" (standard input) or an http(s)
// address; an OPML file stands for the feeds it lists. The kind is told by the content, the name
// decides only where the content does not. Errors: kNotFound, kUnreadable, those of the fetcher.
Result<std::unique_ptr<Reader>> open_reader(const std::string& path, const ReadOptions& options);

// "https://example.org/feed"
bool is_address(std::string_view path);

// The feeds that a path names: itself if it is an address, those that an OPML file lists; nothing
// for other files and folders. Errors: kNotFound, kUnreadable, kMalformed.
Result<std::vector<std::string>> feeds_named_by(const std::string& path);

// open_reader() over bytes in memory (`name` is used in messages); for tests, fuzzers and HTTP.
// The bytes must outlive the reader.
std::unique_ptr<Reader> read_bytes(std::string_view bytes, const std::string& name,
                                   const ReadOptions& options);

}  // namespace dateline
