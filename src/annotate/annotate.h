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

// Fills tokens.upos and tokens.name; with kHeadsToo also tokens.head and tokens.deprel, which are
// kNone and kUnknown without. Allocates nothing once a worker has read its longest article.
enum class Depth : uint8_t { kNames, kHeadsToo };
void read_words(Article& article, const Lexicon& lexicon, Depth depth = Depth::kHeadsToo);

// Sets kJoinsWords: in tokenised text "58 - year - old" has hyphens, "he left - again" a dash.
// REQUIRES: tokens have heads.
void mark_hyphens(Article& article);

// Fills tokens.lemma, tokens.lemma_begin and Article::lemmas.
void find_lemmas(Article& article, const Lexicon& lexicon);

}  // namespace dateline
