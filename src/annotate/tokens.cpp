// The tokenizer. Text between white space is a chunk; a chunk is an address ("x@y.org"), or words
// and marks in turn. Conventions: Universal Dependencies, English Web Treebank and GUM.
#include <algorithm>
#include <array>

#include "annotate/annotate.h"
#include "annotate/quote_marks.h"
#include "annotate/token_writer.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/one_of.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// A longer run of letters is cut: no language that we read has such words, hostile input has.
constexpr uint32_t kMaxTokenBytes = 256;

constexpr std::array<std::string_view, 6> kClitics{"'s", "'m", "'re", "'ve", "'ll", "'d"};

// Words that are two: the second part begins at `at`.
struct Fused {
  std::string_view word;
  uint32_t at;
};
constexpr std::array<Fused, 22> kFused{
    {{"cannot", 3}, {"gonna", 3}, {"gotta", 3},   {"wanna", 3},   {"dont", 2},     {"didnt", 3},
     {"doesnt", 4}, {"cant", 2},  {"couldnt", 5}, {"wouldnt", 5}, {"shouldnt", 6}, {"isnt", 2},
     {"arent", 3},  {"wasnt", 3}, {"werent", 4},  {"hasnt", 3},   {"havent", 4},   {"hadnt", 3},
     {"thats", 4},  {"youre", 3}, {"theyre", 4},  {"im", 1}}};

// Units that are written onto their number: "5pm", "350m", "6bn".
constexpr std::array<std::string_view, 30> kUnits{
    "am", "a.m.", "pm", "p.m.", "k",   "m",   "mn",  "bn",  "tn", "mm",
    "cm", "km",   "kg", "g",    "ft",  "mph", "kph", "mb",  "gb", "tb",
    "kw", "mw",   "gw", "hz",   "mhz", "ghz", "lb",  "lbs", "oz", "sqm"};

constexpr std::array<std::string_view, 9> kElisions{"'em",  "'til",  "'cause", "'bout", "'n",
                                                    "'tis", "'twas", "'round", "'im"};

constexpr std::array<std::string_view, 14> kEmoticons{":)",  ":(", ";)", ":D", ":P",  ":-)", ":-(",
                                                      ";-)", "=)", "(:", ":/", "^_^", "<3",  ":-D"};

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
// Most characters are ASCII, and judged here.
bool is_alnum(char32_t c) {
  if (c >= 0x80) return is_letter(c);
  return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
}
bool is_blank(char32_t c) { return c < 0x7F ? c <= ' ' : is_space(c); }

// Splits one article; holds the buffers, so that no token allocates.
class Splitter {
 public:
  Splitter(Article& article, const Lexicon& lexicon)
      : text_(article.text),
        writer_(article),
        is_treebank_(article.is_treebank),
        abbreviations_(lexicon.list(WordList::kAbbreviations)),
        prefixes_(lexicon.list(WordList::kPrefixes)) {}

  void split_paragraph(Span paragraph) {
    paragraph_ = paragraph;
    for (uint32_t i = paragraph.begin; i < paragraph.end;) {
      const CodePoint point = decode(i);
      if (is_blank(point.value)) {
        i += point.size;
        space_before_ = true;
        continue;
      }
      chunk_ = {i, i};
      bool is_plain = true, may_be_address = false;
      while (chunk_.end < paragraph.end) {
        const char c = text_[chunk_.end];
        if (is_ascii_letter(c)) {
          ++chunk_.end;
          continue;
        }
        const CodePoint next = decode(chunk_.end);
        if (is_blank(next.value)) break;
        is_plain = false;
        may_be_address |= c == ':' || c == '@' || c == '.';
        chunk_.end += next.size;
      }
      if (is_plain && chunk_.size() <= kMaxTokenBytes)
        emit_parts(i, fused_part(i, chunk_.end), chunk_.end);
      else
        split_chunk(may_be_address && looks_like_address());
      i = chunk_.end;
    }
  }

