#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "ingest/archive/archive_file.h"
#include "ingest/feed/feed.h"
#include "ingest/fetch/fetcher.h"
#include "ingest/input.h"
#include "ingest/passed_over.h"
#include "ingest/reader.h"
#include "ingest/readers.h"
#include "text/characters.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr size_t kSniffBytes = 4096;

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// Gives one error and ends.
class FailedReader : public Reader {
 public:
  explicit FailedReader(Error error) : error_(std::move(error)) {}
  Result<std::optional<Article>> next() override {
    if (!error_) return std::nullopt;
    const Error error = *std::exchange(error_, std::nullopt);
    return tl::unexpected(error);
  }

 private:
  std::optional<Error> error_;
};

// Several inputs, one after the other: the files of a folder, the feeds of an OPML file.
class ManyReader : public Reader {
 public:
  using Open = Result<std::unique_ptr<Reader>> (*)(const std::string& path,
                                                   const ReadOptions& options);
  ManyReader(std::vector<std::string> paths, const ReadOptions& options, Open open)
      : paths_(std::move(paths)), options_(options), open_(open) {}

  Result<std::optional<Article>> next() override {
    for (;;) {
      if (current_) {
        auto article = current_->next();
        if (!article || *article) return article;
        current_.reset();
      }
      if (next_path_ == paths_.size()) return std::nullopt;
      auto opened = open_(paths_[next_path_++], options_);
      if (!opened) return tl::unexpected(opened.error());
      current_ = std::move(*opened);
    }
  }

 private:
  std::vector<std::string> paths_;
  ReadOptions options_;
  Open open_;
  size_t next_path_ = 0;
  std::unique_ptr<Reader> current_;
};

// An object whose first line holds nothing else, or an array of objects. "[Update]" is text.
bool is_json_document(std::string_view start) {
  if (!start.starts_with('{') && !start.starts_with('[')) return false;
  const size_t next = start.find_first_not_of(" \t\r\n", 1);
  if (next == std::string_view::npos) return false;
  return start[0] == '[' ? start[next] == '{'
                         : start.substr(0, next).find('\n') != std::string_view::npos;
}

// What browsers save as one file: a mail of the page and its parts.
bool is_mhtml(std::string_view start) {
  return (start.starts_with("From:") || start.starts_with("MIME-Version:")) &&
         start.find("multipart/related") != std::string_view::npos;
}

// Keeps the body that another reader reads.
class FetchedReader : public Reader {
 public:
  FetchedReader(Fetched fetched, ReadOptions options) : fetched_(std::move(fetched)) {
    options.fetched_from = fetched_.url;
    options.content_type = fetched_.content_type;
    reader_ = read_bytes(fetched_.body, fetched_.url, options);
  }
  Result<std::optional<Article>> next() override { return reader_->next(); }

 private:
  Fetched fetched_;
  std::unique_ptr<Reader> reader_;
};

Result<std::unique_ptr<Reader>> open_address(const std::string& url, const ReadOptions& options) {
  if (!options.fetcher)
    return fail(ErrorCode::kForbidden, url + ": addresses are not fetched here");
  auto fetched = options.fetcher->get(url);
  if (!fetched) return tl::unexpected(fetched.error());
  if (!fetched->is_new()) return fail(ErrorCode::kNetwork, refusal_of(*fetched));
  return std::make_unique<FetchedReader>(std::move(*fetched), options);
}

// A list comes from somebody else: it must not have files of this machine published, nor name
// itself.
Result<std::unique_ptr<Reader>> open_listed(const std::string& url, const ReadOptions& options) {
  if (!is_address(url))
    return fail(ErrorCode::kForbidden, url + ": a list of feeds may only name addresses");
  return open_address(url, options);
}

