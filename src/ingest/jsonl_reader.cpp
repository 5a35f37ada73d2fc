#include <simdjson.h>

#include <algorithm>

#include "ingest/complete.h"
#include "ingest/html/page.h"
#include "ingest/readers.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

// A string field, or a number as it is written ("id": 17); empty for null and anything else.
std::string field(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object[key].get(value)) return {};
  std::string_view text;
  if (!value.get(text)) return std::string(text);
  int64_t number = 0;
  if (!value.get(number)) return std::to_string(number);
  return {};
}

class JsonlReader : public Reader {
 public:
  JsonlReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    for (;;) {
      if (auto article = pending_.take()) return article;
      ++line_number_;
      const auto line = input_.next_line(kMaxLineBytes);
      if (!line) return tl::unexpected(here(line.error()));
      if (!*line) return std::nullopt;
      if ((*line)->find_first_not_of(" \t\r\xEF\xBB\xBF") == std::string_view::npos) continue;
      auto articles = read(**line);
      if (!articles) return tl::unexpected(here(articles.error()));
      pending_.fill(std::move(*articles));
    }
  }

 private:
  Error here(Error error) const {
    return at(name_, at("line " + std::to_string(line_number_), std::move(error)));
  }

  Result<std::vector<Article>> read(std::string_view line) {
    dom::element document;
    if (const auto error = parser_.parse(line.data(), line.size()).get(document))
      return fail(ErrorCode::kMalformed,
                  std::string("broken JSON: ") + simdjson::error_message(error));
    dom::object object;
    if (document.get(object)) return fail(ErrorCode::kMalformed, "not a JSON object");

    Article article;
    article.external_id = field(object, "id");
    article.url = field(object, "url");
    article.outlet = field(object, "outlet");
    article.title = field(object, "title");
    article.author = field(object, "author");
    article.language = field(object, "language");
    article.text = field(object, "text");
    article.source = name_ + ":" + std::to_string(line_number_);
    set_published(article, field(object, "published"));
    const std::string html = article.text.empty() ? field(object, "html") : std::string();
    if (!html.empty()) return read_page(html, {article.url, {}, {}}, std::move(article), options_);
    if (article.text.empty())
      return fail(ErrorCode::kMalformed, "\"text\" or \"html\" is missing or empty");
    return complete(std::move(article), options_).map(only);
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  uint64_t line_number_ = 0;
  Pending pending_;
  dom::parser parser_;
};

}  // namespace

std::unique_ptr<Reader> jsonl_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<JsonlReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