 private:
  CodePoint decode(uint32_t i) const {
    const auto c = static_cast<unsigned char>(text_[i]);
    return c < 0x80 ? CodePoint{c, 1} : decode_utf8(text_, i);
  }
  char32_t at(uint32_t i) const {  // 0 outside the chunk
    return i < chunk_.end ? decode(i).value : 0;
  }
  uint32_t after(uint32_t i) const { return i + decode(i).size; }

  std::string_view folded(uint32_t begin, uint32_t end) {
    folded_.clear();
    append_folded(folded_, text_.substr(begin, end - begin));
    return folded_;
  }

  void split_chunk(bool is_address) {
    uint32_t i = chunk_.begin;
    if (is_treebank_ && emit_treebank_bracket()) return;
    while (i < chunk_.end) {
      uint32_t end = 0;
      if (is_address && is_alnum(at(i)))
        emit(i, end = address_end(i));
      else if (begins_word(i))
        emit_word(i, end = word_end(i));
      else
        emit(i, end = mark_end(i));
      i = end;
    }
  }

  // "-LRB-" is a token; other Treebank chunks go the way of all text.
  bool emit_treebank_bracket() {
    const std::string_view chunk = slice(text_, chunk_);
    if (chunk.size() != 5 || chunk[0] != '-' || chunk[4] != '-' || chunk[3] != 'B') return false;
    emit(chunk_.begin, chunk_.end);
    return true;
  }

  bool looks_like_address() const {
    const std::string_view chunk = slice(text_, chunk_);
    if (chunk.find("://") != chunk.npos || chunk.find("www.") != chunk.npos) return true;
    const size_t sign = chunk.find('@');
    return sign != chunk.npos && sign > 0 && chunk.find('.', sign) != chunk.npos;
  }

  // Where the address that begins at `begin` ends: closing marks after it are not part of it.
  uint32_t address_end(uint32_t begin) const {
    uint32_t end = begin;
    for (uint32_t i = begin; i < chunk_.end; i = after(i)) {
      const char32_t c = at(i);
      if (is_alnum(c) || c == '/' || c == '#' || c == '=' || c == '_' || c == '-') end = after(i);
      if (c == '>' || c == '<' || c == '"' || c == 0x201D) break;
    }
    return end;
  }

  // A word begins with a letter or digit, or with a mark that belongs to it: "#Iran", ".doc",
  // "+44", "'em", "'90s", and clitics of tokenised text ("'s").
  bool begins_word(uint32_t i) {
    const char32_t c = at(i);
    if (is_alnum(c)) return true;
    if (i != chunk_.begin) return false;
    const char32_t next = at(i + 1);
    if (c == '#' || c == '@' || c == '.') return is_letter(next);
    if (c == '+') return is_digit(next);
    if (!is_apostrophe(c)) return false;
    const std::string_view word = folded(i, chunk_.end);
    if (word.size() >= 3 && is_digit(static_cast<unsigned char>(word[1])) && word.size() <= 4)
      return true;
    return one_of(word, kElisions) || one_of(word, kClitics);
  }

  uint32_t word_end(uint32_t begin) {
    uint32_t i = begin;
    char32_t previous = at(i);
    i = after(i);
    while (i < chunk_.end && i - begin < kMaxTokenBytes) {
      const char32_t c = at(i);
      if (c == '$' && is_upper(previous) && i - begin <= 3) return i + 1;  // "US$"
      if (!is_alnum(c) && !joins(begin, i, previous, c)) break;
      previous = c;
      i = after(i);
    }
    if (at(i) == '.' && at(i + 1) != '.' && keeps_full_stop(begin, i)) return i + 1;
    return i;
  }

