#include <simdjson.h>

#include <utility>

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

Error broken(simdjson::error_code error) {
  return {ErrorCode::kMalformed, std::string("broken JSON: ") + simdjson::error_message(error)};
}

// The articles of one JSON object: several where its "html" is a live blog.
Result<std::vector<Article>> articles_of(const dom::element& document, std::string source,
                                         const ReadOptions& options) {
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
  article.source = std::move(source);
  set_published(article, field(object, "published"));
  const std::string html = article.text.empty() ? field(object, "html") : std::string();
  if (!html.empty()) return read_page(html, {}, std::move(article), options);
  if (article.text.empty())
    return fail(ErrorCode::kMalformed, "\"text\" or \"html\" is missing or empty");
  return complete(std::move(article), options).map(only);
}

class JsonlReader : public Reader {
 public:
  JsonlReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    for (;;) {
      if (auto article = pending_.take()) return article;
      if (++line_number_ == 1)
        if (const auto begun = input_.skip_byte_order_mark(); !begun)
          return tl::unexpected(here(begun.error()));
      const auto line = input_.next_line(kMaxLineBytes);
      if (!line) return tl::unexpected(here(line.error()));
      if (!*line) return std::nullopt;
      if ((*line)->find_first_not_of(" \t\r") == std::string_view::npos) continue;
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
      return tl::unexpected(broken(error));
    return articles_of(document, name_ + ":" + std::to_string(line_number_), options_);
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  uint64_t line_number_ = 0;
  Pending pending_;
  dom::parser parser_;
};

class JsonReader : public Reader {
 public:
  JsonReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    if (const auto opened = open(); !opened) return tl::unexpected(at(name_, opened.error()));
    for (;;) {
      if (auto article = pending_.take()) return article;
      if (next_ == elements_.size()) return std::nullopt;
      const std::string number = std::to_string(next_ + 1);
      auto articles = articles_of(elements_[next_++], name_ + ":" + number, options_);
      if (!articles) return tl::unexpected(at(name_, at("article " + number, articles.error())));
      pending_.fill(std::move(*articles));
    }
  }

 private:
  Result<void> open() {
    if (std::exchange(is_open_, true)) return {};
    if (auto begun = input_.skip_byte_order_mark(); !begun) return begun;
    const auto bytes = input_.rest(kMaxLineBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    dom::element document;
    if (const auto error = parser_.parse(bytes->data(), bytes->size()).get(document))
      return tl::unexpected(broken(error));
    dom::array array;
    if (document.get(array))
      elements_ = {document};
    else
      elements_.assign(array.begin(), array.end());
    return {};
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  bool is_open_ = false;
  dom::parser parser_;  // owns what the elements view
  std::vector<dom::element> elements_;
  size_t next_ = 0;
  Pending pending_;
};

}  // namespace

std::unique_ptr<Reader> jsonl_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<JsonlReader>(std::move(input), std::move(name), options);
}

std::unique_ptr<Reader> json_reader(Input input, std::string name, const ReadOptions& options) {
  return std::make_unique<JsonReader>(std::move(input), std::move(name), options);
}

}  // namespace dateline
