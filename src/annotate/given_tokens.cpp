#include "annotate/annotate.h"
#include "annotate/quote_marks.h"
#include "annotate/token_writer.h"
#include "base/assert.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace dateline {
namespace {

bool space_before(std::string_view text, uint32_t begin) {
  if (begin == 0) return true;
  uint32_t i = begin - 1;
  while (!is_boundary(text, i)) --i;
  return is_space(decode_utf8(text, i).value);
}

}  // namespace

void take_tokens(Article& article, std::span<const GivenToken> tokens,
                 std::span<const GivenSentence> sentences) {
  article.tokens.clear();
  article.sentences.clear();
  TokenWriter writer(article);
  for (const GivenToken& token : tokens) {
    const bool space = space_before(article.text, token.span.begin);
    writer.write(token.span, static_cast<uint16_t>(token.flags | (space ? kSpaceBefore : 0)));
  }
  QuotePairing quotes(article);
  for (size_t i = 0; i < sentences.size();) {
    size_t end = i + 1;
    while (end < sentences.size() && sentences[end].paragraph == sentences[i].paragraph) ++end;
    quotes.pair_paragraph(sentences[i].begin_token, sentences[end - 1].end_token);
    i = end;
  }
  quotes.finish();
  for (const GivenSentence& sentence : sentences)
    append_sentence(article, sentence.begin_token, sentence.end_token, sentence.paragraph);
}

}  // namespace dateline