  // Does the mark `c` at `i` stand inside the word that began at `begin`?
  bool joins(uint32_t begin, uint32_t i, char32_t previous, char32_t c) {
    const uint32_t next_at = after(i);
    const char32_t next = at(next_at);
    if (c == '\\' && is_treebank_) return next == '/' || next == '*';
    if (c == '/' && previous == '\\') previous = at(i - 2);
    if (!is_alnum(next)) return c == '+' && next == '+';
    const bool digits = is_digit(previous) && is_digit(next);
    switch (c) {
      case '\'':
      case 0x2019:
      case '`':
      case '@':
      case '_':
      case '*':
        return true;
      case '.':  // "1.5", "x.org", but "said.The" lacks a space
        return !(is_lower(previous) && is_upper(next) && is_lower(at(after(next_at))));
      case ',':
      case ':':
        return digits;
      case '/':
        return digits || (i - begin == 1 && is_letter(next) && !is_alnum(at(after(next_at))));
      case '&':
        return is_upper(previous) && is_upper(next);
      case '-':
      case 0x2011:
        return hyphen_joins(begin, i, next_at);
      default:
        return false;
    }
  }

  // "anti-ship", "646-8420", "2020-01-03" and "Kim Jong-un" are words, "long-term" is three tokens.
  bool hyphen_joins(uint32_t begin, uint32_t i, uint32_t next_at) {
    if (prefixes_.contains(folded(begin, i))) return is_letter(at(next_at));
    if (is_digit(at(begin)) && is_digit(at(next_at))) {
      uint32_t end = next_at;
      while (is_digit(at(end))) ++end;
      const uint32_t left = i - begin, right = end - next_at;
      const bool is_date = (left == 4 && right == 2 && at(end) == '-') || left == 7;
      return is_date || (left >= 3 && right == 4 && left != 4);
    }
    // The second part of a Korean or Chinese given name begins with a small letter: "Jong-un".
    return i - begin >= 2 && i - begin <= 5 && is_upper(at(begin)) && is_lower(at(next_at)) &&
           is_given_name_part(next_at);
  }

  bool is_given_name_part(uint32_t begin) {
    constexpr std::array<std::string_view, 24> kParts{
        "un",   "il",    "hye",   "hyun", "jin", "soo",   "ho",  "hwan",
        "jae",  "kyung", "ching", "wai",  "chi", "chung", "kei", "keung",
        "fung", "wan",   "lai",   "chun", "ki",  "kwok",  "hee", "wen"};
    uint32_t end = begin;
    while (is_letter(at(end))) end = after(end);
    return one_of(folded(begin, end), kParts);
  }

  // Is the full stop at `end` a part of the word: "Gen.", "U.S.", "J.", "1." of a list?
  bool keeps_full_stop(uint32_t begin, uint32_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    const bool at_end = end + 1 == chunk_.end;
    if (word.size() == 1 && is_ascii_upper(word[0])) return word[0] != 'I' || !at_end;
    if (word.size() <= 2 && is_ascii_digit(word[0]) && is_ascii_digit(word.back()))
      return begin == paragraph_.begin && at_end && chunk_.end < paragraph_.end;
    if (is_dotted(word)) return true;
    const auto kind = abbreviations_.find(folded(begin, end + 1));
    if (!kind) return false;
    if (*kind == 1) return is_upper(at(begin));
    return *kind != 3 || (at_end && end + 2 < paragraph_.end && is_ascii_digit(text_[end + 2]));
  }

  // "U.S", "p.m", "Ph.D": short groups of letters with stops between.
  static bool is_dotted(std::string_view word) {
    uint32_t stops = 0, group = 0;
    for (const char c : word) {
      if (c == '.')
        ++stops, group = 0;
      else if ((!is_ascii_letter(c) && stops > 0) || ++group > 2)
        return false;
    }
    return stops > 0 && group == 1;
  }

