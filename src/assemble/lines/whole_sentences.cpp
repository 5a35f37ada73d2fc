#include "assemble/lines/whole_sentences.h"

#include <string_view>

#include "assemble/lines/kept_tokens.h"
#include "text/brackets.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// "and sparked fears" is the rest of a sentence.
bool begins_as_sentence(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (!article.tokens.has(token, kIsPunctuation))
      return article.tokens.has(token, kStartsUpper) || article.tokens.has(token, kHasDigit);
  return false;
}

bool ends_as_sentence(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.end_token; token-- > sentence.begin_token;) {
    const std::string_view word = article.word_at(token);
    if (one_of(word, {".", "!"})) return true;
    if (!article.tokens.has(token, kIsPunctuation)) return word.back() == '.';
    if (word == "?" || word.starts_with("..")) return false;
  }
  return false;
}

// "June 1971 - Army seizes power": a chronology does without full stops.
bool is_of_chronology(const Article& article, uint32_t sentence) {
  const auto& sentences = article.sentences;
  const auto is_labelled = [&](uint32_t ix) {
    return ix < sentences.size() && label_date(article, ix) != nullptr;
  };
  const bool ends_paragraph = sentence + 1 == sentences.size() ||
                              sentences[sentence + 1].paragraph != sentences[sentence].paragraph;
  return ends_paragraph && is_labelled(sentence) &&
         (is_labelled(sentence + 1) || (sentence > 0 && is_labelled(sentence - 1)));
}

bool is_quotation_mark(std::string_view word) { return one_of(word, {"\"", "''", "”", "’", "'"}); }

// "He told the city's", "Costa and", "the three who won -": the sentence goes on behind it, on a
// new line, where the text of a link begins.
bool goes_on_behind(const Article& article, const Sentence& sentence) {
  uint32_t end = sentence.end_token;
  while (end > sentence.begin_token && is_quotation_mark(article.word_at(end - 1))) --end;
  if (end < sentence.begin_token + 2) return false;
  const std::string_view last = article.word_at(end - 1);
  const Upos tag = article.tokens.upos[end - 1];
  return one_of(last, {",", "-", "--", "–", "—", "'s", "’s"}) || tag == Upos::kDet ||
         tag == Upos::kCconj || tag == Upos::kSconj;
}

bool has_half_brackets(const Article& article, TokenRange range) {
  int open = 0;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (!article.tokens.has(token, kIsPunctuation)) continue;
    open += opens_bracket(article.word_at(token));
    open -= closes_bracket(article.word_at(token));
    if (open < 0) return true;  // "ET) A group of protesters"
  }
  return open > 0;  // "shares in Porto Rail (PR."
}

// Does a quotation begin or end in another sentence: `"Assange said.`?
bool has_half_quotation(const Article& article, TokenRange range) {
  bool is_open = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const std::string_view mark = article.word_at(token);
    const bool opens = one_of(mark, {"“", "``"}), closes = one_of(mark, {"”", "''"});
    if ((opens && is_open) || (closes && !is_open)) return true;
    if (opens || closes || mark == "\"") is_open = !is_open;
  }
  return is_open;
}

}  // namespace

bool is_whole(const Article& article, uint32_t sentence, TokenRange range) {
  const Sentence& whole = article.sentences[sentence];
  if (!begins_as_sentence(article, whole)) return false;
  if (!ends_as_sentence(article, whole) && !is_of_chronology(article, sentence)) return false;
  if (has_half_brackets(article, range) || has_half_quotation(article, range)) return false;
  if (sentence == 0) return true;
  const Sentence& before = article.sentences[sentence - 1];
  return before.kind != SentenceKind::kBody || !goes_on_behind(article, before);
}

}  // namespace dateline
