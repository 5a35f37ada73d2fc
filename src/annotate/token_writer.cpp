#include "annotate/token_writer.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

struct Spelling {
  std::string_view treebank, plain;
};
constexpr std::array<Spelling, 6> kBrackets{{{"-LRB-", "("},
                                             {"-RRB-", ")"},
                                             {"-LSB-", "["},
                                             {"-RSB-", "]"},
                                             {"-LCB-", "{"},
                                             {"-RCB-", "}"}}};

uint16_t shape_flags(std::string_view word) {
  bool has_lower = false, has_digit = false, starts_upper = false;
  uint32_t letters = 0;
  for (size_t i = 0; i < word.size();) {
    if (is_ascii_letter(word[i])) {  // most are
      const bool upper = is_ascii_upper(word[i++]);
      if (letters++ == 0) starts_upper = upper;
      has_lower |= !upper;
      continue;
    }
    const CodePoint point = decode_utf8(word, i);
    i += point.size;
    has_digit |= is_digit(point.value);
    if (!is_letter(point.value)) continue;
    const bool upper = is_upper(point.value);
    if (letters++ == 0) starts_upper = upper;
    has_lower |= !upper;
  }
  uint16_t flags = 0;
  if (starts_upper) flags |= kStartsUpper;
  if (letters >= 2 && !has_lower) flags |= kAllUpper;
  if (has_digit) flags |= kHasDigit;
  if (letters == 0 && !has_digit) flags |= kIsPunctuation;
  return flags;
}

}  // namespace

std::string_view plain_mark(std::string_view word) {
  if (word == "``" || word == "''") return "\"";
  if (word.size() != 5 || word[0] != '-') return word;
  for (const Spelling& bracket : kBrackets)
    if (word == bracket.treebank) return bracket.plain;
  return word;
}

WordId TokenWriter::id_of(std::string_view word) {
  folded_.clear();
  append_folded(folded_, word);
  if (is_treebank_) folded_.erase(std::remove(folded_.begin(), folded_.end(), '\\'), folded_.end());
  return word_id(folded_);
}

void TokenWriter::write(Span span, uint16_t flags) {
  const std::string_view word = slice(text_, span);
  tokens_.begin.push_back(span.begin);
  tokens_.size.push_back(static_cast<uint16_t>(span.size()));
  const std::string_view plain = plain_mark(word);
  tokens_.word.push_back(id_of(plain));
  tokens_.flags.push_back(flags | shape_flags(plain));
}

void append_sentence(Article& article, uint32_t begin_token, uint32_t end_token,
                     uint32_t paragraph) {
  const Tokens& tokens = article.tokens;
  Sentence sentence;
  sentence.span = tokens.span(begin_token, end_token);
  sentence.begin_token = begin_token;
  sentence.end_token = end_token;
  sentence.paragraph = paragraph;
  sentence.kind = article.paragraphs[paragraph].kind;
  const bool quote_open = begin_token > 0 && tokens.has(begin_token - 1, kInQuote);
  sentence.continues_quote = tokens.has(begin_token, kInQuote) ||
                             tokens.has(begin_token, kClosesQuote) ||
                             (quote_open && tokens.has(begin_token, kOpensQuote));
  article.sentences.push_back(sentence);
}

}  // namespace dateline
