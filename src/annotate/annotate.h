// The stages that read English: each appends columns to the Article and cannot fail. The order is
// that of engine/pipeline.cpp. REQUIRES: text and paragraphs are set.
#pragma once

#include <span>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// Fills tokens.begin, size, word, flags. Universal Dependencies conventions: clitics are words of
// their own
// ("do" "n't", "Iran" "'s"); tokens never cross a paragraph.
void split_tokens(Article& article, const Lexicon& lexicon);

// Fills sentences. A headline, caption or boilerplate paragraph gives sentences of that kind.
void split_sentences(Article& article, const Lexicon& lexicon);

// Tokens and sentences that the input already has (CoNLL-U), instead of the two stages above.
struct GivenToken {
  Span span;
  uint16_t flags = 0;  // kStartsMultiword, kContinuesMultiword or none
};
struct GivenSentence {
  uint32_t begin_token = 0, end_token = 0;  // half-open
  uint32_t paragraph = 0;
};
// REQUIRES: both in order; spans not empty, on character boundaries and within the paragraph.
void take_tokens(Article& article, std::span<const GivenToken> tokens,
                 std::span<const GivenSentence> sentences);

// Fills tokens.upos.
void tag_words(Article& article, const Lexicon& lexicon);

// Fills tokens.lemma, tokens.lemma_begin and Article::lemmas.
void find_lemmas(Article& article, const Lexicon& lexicon);

// Fills tokens.name.
void tag_names(Article& article, const Lexicon& lexicon);

// Fills tokens.head and tokens.deprel (kNone and kUnknown for sentences that are not parsed).
void attach_heads(Article& article, const Lexicon& lexicon);

}  // namespace dateline
