// The readers of single formats; open.cpp chooses among them by content.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/input.h"
#include "ingest/reader.h"

namespace dateline {

// The articles that one record gave and that are not handed out yet: a live blog is several.
class Pending {
 public:
  void fill(std::vector<Article> articles) {
    articles_ = std::move(articles);
    next_ = 0;
  }
  std::optional<Article> take() {
    if (next_ == articles_.size()) return std::nullopt;
    return std::move(articles_[next_++]);
  }

 private:
  std::vector<Article> articles_;
  size_t next_ = 0;
};

// What an input was told to be.
enum class InputKind { kText, kJsonl, kJson, kHtml, kFeed, kOpml, kArchive };

// Tells the kind from the first bytes; `name` decides only where they could be more than one thing.
InputKind kind_of(std::string_view first_bytes, std::string_view name);

// One article: the whole input is its text.
std::unique_ptr<Reader> text_reader(Input input, std::string name, const ReadOptions& options);

// One article a line: {"id"?, "url"?, "outlet"?, "title"?, "author"?, "published"?, "language"?,
// "text" or "html"}; other keys are ignored, blank lines skipped.
std::unique_ptr<Reader> jsonl_reader(Input input, std::string name, const ReadOptions& options);

// One JSON document: an article as above, over several lines, or an array of them; at most
// kMaxLineBytes.
std::unique_ptr<Reader> json_reader(Input input, std::string name, const ReadOptions& options);

// One article: the whole input is a page.
std::unique_ptr<Reader> html_reader(Input input, std::string name, const ReadOptions& options);

// One article an entry of RSS, Atom or JSON Feed: its content, else its summary, else its title.
std::unique_ptr<Reader> feed_reader(Input input, std::string name, const ReadOptions& options);

// One article a page of a WARC or ARC file.
std::unique_ptr<Reader> archive_reader(Input input, std::string name, const ReadOptions& options);

}  // namespace dateline
