#include "model/article.h"

#include <algorithm>

#include "text/characters.h"
#include "text/one_of.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// White space as one space, control characters dropped, no space at either end.
std::string plain_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending_space = false;
  const auto is_plain = [&](size_t i) { return text[i] > ' ' && text[i] < '\x7F'; };
  for (size_t i = 0; i < text.size();) {
    if (is_plain(i)) {
      if (pending_space && !out.empty()) out += ' ';
      pending_space = false;
      const size_t begin = i;
      while (i < text.size() && is_plain(i)) ++i;
      out += text.substr(begin, i - begin);
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    if (is_space(point.value)) {
      pending_space = true;
    } else {
      if (pending_space && !out.empty()) out += ' ';
      pending_space = false;
      out += text.substr(i, point.size);
    }
    i += point.size;
  }
  return out;
}

constexpr std::string_view kHyphen = "\u2010";

bool is_letter_or_digit(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

struct Spelling {
  std::string_view treebank, plain;
};
constexpr Spelling kSpellings[] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"},
                                   {"-LCB-", "{"}, {"-RCB-", "}"}, {"``", "“"},    {"''", "”"},
                                   {"`", "‘"},     {"\\/", "/"},   {"...", "..."}};

bool sticks_to_previous(std::string_view word) {
  return one_of(word,
                {".", ",", ";", ":", "?", "!", "%", ")", "]", "}", "”", "...", "n't", "N'T"}) ||
         (word.size() > 1 && word[0] == '\'' &&
          one_of(word, {"'s", "'S", "'re", "'ve", "'ll", "'d", "'m"}));
}

bool sticks_to_next(std::string_view word) {
  return one_of(word, {"(", "[", "{", "“", "‘", "$", "£", "#"});
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// The words of a span in which each hyphen with spaces around it is U+2010, as no dash is.
std::string with_hyphens(const Article& article, Span span) {
  std::string words;
  uint32_t done = span.begin;
  const Tokens& tokens = article.tokens;
  for (uint32_t token = tokens.token_at(span.begin);
       token < tokens.count() && tokens.begin[token] < span.end; ++token) {
    if (!tokens.has(token, kJoinsWords)) continue;
    words += article.at({done, tokens.begin[token]});
    words += kHyphen;
    done = tokens.span(token).end;
  }
  return words += article.at({done, span.end});
}

// Joins space-separated Treebank tokens of a text back into what a newspaper would print.
std::string join_treebank(std::string_view words) {
  const std::string spaced = plain_words(words);
  std::string out;
  out.reserve(spaced.size());
  bool glue = true;  // the next word follows without a space
  bool straight_quote_open = false;
  for (size_t i = 0; i < spaced.size();) {
    const size_t end = std::min(spaced.find(' ', i), spaced.size());
    const std::string_view spelt = std::string_view(spaced).substr(i, end - i);
    i = end + 1;
    if (std::all_of(spelt.begin(), spelt.end(), is_letter_or_digit)) {
      if (!glue) out += ' ';
      out += spelt;
      glue = false;
      continue;
    }
    if (spelt == kHyphen) {
      out += '-';
      glue = true;
      continue;
    }
    std::string word(spelt);
    for (const Spelling& spelling : kSpellings)
      if (word == spelling.treebank) word = spelling.plain;
    replace_all(word, "\\/", "/");
    replace_all(word, "\\*", "*");
    const bool closes = word == "\"" && straight_quote_open;
    const bool opens = word == "\"" && !straight_quote_open;
    if (word == "\"") straight_quote_open = !straight_quote_open;
    if (!glue && !closes && !sticks_to_previous(word) && word != "'") out += ' ';
    out += word;
    glue = opens || sticks_to_next(word);
  }
  return out;
}

}  // namespace

std::string_view name_of(StatedBy by) {
  constexpr std::string_view kNames[] = {"input", "json_ld", "meta", "element", "address", "text"};
  return kNames[static_cast<size_t>(by)];
}

ArticleId article_id(std::string_view url, std::string_view outlet, std::string_view text) {
  if (!url.empty()) return {hash128(url)};
  std::string key(outlet);
  key += '\n';
  key += text;
  return {hash128(key)};
}

std::string display_text(const Article& article, Span span) {
  return article.is_treebank ? join_treebank(with_hyphens(article, span))
                             : plain_words(article.at(span));
}

const EntityMention* Article::doer_of(uint32_t sentence) const {
  for (uint32_t ix = first_entity_in(sentence);
       ix < entities.size() && entities[ix].sentence == sentence; ++ix)
    if (entities[ix].form == MentionForm::kPronoun &&
        entities[ix].confidence == EntityMention::kSure)
      return &entities[ix];
  return nullptr;
}

}  // namespace dateline
