#include "ingest/complete.h"
#include "ingest/html/page.h"
#include "ingest/readers.h"

namespace dateline {
namespace {

// Reads its whole input as one record.
class WholeReader : public Reader {
 public:
  using Make = Result<std::vector<Article>> (*)(std::string_view bytes, const std::string& name,
                                                const ReadOptions& options);

  WholeReader(Input input, std::string name, const ReadOptions& options, size_t max_bytes,
              Make make)
      : input_(std::move(input)),
        name_(std::move(name)),
        options_(options),
        max_bytes_(max_bytes),
        make_(make) {}

  Result<std::optional<Article>> next() override {
    if (done_) return pending_.take();
    done_ = true;
    const auto bytes = input_.rest(max_bytes_);
    if (!bytes) return tl::unexpected(at(name_, bytes.error()));
    auto articles = make_(*bytes, name_, options_);
    if (!articles) return tl::unexpected(at(name_, articles.error()));
    pending_.fill(std::move(*articles));
    return pending_.take();
  }

 private:
  Input input_;
  std::string name_;
  ReadOptions options_;
  size_t max_bytes_;
  Make make_;
  Pending pending_;
  bool done_ = false;
};

Result<std::vector<Article>> articles_of_text(std::string_view bytes, const std::string& name,
                                              const ReadOptions& options) {
  Article article;
  article.text = bytes;
  article.source = name;
  return complete(std::move(article), options).map(only);
}

Result<std::vector<Article>> articles_of_page(std::string_view bytes, const std::string& name,
                                              const ReadOptions& options) {
  return read_page(bytes, {options.fetched_from, options.content_type, name}, {}, options);
}

}  // namespace

std::unique_ptr<Reader> text_reader(Input input, std::string name, const ReadOptions& options) {
  // What cannot be read is told by next(), which meets it again.
  (void)input.skip_byte_order_mark();
  return std::make_unique<WholeReader>(std::move(input), std::move(name), options, kMaxArticleBytes,
                                       articles_of_text);
}

std::unique_ptr<Reader> html_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<WholeReader>(std::move(input), std::move(name), options, kMaxPageBytes,
                                       articles_of_page);
}

}  // namespace dateline
