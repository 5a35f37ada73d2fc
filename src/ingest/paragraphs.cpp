#include "ingest/paragraphs.h"

#include <algorithm>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxHeadlineBytes = 160;
constexpr uint32_t kLinesPerParagraph = 3;
constexpr uint32_t kMaxLinesInQuote = 12;  // a quotation that nothing closes ends here
constexpr size_t kMinWrapBytes = 40, kMaxWrapBytes = 100;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The last character that is no closing quotation mark or bracket; 0 for none.
char32_t final_mark(std::string_view line) {
  size_t end = line.size();
  while (end > 0) {
    size_t last = end - 1;
    while (!is_boundary(line, last)) --last;
    const char32_t c = decode_utf8(line, last).value;
    if (!is_space(c) && !is_quote_mark(c) && c != ')' && c != ']') return c;
    end = last;
  }
  return 0;
}

bool ends_sentence(std::string_view line) {
  const char32_t c = final_mark(line);
  return c == '.' || c == '?' || c == '!' || c == 0x2026;
}

// The lines of text[span], trimmed; an empty span stands for a blank line.
std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
    lines.push_back(trimmed(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}));
    const bool crlf = text.substr(end, 2) == "\r\n";
    begin = end + (crlf ? 2 : 1);
  }
  return lines;
}

// Were these lines one paragraph, broken where the page was full?
bool is_wrapped(std::string_view text, const std::vector<Span>& lines) {
  if (lines.size() < 2) return false;
  size_t open = 0;
  for (const Span line : lines)
    if (line.size() > kMaxWrapBytes) return false;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() < kMinWrapBytes) return false;
    if (!ends_sentence(slice(text, lines[i]))) ++open;
  }
  return open * 2 >= lines.size() - 1;
}

void add_block(Article& article, std::vector<Span>& block) {
  if (is_wrapped(article.text, block)) {
    article.paragraphs.push_back({{block.front().begin, block.back().end}});
  } else {
    for (const Span line : block) article.paragraphs.push_back({line});
  }
  block.clear();
}

void split_plain(Article& article, const std::vector<Span>& lines) {
  std::vector<Span> block;
  for (const Span line : lines) {
    if (!line.empty())
      block.push_back(line);
    else if (!block.empty())
      add_block(article, block);
  }
  if (!block.empty()) add_block(article, block);
}

// Does a mark at the begin of the line open a quotation? `" he said .` and `" Mr Paz said .` close
// one that is open.
bool opens_quotation(std::string_view line, bool is_open) {
  constexpr size_t kMostFrameBytes = 40;
  if (line.starts_with("``") || line.starts_with("“")) return true;
  if (!line.starts_with('"')) return false;
  const size_t word = line.find_first_not_of("\" ");
  const bool goes_on = word != std::string_view::npos && line[word] >= 'a' && line[word] <= 'z';
  const bool is_frame = is_open && line.size() <= kMostFrameBytes && line.rfind('"') == 0;
  return !goes_on && !is_frame;
}

// How many quotations are open behind a line. A straight mark does what the one before it has not,
// but at the begin of a line.
int open_behind(std::string_view line, int open) {
  for (size_t i = 0; i < line.size(); ++i) {
    const std::string_view rest = line.substr(i);
    if (rest.starts_with("``") || rest.starts_with("“"))
      ++open, ++i;
    else if (rest.starts_with("''") || rest.starts_with("”"))
      open = std::max(0, open - 1), ++i;
    else if (rest[0] == '"')
      open = i == 0 ? opens_quotation(line, open > 0) : open == 0;
  }
  return open;
}

bool has_double_mark(std::string_view line) {
  return contains(line, "\"") || contains(line, "''") || contains(line, "”");
}

void split_tokenised(Article& article, const std::vector<Span>& lines) {
  Span block, last;
  uint32_t line_count = 0;
  int quotations = 0;  // open ones
  const auto close = [&] {
    if (!block.empty()) article.paragraphs.push_back({block});
    block = {};
    line_count = 0;
    quotations = 0;
  };
  // `" A , " he said .` is no end where `" B . "` comes next, and a quotation that nothing has
  // closed goes on in a paragraph of its own.
  const auto ends_before = [&](std::string_view words) {
    const bool opens = opens_quotation(words, quotations > 0);
    if (line_count >= kMaxLinesInQuote) return true;
    if (quotations > 0) return opens;
    return line_count >= kLinesPerParagraph &&
           !(opens && has_double_mark(slice(article.text, last)));
  };
  for (const Span line : lines) {
    const std::string_view words = slice(article.text, line);
    if (line.empty() || (!ends_sentence(words) && quotations == 0)) {
      close();  // a heading or a stray mark stands alone
      if (!line.empty()) article.paragraphs.push_back({line});
      continue;
    }
    if (ends_before(words)) close();
    block = block.empty() ? line : Span{block.begin, line.end};
    last = line;
    ++line_count;
    quotations = open_behind(words, quotations);
  }
  close();
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint point = decode_utf8(text, span.begin);
    if (!is_space(point.value)) break;
    span.begin += point.size;
  }
  while (!span.empty()) {
    uint32_t last = span.end - 1;
    while (!is_boundary(text, last)) --last;
    if (!is_space(decode_utf8(text, last).value)) break;
    span.end = last;
  }
  return span;
}

bool is_tokenised(std::string_view text) {
  if (contains(text, "-LRB-") || contains(text, " `` ") || text.substr(0, 3) == "`` ") return true;
  size_t spaced = 0, all = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != ',') continue;
    const bool ends_word =
        i + 1 == text.size() || is_space(static_cast<unsigned char>(text[i + 1]));
    if (!ends_word) continue;
    ++all;
    if (text[i - 1] == ' ') ++spaced;
  }
  return spaced >= 2 && spaced * 3 >= all * 2;
}

void split_paragraphs(Article& article) {
  article.paragraphs.clear();
  article.is_treebank = is_tokenised(article.text);
  const std::vector<Span> lines = lines_of(article.text);
  if (article.is_treebank)
    split_tokenised(article, lines);
  else
    split_plain(article, lines);
}

void mark_headline(Article& article) {
  if (article.paragraphs.size() < 2) return;
  Article::Paragraph& first = article.paragraphs.front();
  if (!article.title.empty()) {
    if (fold(display_text(article, first.span)) == fold(article.title))
      first.kind = SentenceKind::kHeadline;
    return;
  }
  const std::string_view words = article.at(first.span);
  const char32_t last = final_mark(words);
  if (words.size() > kMaxHeadlineBytes || last == '.' || last == ':' || last == ',') return;
  first.kind = SentenceKind::kHeadline;
  article.title = display_text(article, first.span);
}

}  // namespace dateline
