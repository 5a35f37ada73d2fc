#include "ingest/boilerplate.h"

#include <algorithm>
#include <array>

#include "ingest/paragraphs.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxBoilerplateBytes = 320;  // longer paragraphs are prose
constexpr size_t kLastParagraphs = 3;         // an author's line stands at the end

// The values of data/boilerplate.tsv.
enum ListedAs : int32_t {
  kWholeLine = 1,
  kBeginning = 2,
  kCaptionBeginning = 3,
  kEnding = 4,
  kCaptionEnding = 5
};

constexpr std::array<std::string_view, 14> kRoles{
    "reporter",   "correspondent", "editor",      "columnist", "staff writer",
    "journalist", "professor",     "contributor", "fellow",    "analyst",
    "producer",   "author of",     "director of", "freelance"};

std::string_view trim_marks(std::string_view line) {
  constexpr std::string_view kMarks = " *:.!-()[]";
  const size_t begin = line.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kMarks) + 1 - begin);
}

// A folded line with the marks that bound lists and credits read as spaces: "Ann Roe/Example
// Agency", "More »".
std::string list_key(std::string_view line) {
  std::string key(line);
  for (char& c : key)
    if (c == '/' || c == '|' || c == '>') c = ' ';
  for (std::string_view mark : {"»", "•"})
    for (size_t i = key.find(mark); i != std::string::npos; i = key.find(mark))
      key.replace(i, mark.size(), 1, ' ');
  return key;
}

bool has_letter(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    i += point.size;
  }
  return false;
}

bool is_address(std::string_view line) {
  if (line.find(' ') != std::string_view::npos) return false;
  return line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.") ||
         (line.find('@') != std::string_view::npos && line.find('.') != std::string_view::npos);
}

// "© 2020 The Example Post", "Copyright 2020".
bool is_rights_notice(std::string_view line) {
  constexpr std::string_view kWord = "copyright ";
  if (line.starts_with("©") || line.starts_with("(c) ")) return true;
  return line.starts_with(kWord) && line.size() > kWord.size() &&
         is_ascii_digit(line[kWord.size()]);
}

// "Ann Roe covers the courts." at the end, "By Ann Roe" anywhere: the article says who wrote it.
bool is_about_author(std::string_view line, const std::string& author, bool is_near_end) {
  if (author.empty()) return false;
  if (line.starts_with("by ")) return line.substr(3) == author;
  return is_near_end && line.starts_with(author + " ");
}

// "Ann Roe is a staff writer at the Example Post." One sentence, a role, a present-tense "is".
bool is_author_line(std::string_view line) {
  const size_t is = line.find(" is ");
  if (is == std::string_view::npos || is > 60) return false;
  const std::string_view rest = line.substr(is + 4);
  if (!rest.starts_with("a ") && !rest.starts_with("an ") && !rest.starts_with("the "))
    return false;
  const std::string_view start = rest.substr(0, 60);
  const bool has_role = std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view role) {
    return start.find(role) != std::string_view::npos;
  });
  const bool one_sentence = line.find(". ", is) == std::string_view::npos;
  return has_role && one_sentence && line.find('"') == std::string_view::npos;
}

// The list's value for the line: the whole of it, or the longest listed beginning or ending that is
// bounded by a space.
std::optional<int32_t> listed(std::string_view line, const WordTable& list) {
  line = trim_marks(line);
  if (const auto value = list.find(line)) return value;
  std::optional<int32_t> best;
  size_t end = 0, begin = line.size();
  for (uint32_t words = 0; words < list.longest_words() && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    std::string_view start = line.substr(0, end);
    if (start.ends_with('.') || start.ends_with(',')) start.remove_suffix(1);
    const auto first = list.find(start);
    if (first == kBeginning || first == kCaptionBeginning) best = first;
    begin = begin == 0 ? std::string_view::npos : line.rfind(' ', begin - 1);
    if (begin == std::string_view::npos) begin = 0;
    const auto last = list.find(line.substr(begin == 0 ? 0 : begin + 1));
    if (last == kEnding || last == kCaptionEnding) best = last;
  }
  return best;
}

