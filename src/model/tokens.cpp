#include "model/tokens.h"

#include <algorithm>

#include "base/assert.h"
#include "base/hash.h"

namespace dateline {

WordId word_id(std::string_view folded_word) { return static_cast<WordId>(hash64(folded_word)); }

uint32_t Tokens::token_at(uint32_t byte) const {
  return static_cast<uint32_t>(std::lower_bound(begin.begin(), begin.end(), byte) - begin.begin());
}

void Tokens::clear() {
  begin.clear();
  size.clear();
  word.clear();
  lemma.clear();
  flags.clear();
  upos.clear();
  name.clear();
  head.clear();
  deprel.clear();
  lemma_begin.clear();
}

uint32_t head_outside(const Tokens& tokens, uint32_t begin, uint32_t end) {
  for (uint32_t token = begin; token < end; ++token) {
    const uint32_t head = tokens.head[token];
    if (head == kNone || head == token) return kNone;
    if (head < begin || head >= end) return head;
  }
  return kNone;
}

bool hangs_below(const Tokens& tokens, uint32_t token, uint32_t above) {
  constexpr int kMostSteps = 64;  // a bound on broken trees
  for (int step = 0; step < kMostSteps && token != kNone; ++step) {
    if (token == above) return true;
    if (tokens.head[token] == token) return false;
    token = tokens.head[token];
  }
  return false;
}

TokenRange phrase_of(const Tokens& tokens, TokenRange range, uint32_t token) {
  TokenRange phrase{token, token + 1};
  while (phrase.begin > range.begin && hangs_below(tokens, phrase.begin - 1, token)) --phrase.begin;
  while (phrase.end < range.end && hangs_below(tokens, phrase.end, token)) ++phrase.end;
  return phrase;
}

uint32_t subject_in(const Tokens& tokens, uint32_t head, uint32_t begin, uint32_t end) {
  for (uint32_t token = begin; token < end; ++token)
    if (tokens.head[token] == head && is_nominal_subject(tokens.deprel[token])) return token;
  return kNone;
}

std::string_view name_of(SentenceKind kind) {
  switch (kind) {
    case SentenceKind::kBody:
      return "body";
    case SentenceKind::kHeadline:
      return "headline";
    case SentenceKind::kCaption:
      return "caption";
    case SentenceKind::kBoilerplate:
      return "boilerplate";
  }
  DL_ASSERT(false, "unknown sentence kind");
}

}  // namespace dateline
