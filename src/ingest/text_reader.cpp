#include "ingest/complete.h"
#include "ingest/readers.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class TextReader : public Reader {
 public:
  TextReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    auto bytes = input_.rest(kMaxArticleBytes);
    if (!bytes) return tl::unexpected(at(name_, bytes.error()));
    if (bytes->starts_with(kByteOrderMark)) bytes->remove_prefix(kByteOrderMark.size());
    Article article;
    article.text = *bytes;
    article.source = name_;
    auto completed = complete(std::move(article), options_);
    if (!completed) return tl::unexpected(at(name_, completed.error()));
    return std::move(*completed);
  }

 private:
  Input input_;
  std::string name_;
  ReadOptions options_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> text_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<TextReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
