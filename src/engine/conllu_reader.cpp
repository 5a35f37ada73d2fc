#include "engine/conllu_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "annotate/annotate.h"
#include "ingest/input.h"
#include "text/utf8.h"

namespace dateline {
namespace {

struct Word {
  std::string form;
  uint16_t flags = 0;
  bool space_after = true;
};

constexpr size_t kColumns = 10;
constexpr uint32_t kMostWords = 2000;  // of a sentence: each is looked at as the head of each

// The value of "# newdoc id = x"; nothing for another comment.
std::optional<std::string_view> comment_value(std::string_view line, std::string_view name) {
  if (!line.starts_with(name)) return std::nullopt;
  const size_t equals = line.find('=');
  if (equals == std::string_view::npos) return "";
  const size_t begin = line.find_first_not_of(' ', equals + 1);
  return begin == std::string_view::npos ? "" : line.substr(begin);
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    columns.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return columns;
}

std::optional<uint32_t> number_of(std::string_view digits) {
  uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Collects the sentences of one document.
class Document {
 public:
  Article article;

  bool empty() const { return tokens_.empty() && words_.empty(); }
  void set_text(std::string_view text) { sentence_text_ = text; }
  void begin_paragraph() { new_paragraph_ = true; }

  // The number that the next word of the sentence has.
  uint32_t next_id() const { return static_cast<uint32_t>(words_.size()) + 1; }

  void add_range(uint32_t first, uint32_t last, bool space_after) {
    range_first_ = first;
    range_last_ = last;
    range_space_ = space_after;
  }

  void add_word(std::string_view form, bool space_after) {
    const uint32_t id = next_id();
    const bool is_inside = range_first_ <= id && id <= range_last_;
    if (!is_inside) {
      words_.push_back({std::string(form), 0, space_after});
      return;
    }
    const uint16_t flag = id == range_first_ ? kStartsMultiword : kContinuesMultiword;
    words_.push_back({std::string(form), flag, id == range_last_ && range_space_});
  }

  void end_sentence() {
    if (words_.empty()) return;
    std::string& text = article.text;
    if (!text.empty()) text += new_paragraph_ ? "\n\n" : " ";
    if (new_paragraph_) {
      const auto begin = static_cast<uint32_t>(text.size());
      article.paragraphs.push_back({{begin, begin}, SentenceKind::kBody});
    }
    const auto begin_token = static_cast<uint32_t>(tokens_.size());
    if (!place_in_text()) place_joined();
    sentences_.push_back({begin_token, static_cast<uint32_t>(tokens_.size()),
                          static_cast<uint32_t>(article.paragraphs.size() - 1)});
    article.paragraphs.back().span.end = static_cast<uint32_t>(text.size());
    new_paragraph_ = false;
    words_.clear();
    sentence_text_.clear();
    range_first_ = range_last_ = 0;
  }

  Article finish() {
    end_sentence();
    take_tokens(article, tokens_, sentences_);
    return std::move(article);
  }

 private:
  // Finds every word in "# text", one after the other.
  bool place_in_text() {
    std::vector<GivenToken> placed;
    size_t from = 0;
    for (const Word& word : words_) {
      const size_t at = sentence_text_.find(word.form, from);
      if (at == std::string::npos) return false;
      const auto begin = static_cast<uint32_t>(article.text.size() + at);
      placed.push_back({{begin, begin + static_cast<uint32_t>(word.form.size())}, word.flags});
      from = at + word.form.size();
    }
    article.text += sentence_text_;
    tokens_.insert(tokens_.end(), placed.begin(), placed.end());
    return true;
  }

  void place_joined() {
    for (size_t i = 0; i < words_.size(); ++i) {
      const auto begin = static_cast<uint32_t>(article.text.size());
      article.text += words_[i].form;
      tokens_.push_back({{begin, static_cast<uint32_t>(article.text.size())}, words_[i].flags});
      if (words_[i].space_after && i + 1 < words_.size()) article.text += ' ';
    }
  }

  std::string sentence_text_;
  std::vector<Word> words_;
  std::vector<GivenToken> tokens_;
  std::vector<GivenSentence> sentences_;
  uint32_t range_first_ = 0, range_last_ = 0;
  bool range_space_ = false, new_paragraph_ = true;
};

class ConlluReader : public Reader {
 public:
  ConlluReader(Input input, std::string name, const ReadOptions& options)
      : input_(std::move(input)), name_(std::move(name)), options_(options) {}

  Result<std::optional<Article>> next() override {
    Document document;
    document.article.external_id = std::exchange(next_id_, "");
    while (true) {
      const auto line = input_.next_line(kMaxLineBytes);
      ++line_number_;
      if (!line) return tl::unexpected(at(place(), line.error()));
      if (!*line) break;
      if (const auto id = comment_value(**line, "# newdoc")) {
        if (document.empty()) {
          document.article.external_id = *id;
          continue;
        }
        next_id_ = *id;
        break;
      }
      if (const std::string why = read_line(**line, document); !why.empty()) {
        const std::string problem = fmt::format("{}: {}", place(), why);
        skip_document();
        return fail(ErrorCode::kMalformed, problem);
      }
    }
    if (document.empty()) return std::nullopt;
    Article article = document.finish();
    article.source = name_;
    article.outlet = options_.outlet;
    article.published = options_.published;
    article.id = article_id("", article.outlet, article.text);
    return article;
  }

 private:
  std::string place() const { return name_ + ": line " + std::to_string(line_number_); }

  // Why the line will not do; empty if it will.
  std::string read_line(std::string_view line, Document& document) {
    if (line.empty()) {
      document.end_sentence();
      return "";
    }
    if (line[0] == '#') {
      if (line.starts_with("# newpar")) document.begin_paragraph();
      if (const auto text = comment_value(line, "# text =")) document.set_text(*text);
      return find_invalid_utf8(line) ? "invalid UTF-8" : "";
    }
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() != kColumns) return "a token needs ten columns";
    if (columns[1].empty()) return "a token without a form";
    if (columns[1].size() > UINT16_MAX) return "a token of more than 65535 bytes";
    if (find_invalid_utf8(line)) return "invalid UTF-8";
    if (line.find('\0') != std::string_view::npos) return "a NUL character";
    if (document.article.text.size() > kMaxArticleBytes) return "a document of more than 16 MB";
    const bool space_after = columns[9].find("SpaceAfter=No") == std::string_view::npos;
    if (columns[0].find('.') != std::string_view::npos) return "";  // "8.1" is an empty node
    const size_t dash = columns[0].find('-');
    if (number_of(columns[0].substr(0, dash)) != document.next_id())
      return "the next token is number " + std::to_string(document.next_id());
    if (document.next_id() > kMostWords)
      return "a sentence of more than " + std::to_string(kMostWords) + " tokens";
    if (dash == std::string_view::npos) {
      document.add_word(columns[1], space_after);
      return "";
    }
    const auto last = number_of(columns[0].substr(dash + 1));
    if (!last || *last < document.next_id()) return "a range of tokens ends before it begins";
    document.add_range(document.next_id(), *last, space_after);
    return "";
  }

  void skip_document() {
    while (true) {
      const auto line = input_.next_line(kMaxLineBytes);
      ++line_number_;
      if (!line) continue;
      if (!*line) return;
      if (const auto id = comment_value(**line, "# newdoc")) {
        next_id_ = *id;
        return;
      }
    }
  }

  Input input_;
  std::string name_;
  ReadOptions options_;
  std::string next_id_;
  size_t line_number_ = 0;
};

}  // namespace

Result<std::unique_ptr<Reader>> open_conllu(const std::string& path, const ReadOptions& options) {
  Result<Input> input = Input::open(path);
  if (!input) return tl::unexpected(input.error());
  const std::string name = path == "-" ? "standard input" : path;
  return std::make_unique<ConlluReader>(std::move(*input), name, options);
}

}  // namespace dateline
