// Phrases: noun phrases and the words around verbs, read off a sentence's parts of speech. Used by
// the rules that look for speakers and roles.
#pragma once

#include "model/article.h"

namespace dateline {

class Phrases {
 public:
  explicit Phrases(const Article& article) : article_(article), tokens_(article.tokens) {}

  bool is_nominal(uint32_t token) const;  // may stand inside a noun phrase
  bool is_verb(uint32_t token) const;
  bool has_verb(TokenRange words) const;
  bool is_adverb_or_auxiliary(uint32_t token) const;  // stands between subject and verb
  bool is_pronoun(uint32_t token) const;              // he, she, they, who, I, we, it

  // The noun phrase whose last word is `last`, looking back as far as `begin`; empty if `last` is
  // no such word. "of" and "for" join: "the head of the agency".
  TokenRange noun_phrase_ending_at(uint32_t last, uint32_t begin) const;
  // The noun phrase that begins at `first`, looking as far as `end`.
  TokenRange noun_phrase_from(uint32_t first, uint32_t end) const;
  // The part of a noun phrase up to its head: "the head" of "the head of the agency, a lawyer".
  TokenRange core(TokenRange phrase) const;

  // The sentence that holds a token: index in Article::sentences.
  uint32_t sentence_of(uint32_t token) const;

  // The word that the parse makes the subject of a verb, also where the verb shares it with the
  // verb it hangs on ("criticized the plan and said"); kNone if there is none.
  uint32_t parsed_subject(uint32_t verb) const;

  // Does the parse give the verb a subject of its own?
  bool has_subject(uint32_t verb) const { return own_subject(verb) != kNone; }

  // The first word after `verb` that the parse makes its clause ("that talks failed", "to leave")
  // by one of two relations; kNone if there is none.
  uint32_t parsed_clause(uint32_t verb, uint32_t end, Deprel one, Deprel other) const;

  // From the first to the last word that the parse hangs on `token` in [begin, end), itself
  // included.
  TokenRange parsed_span(uint32_t token, uint32_t begin, uint32_t end) const;

 private:
  bool is_relative(uint32_t token) const;  // "that" right behind a noun
  uint32_t own_subject(uint32_t verb) const;

  const Article& article_;
  const Tokens& tokens_;
};

}  // namespace dateline