  uint32_t mark_end(uint32_t begin) const {
    const std::string_view rest = text_.substr(begin, chunk_.end - begin);
    if (begin == chunk_.begin && one_of(rest, kEmoticons)) return chunk_.end;
    const CodePoint first = decode_utf8(text_, begin);
    uint32_t end = begin + first.size;
    if (first.value == '\'' || first.value == '`') return at(end) == first.value ? end + 1 : end;
    constexpr std::string_view kSingle = "()[]{}\",;:%&";
    if (first.value < 0x80 && kSingle.find(static_cast<char>(first.value)) != kSingle.npos)
      return end;
    const auto goes_on = [&](char32_t c) {
      return c == first.value || (first.value == '?' && c == '!') ||
             (first.value == '!' && c == '?');
    };
    while (end < chunk_.end && end - begin < kMaxTokenBytes && goes_on(at(end))) end = after(end);
    return end;
  }

  // A word and what is written onto it: "do" "n't", "Iran" "'s", "5" "pm", "can" "not".
  void emit_word(uint32_t begin, uint32_t end) { emit_parts(begin, second_part(begin, end), end); }

  void emit_parts(uint32_t begin, uint32_t part, uint32_t end) {
    if (part == begin || part == end) return emit(begin, end);
    const bool is_unit = is_digit(at(begin));
    emit(begin, part, is_unit ? 0 : kStartsMultiword);
    emit(part, end, is_unit ? 0 : kContinuesMultiword);
  }

  // Where the second word of a fused one begins, or `end`.
  uint32_t fused_part(uint32_t begin, uint32_t end) {
    for (const Fused& fused : kFused)
      if (fused.word.size() == end - begin && fused.word[0] == (text_[begin] | 32) &&
          fused.word == folded(begin, end))
        return begin + fused.at;
    return end;
  }

  uint32_t second_part(uint32_t begin, uint32_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    if (is_ascii_digit(word[0])) {
      const size_t number = word.find_first_not_of("0123456789.,:");
      if (number == word.npos ||
          !one_of(folded(begin + static_cast<uint32_t>(number), end), kUnits))
        return end;
      return begin + static_cast<uint32_t>(number);
    }
    const size_t mark = word.find_last_of("'\x99`");  // the last byte of ’ is 99
    if (mark == word.npos) return fused_part(begin, end);
    const uint32_t mark_begin =
        begin + static_cast<uint32_t>(mark) - (word[mark] == '\x99' ? 2u : 0u);
    if (!is_boundary(text_, mark_begin) || mark_begin <= begin) return end;
    const std::string_view clitic = folded(mark_begin, end);
    if (clitic == "'t" && (text_[mark_begin - 1] | 32) == 'n')
      return mark_begin - 1 == begin ? end : mark_begin - 1;
    return one_of(clitic, kClitics) ? mark_begin : end;
  }

  void emit(uint32_t begin, uint32_t end, uint16_t flags = 0) {
    if (space_before_) flags |= kSpaceBefore;
    space_before_ = false;
    writer_.write({begin, end}, flags);
  }

  std::string_view text_;
  TokenWriter writer_;
  bool is_treebank_;
  const WordTable& abbreviations_;
  const WordTable& prefixes_;
  Span paragraph_, chunk_;
  bool space_before_ = true;
  std::string folded_;
};

}  // namespace

void split_tokens(Article& article, const Lexicon& lexicon) {
  Tokens& tokens = article.tokens;
  tokens.clear();
  constexpr size_t kUsualBytes = 5;  // of a word with the space before it
  const size_t expected = article.text.size() / kUsualBytes;
  tokens.begin.reserve(expected);
  tokens.size.reserve(expected);
  tokens.word.reserve(expected);
  tokens.flags.reserve(expected);
  QuotePairing quotes(article);
  Splitter splitter(article, lexicon);
  for (const Article::Paragraph& paragraph : article.paragraphs) {
    const uint32_t begin_token = tokens.count();
    splitter.split_paragraph(paragraph.span);
    quotes.pair_paragraph(begin_token, tokens.count());
  }
  quotes.finish();
}

}  // namespace dateline
