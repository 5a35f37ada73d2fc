// Clauses: finding one's way in a sentence: the verb that a word leads up to, who its subject is,
// whether it is negated, where what it says ends. Used by claims.cpp and outlooks.cpp.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lexicon/lexicon.h"
#include "lexicon/word_set.h"
#include "model/article.h"

namespace dateline {

// In tokens; few clauses are longer.
inline constexpr uint32_t kWindow = 80;

// One sentence of an article, as the rules below see it.
struct Clauses {
  const Article& article;
  const Lexicon& lexicon;
  uint32_t sentence_ix;

  const Tokens& tokens() const { return article.tokens; }
  const Sentence& sentence() const { return article.sentences[sentence_ix]; }
  uint32_t begin() const { return sentence().begin_token; }
  uint32_t end() const { return sentence().end_token; }
  // How far back rules look from a token: a sentence of a hundred thousand words costs no more a
  // word than one of fifty.
  uint32_t window_begin(uint32_t token) const {
    return std::max(begin(), token - std::min(token, kWindow));
  }
  uint32_t window_end(uint32_t token) const { return std::min(end(), token + kWindow); }
  WordId word(uint32_t token) const { return tokens().word[token]; }
  WordId lemma(uint32_t token) const { return tokens().lemma[token]; }
  Upos upos(uint32_t token) const { return tokens().upos[token]; }
  bool is_mark(uint32_t token, char mark) const;  // ',', ';', '?'
  bool is_dash(uint32_t token) const;             // between words, not inside of one

  // Does it ask? ("Will Iran hit back soon?")
  bool is_question() const;
  // The verb (or "be" and its like, where nothing else follows) that an auxiliary, "to" or "not to"
  // leads up to, before end_token; kNone if there is none: "will, he said, soon strike" gives
  // "strike".
  uint32_t verb_after(uint32_t token, uint32_t end_token) const;
  // Is it negated by a word before it: "did not threaten", "no plans", "without promising".
  bool is_negated(uint32_t token) const;
  // Does it stand under "if", "whether" or "unless" in its clause, or behind "should he"?
  bool is_conditional(uint32_t token) const;
  bool is_inverted(uint32_t auxiliary) const;
  bool is_closed_before(uint32_t opener, uint32_t token) const;
  // The verb's subject as an index in Article::entities, or kNone.
  uint32_t subject_of(uint32_t verb) const;
  uint32_t verb_of_participle(uint32_t verb) const;
  uint32_t nearest_name_before(uint32_t verb) const;
  uint32_t subject_within(uint32_t verb, int verbs) const;
  bool has_subject(uint32_t verb) const;  // in the parse, as the next
  bool has_object_before(uint32_t verb, uint32_t end_token) const;
  // The mention that holds the token, or kNone.
  uint32_t mention_at(uint32_t token) const;
  // The date mention that begins at `token`, or nullptr.
  const DateMention* date_at(uint32_t token) const;
  // Where it ends; `token` itself where none begins.
  uint32_t date_end(uint32_t token) const {
    const DateMention* date = date_at(token);
    return date == nullptr ? token : date->end_token;
  }
  // "Ireland's weather service warned": is what the mention owns the subject, and no body of its
  // state?
  bool owns_subject(uint32_t mention, uint32_t verb) const;
  bool is_below_subject(uint32_t mention, uint32_t verb) const;
  // The first mention that begins in [first_token, end_token), or kNone.
  uint32_t first_mention(uint32_t first_token, uint32_t end_token) const;
  // Where the clause that holds `token` ends: a semicolon, the sentence, a closing quotation mark,
  // or a trailing ", he said". Of the sentence's end, that end.
  uint32_t clause_end(uint32_t token) const;
  // What somebody is quoted or reported to say around `token`; nullptr if the outlet says it.
  const QuoteMention* quote_at(uint32_t token) const;
  // Of "said that the road was bad, and that he would go" what is said first, where `token` stands
  // behind the second "that"; else nullptr.
  const QuoteMention* quote_continued_at(uint32_t token) const;
  // The verb that reports the clause of `token` where no quote was found: "told" of "told reporters
  // on the plane that he would go"; kNone if there is none.
  uint32_t verb_of_saying_before(uint32_t token) const;
  // The first word of the cue that reports a quote ("said"), or kNone.
  uint32_t cue_of(const QuoteMention& quote) const;
  // The words that name the subject of a verb: "Hospital officials"; empty if there is none.
  Span subject_words(uint32_t verb) const;
  bool begins_noun_phrase(uint32_t token) const;
  bool is_speech(uint32_t token) const;  // a verb that reports: "said", "wrote"
};

}  // namespace dateline
