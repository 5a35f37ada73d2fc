#include "ingest/archive/archive_file.h"
#include "ingest/complete.h"
#include "ingest/html/page.h"
#include "ingest/readers.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

bool is_page(std::string_view content_type) {
  const std::string type = to_lower(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

// One article a page that was fetched. What an archive holds besides (pictures, redirects) is
// passed over; a page without an article is told as kNoText.
class ArchiveReader : public Reader {
 public:
  ArchiveReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options), file_(input_) {}

  Result<std::optional<Article>> next() override {
    for (;;) {
      if (auto article = pending_.take()) return article;
      const auto record = file_.next();
      if (!record) return tl::unexpected(at(name_, record.error()));
      if (!*record) return std::nullopt;
      auto articles = articles_of(**record);
      if (articles) {
        pending_.fill(std::move(*articles));
        continue;
      }
      Error error = articles.error();
      if (error.code == ErrorCode::kUnsupported) continue;
      if (error.code == ErrorCode::kMalformed) error.code = ErrorCode::kNoText;
      return tl::unexpected(at(name_, at("record " + std::to_string((*record)->number), error)));
    }
  }

 private:
  // kUnsupported for records that are no pages.
  Result<std::vector<Article>> articles_of(const ArchiveRecord& record) const {
    const PageOrigin origin{record.url, record.content_type,
                            name_ + ":" + std::to_string(record.number)};
    if (record.type == "conversion") return text_of(record, origin);
    if (record.type == "resource" && is_page(record.content_type))
      return read_page(record.block, origin, {}, options_);
    if (record.type != "response" || !record.block.starts_with("HTTP/"))
      return fail(ErrorCode::kUnsupported, "no page");
    return page_of(record, origin);
  }

  Result<std::vector<Article>> page_of(const ArchiveRecord& record, PageOrigin origin) const {
    const auto response = parse_http_response(record.block, kMaxPageBytes);
    if (!response) return tl::unexpected(response.error());
    origin.content_type = response->headers.get("content-type");
    if (response->status != 200 || !is_page(origin.content_type))
      return fail(ErrorCode::kUnsupported, "no page");
    if (record.is_too_long) return fail(ErrorCode::kTooLarge, "the page is too long");
    return read_page(response->body, origin, {}, options_);
  }

  // The text of a page, as WET files keep it.
  Result<std::vector<Article>> text_of(const ArchiveRecord& record,
                                       const PageOrigin& origin) const {
    Article article;
    article.url = origin.url;
    article.source = origin.source;
    article.text = record.block;
    return complete(std::move(article), options_).map(only);
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  ArchiveFile file_;
  Pending pending_;
};

}  // namespace

std::unique_ptr<Reader> archive_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<ArchiveReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
