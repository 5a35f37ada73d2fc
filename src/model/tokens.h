// Tokens: the words and marks of an article as columns of equal length; written by annotate/, read
// by all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/grammar.h"
#include "model/span.h"

namespace dateline {

// The low 32 bits of the XXH3 hash of a word's folded form ("Soleimani" and "SOLEIMANI" are one
// word). The same in every article and on every machine.
using WordId = uint32_t;
WordId word_id(std::string_view folded_word);

enum TokenFlag : uint16_t {
  kSpaceBefore = 1,  // white space stands before it
  kStartsUpper = 2,  // first letter is a capital
  kAllUpper = 4,     // two or more letters, all capitals ("JCPOA", "U.S.")
  kHasDigit = 8,
  kIsPunctuation = 16,        // no letter, no digit
  kOpensQuote = 32,           // a quotation mark that opens
  kClosesQuote = 64,          // a quotation mark that closes
  kStartsMultiword = 128,     // first word of a multiword token: "do" of "don't"
  kContinuesMultiword = 256,  // further word of it: "n't"
  kInQuote = 512,             // between an opening and a closing quotation mark
  kJoinsWords = 1024,         // a hyphen that tokenised text has set between spaces
};

// What the name tagger says of a token: outside, or first / further word of a name of some kind.
// The kinds are in the order of EntityKind: NameTag = 1 + 2 * kind + (is it a further word).
enum class NameTag : uint8_t {
  kOutside,
  kBeginPerson,
  kInPerson,
  kBeginOrganization,
  kInOrganization,
  kBeginPlace,
  kInPlace,
  kBeginOther,
  kInOther,
};

constexpr bool is_person(NameTag tag) {
  return tag == NameTag::kBeginPerson || tag == NameTag::kInPerson;
}

// Is it a further word of a name?
constexpr bool continues_name(NameTag tag) {
  return tag != NameTag::kOutside && static_cast<uint8_t>(tag) % 2 == 0;
}

struct Tokens {
  std::vector<uint32_t> begin;  // byte offset in Article::text
  std::vector<uint16_t> size;   // bytes
  std::vector<WordId> word;     // of the folded form; Treebank spellings read back ("-LRB-" is "(")
  std::vector<WordId> lemma;    // of the folded lemma
  std::vector<uint16_t> flags;  // TokenFlag
  std::vector<Upos> upos;
  std::vector<NameTag> name;
  std::vector<uint32_t> head;  // token index in the article; of the root: itself; kNone: not parsed
  std::vector<Deprel> deprel;
  std::vector<uint32_t>
      lemma_begin;  // byte offset in Article::lemmas; size() + 1 entries once lemmatised

  uint32_t count() const { return static_cast<uint32_t>(begin.size()); }
  bool has(uint32_t token, TokenFlag flag) const { return (flags[token] & flag) != 0; }
  // kOutside where names were not read.
  NameTag name_tag(uint32_t token) const {
    return token < name.size() ? name[token] : NameTag::kOutside;
  }
  Span span(uint32_t token) const { return {begin[token], begin[token] + size[token]}; }
  Span span(uint32_t first_token, uint32_t end_token) const {  // half-open, not empty
    return {begin[first_token], begin[end_token - 1] + size[end_token - 1]};
  }
  // The first token that begins at a byte or behind it; count() where there is none.
  uint32_t token_at(uint32_t byte) const;
  void clear();
};

enum class SentenceKind : uint8_t { kBody, kHeadline, kCaption, kBoilerplate };
std::string_view name_of(SentenceKind kind);  // "body"

struct Sentence {
  Span span;
  uint32_t begin_token = 0, end_token = 0;  // half-open
  uint32_t paragraph = 0;                   // number of the paragraph in the article, from 0
  SentenceKind kind = SentenceKind::kBody;
  bool continues_quote = false;  // begins inside a quotation that an earlier sentence opened
};

// The token that is its own head; kNone for a sentence without a parse.
inline uint32_t root_of(const Tokens& tokens, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (tokens.head[token] == token) return token;
  return kNone;
}

// The first head outside [begin, end) of a word within; kNone where a word comes first that has no
// head or is its own.
uint32_t head_outside(const Tokens& tokens, uint32_t begin, uint32_t end);

// Is it that word, or does it hang on it by any number of arcs? False for a word without a head.
bool hangs_below(const Tokens& tokens, uint32_t token, uint32_t above);

// The token with those of the range, beside it and without a gap, that hang below it.
TokenRange phrase_of(const Tokens& tokens, TokenRange range, uint32_t token);

// The first nominal subject of `head` in [begin, end), or kNone.
uint32_t subject_in(const Tokens& tokens, uint32_t head, uint32_t begin, uint32_t end);

}  // namespace dateline
