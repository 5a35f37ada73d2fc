// Who is named beside a quotation without a verb: "Klein, in a grey suit:", "... — Ann Lee".
#include <algorithm>

#include "extract/quotes/speech.h"
#include "lexicon/word_set.h"
#include "text/one_of.h"

namespace dateline {
namespace {

bool is_dash(std::string_view word) {
  return one_of(word, {"\u2014", "\u2015", "\u2013", "--", "-"});
}

}  // namespace

TokenRange Speech::named_at_colon(uint32_t begin, uint32_t colon) const {
  if (const auto frame = according_to(begin, colon); frame && frame->cue.begin == begin)
    return frame->speaker.end == colon ? frame->speaker : TokenRange{};
  uint32_t first = begin;
  for (uint32_t i = begin; i < colon; ++i)
    if (is_dash(article_.word_at(i)) && tokens_.has(i, kSpaceBefore)) first = i + 1;
  if (first + 1 < colon && tokens_.upos[first] == Upos::kVerb) ++first;
  const TokenRange name = somebody_from(first, colon);
  if (name.empty() || tokens_.upos[name.begin] != Upos::kPropn) return {};
  // "Klein on Her Talks:", but "Klein Opens Her Talks:" tells more than a name.
  static const WordSet kOn{"on"};
  for (uint32_t i = name.begin + 1; i < std::min(name.end + 1, colon); ++i) {
    if (kOn.contains(tokens_.word[i])) return {name.begin, i};
    if (i < name.end && tokens_.upos[i] == Upos::kVerb) return {};
  }
  // "Klein, in a grey suit:"
  bool is_described = name.end < colon && one_of(article_.word_at(name.end), {",", "\u2014", "--"});
  for (uint32_t i = name.end; i < colon && is_described; ++i)
    is_described = !phrases_.is_verb(i) && tokens_.upos[i] != Upos::kAux;
  return name.end == colon || is_described ? name : TokenRange{};
}

TokenRange Speech::signature(uint32_t dash) const {
  constexpr uint32_t kLongestName = 8;  // tokens
  if (dash + 1 >= tokens_.count() || !is_dash(article_.word_at(dash))) return {};
  const Sentence& sentence = article_.sentences[phrases_.sentence_of(dash + 1)];
  const TokenRange name =
      phrases_.noun_phrase_from(dash + 1, std::min(sentence.end_token, dash + 1 + kLongestName));
  if (name.empty() || !tokens_.has(name.begin, kStartsUpper) ||
      tokens_.upos[name.begin] != Upos::kPropn)
    return {};
  const bool is_end = name.end == sentence.end_token || tokens_.has(name.end, kOpensQuote) ||
                      one_of(article_.word_at(name.end), {",", ".", "(", ";"});
  return is_end ? name : TokenRange{};
}

}  // namespace dateline