Result<std::vector<std::string>> feeds_listed(Input& input) {
  const auto bytes = input.rest(kMaxFeedBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto links = read_opml(*bytes);
  if (!links) return tl::unexpected(links.error());
  std::vector<std::string> urls;
  for (const FeedLink& link : *links) urls.push_back(link.url);
  return urls;
}

// A fetched list is refused: it could name itself.
Result<std::unique_ptr<Reader>> open_opml(Input input, const std::string& name,
                                          const ReadOptions& options) {
  if (!options.fetched_from.empty())
    return fail(ErrorCode::kForbidden, name + ": a list of feeds is read from a file only");
  auto urls = feeds_listed(input);
  if (!urls) return tl::unexpected(at(name, urls.error()));
  return std::make_unique<ManyReader>(std::move(*urls), options, open_listed);
}

Result<std::unique_ptr<Reader>> read_input(Input input, const std::string& name,
                                           const ReadOptions& options) {
  if (const auto opened = input.decompress(); !opened)
    return tl::unexpected(at(name, opened.error()));
  const auto first = input.peek(kSniffBytes);
  if (!first) return tl::unexpected(at(name, first.error()));
  if (looks_like_sitemap(*first))
    return fail(ErrorCode::kUnsupported, name + ": a sitemap lists addresses and holds no article");
  if (is_mhtml(*first))
    return fail(ErrorCode::kUnsupported, name + ": MHTML is not read; save the page as HTML");
  switch (kind_of(*first, name)) {
    case InputKind::kOpml:
      return open_opml(std::move(input), name, options);
    case InputKind::kJsonl:
      return jsonl_reader(std::move(input), name, options);
    case InputKind::kJson:
      return json_reader(std::move(input), name, options);
    case InputKind::kArchive:
      return archive_reader(std::move(input), name, options);
    case InputKind::kFeed:
      return feed_reader(std::move(input), name, options);
    case InputKind::kHtml:
      return html_reader(std::move(input), name, options);
    case InputKind::kText:
      break;
  }
  return text_reader(std::move(input), name, options);
}

Result<std::unique_ptr<Reader>> open_folder(const std::string& path, const ReadOptions& options) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator entry(path, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (is_passed_over(*entry))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(ignored))
      paths.push_back(entry->path().string());
  }
  if (error) return fail(ErrorCode::kUnreadable, path + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  return std::make_unique<ManyReader>(std::move(paths), options, open_reader);
}

}  // namespace

InputKind kind_of(std::string_view first_bytes, std::string_view name) {
  const size_t begin = first_bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const std::string_view start =
      begin == std::string_view::npos ? std::string_view() : first_bytes.substr(begin);
  if (looks_like_archive(start)) return InputKind::kArchive;
  if (looks_like_opml(start)) return InputKind::kOpml;
  if (looks_like_feed(start)) return InputKind::kFeed;
  if (is_json_document(start)) return InputKind::kJson;
  if (start.starts_with('{')) return InputKind::kJsonl;
  const bool is_marked_up = start.starts_with('<') && start.size() > 1 &&
                            (is_ascii_letter(start[1]) || start[1] == '!' || start[1] == '?');
  if (is_marked_up) return InputKind::kHtml;
  if (ends_with_any(name, {".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"}))
    return InputKind::kJsonl;
  if (ends_with_any(name, {".html", ".htm", ".xhtml"})) return InputKind::kHtml;
  return InputKind::kText;
}

bool is_address(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

Result<std::unique_ptr<Reader>> open_reader(const std::string& path, const ReadOptions& options) {
  if (is_address(path)) return open_address(path, options);
  std::error_code ignored;
  if (path != "-" && fs::is_directory(path, ignored)) return open_folder(path, options);
  auto input = Input::open(path);
  if (!input) return tl::unexpected(input.error());
  return read_input(std::move(*input), path, options);
}

Result<std::vector<std::string>> feeds_named_by(const std::string& path) {
  using Urls = std::vector<std::string>;
  if (is_address(path)) return Urls{path};
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return Urls{};
  auto input = Input::open(path);
  if (!input) return tl::unexpected(input.error());
  const auto first = input->peek(kSniffBytes);
  if (!first) return tl::unexpected(at(path, first.error()));
  if (kind_of(*first, path) != InputKind::kOpml) return Urls{};
  return feeds_listed(*input).map_error([&](Error error) { return at(path, std::move(error)); });
}

std::unique_ptr<Reader> read_bytes(std::string_view bytes, const std::string& name,
                                   const ReadOptions& options) {
  auto reader = read_input(Input::of_bytes(bytes), name, options);
  if (reader) return std::move(*reader);
  return std::make_unique<FailedReader>(reader.error());
}

}  // namespace dateline