// "28 January, 2011 at 7:10 pm | Reply": what readers wrote under the article begins.
bool has_comment_stamp(std::string_view text) {
  constexpr std::string_view kAt = " at ";
  const auto is_digit_at = [&](size_t i) { return i < text.size() && is_ascii_digit(text[i]); };
  for (size_t at = text.find(kAt); at != std::string_view::npos; at = text.find(kAt, at + 1)) {
    if (at == 0 || (!is_ascii_digit(text[at - 1]) && text[at - 1] != 'm')) continue;
    const size_t colon = text.find(':', at);
    const size_t hour = at + kAt.size();
    if (colon == std::string_view::npos || colon <= hour || colon > hour + 2) continue;
    if (!is_digit_at(hour) || !is_digit_at(colon + 1) || !is_digit_at(colon + 2)) continue;
    const std::string_view rest = text.substr(colon + 3);
    if (rest.starts_with(" am |") || rest.starts_with(" pm |")) return true;
  }
  return false;
}

// What every line of an article is held against.
struct Known {
  const WordTable& list;
  std::string author;        // folded
  bool in_comments = false;  // what readers wrote has begun
};

SentenceKind judge(const Article& article, Span span, bool is_near_end, Known& known) {
  known.in_comments |= span.begin > 0 && has_comment_stamp(article.at(span));
  if (known.in_comments) return SentenceKind::kBoilerplate;
  if (span.size() > kMaxBoilerplateBytes) return SentenceKind::kBody;
  const std::string words = display_text(article, span);
  if (!has_letter(words)) return SentenceKind::kBoilerplate;
  const std::string line = fold(words);
  if (const auto value = listed(list_key(line), known.list))
    return *value == kCaptionBeginning || *value == kCaptionEnding ? SentenceKind::kCaption
                                                                   : SentenceKind::kBoilerplate;
  const bool is_notice = is_address(line) || is_rights_notice(line);
  const bool is_byline =
      is_about_author(line, known.author, is_near_end) || (is_near_end && is_author_line(line));
  return is_notice || is_byline ? SentenceKind::kBoilerplate : SentenceKind::kBody;
}

// Judges each line of a tokenised paragraph alone (a line is a sentence there, and the paragraphs
// are lost); lines of one kind stay together.
void split_by_kind(const Article& article, const Article::Paragraph& paragraph, bool is_near_end,
                   Known& known, std::vector<Article::Paragraph>& out) {
  const size_t first_out = out.size();
  for (uint32_t begin = paragraph.span.begin; begin < paragraph.span.end;) {
    const auto found = static_cast<uint32_t>(article.text.find('\n', begin));
    const Span line{begin, std::min(found, paragraph.span.end)};
    begin = line.end + 1;
    const Span words = trimmed(article.text, line);
    if (words.empty()) continue;
    const auto kind = judge(article, words, is_near_end, known);
    if (out.size() > first_out && out.back().kind == kind)
      out.back().span.end = words.end;
    else
      out.push_back({words, kind});
  }
}

}  // namespace

void mark_boilerplate(Article& article, const Lexicon& lexicon) {
  Known known{lexicon.list(WordList::kBoilerplate), fold(article.author)};
  std::vector<Article::Paragraph> marked;
  const size_t count = article.paragraphs.size();
  for (size_t i = 0; i < count; ++i) {
    Article::Paragraph paragraph = article.paragraphs[i];
    const bool is_near_end = i > 0 && i + kLastParagraphs >= count;
    if (paragraph.kind == SentenceKind::kBody && article.is_treebank) {
      split_by_kind(article, paragraph, is_near_end, known, marked);
      continue;
    }
    if (paragraph.kind == SentenceKind::kBody)
      paragraph.kind = judge(article, paragraph.span, is_near_end, known);
    marked.push_back(paragraph);
  }
  article.paragraphs = std::move(marked);
}

}  // namespace dateline
