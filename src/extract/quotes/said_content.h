// Said content: which words of a sentence are what is said, once the word that reports it is known.
// Used by the rules for reported speech.
#pragma once

#include <algorithm>

#include "extract/clause_tree.h"
#include "extract/quotes/speech.h"
#include "model/article.h"

namespace dateline {

class SaidContent {
 public:
  // The tokens [begin, end) are a sentence without the marks that end it; `tree` has read it.
  SaidContent(const Article& article, const Speech& speech, const ClauseTree& tree, uint32_t begin,
              uint32_t end)
      : article_(article),
        tokens_(article.tokens),
        speech_(speech),
        phrases_(speech.phrases()),
        tree_(tree),
        begin_(begin),
        end_(end) {}

  // What follows a verb that reports as `use` says (a sum of SpeechUse); empty if nothing does.
  TokenRange after_verb(uint32_t verb, int32_t use) const;
  // `to leave`, `the board` of "his plan to leave", "criticism of the board", from `next` on.
  TokenRange after_noun(uint32_t noun, uint32_t next, int32_t use) const;
  // `Trump as a "con artist"` after a verb of any kind; empty if it says no such thing.
  TokenRange named_as_after(uint32_t verb) const;
  // `as a "menace"` right behind `token`; empty if no marks stand there.
  TokenRange named_behind(uint32_t token) const;
  // What "that" at `begin` introduces.
  TokenRange clause_at(uint32_t begin) const { return {begin, end_of(begin)}; }
  // The same under a verb whose clause may end before the sentence: "When asked by Klein whether".
  TokenRange clause_at(uint32_t begin, uint32_t verb) const {
    return {begin, std::min(end_of(begin), end_by_parse(verb))};
  }
  // Is all from `begin` on a place, a time or a hearer: "on Monday", "in a statement", "reporters"?
  bool is_adjunct(uint32_t begin) const;
  // A subject and its verb, not only an object: "said talks failed", not "announced new talks".
  bool has_clause(uint32_t begin, uint32_t end) const;
  // Words in marks that no other verb reports: they are still what is said.
  bool has_marks(uint32_t begin, uint32_t end) const;

 private:
  bool is_word(uint32_t token, std::string_view word) const {
    return article_.word_at(token) == word;
  }
  bool is_clause_mark(uint32_t token) const;
  bool is_quote_mark(uint32_t token) const;
  bool speaks_again(uint32_t token, bool is_participle) const;
  bool other_speaks(uint32_t token) const;
  bool is_closing_frame(uint32_t begin) const;
  uint32_t end_of(uint32_t begin) const;
  uint32_t end_by_parse(uint32_t verb) const;
  bool opens_clause(uint32_t begin, uint32_t end) const;
  bool is_closing_relative(uint32_t begin) const;
  bool waits_for_main_clause(uint32_t begin, uint32_t verb) const;
  bool leaves_content(uint32_t token) const;
  bool is_dash(uint32_t token) const;
  bool has_dash(uint32_t begin, uint32_t end) const;
  TokenRange quoted_part(uint32_t verb, uint32_t stop) const;
  bool tells_when(uint32_t token, uint32_t stop) const;
  bool is_said_of_object(uint32_t open) const;
  bool is_subject_before(uint32_t token) const;
  uint32_t end_before_deed(uint32_t open) const;
  uint32_t end_of_phrase(uint32_t verb, uint32_t token, uint32_t stop) const;
  bool begins_clause(uint32_t token) const;
  uint32_t next_quoted_part(uint32_t begin, uint32_t stop) const;
  TokenRange clause(uint32_t verb, int32_t use, uint32_t stop) const;
  uint32_t that_behind_hearer(uint32_t verb, int32_t use, uint32_t stop) const;
  bool gives_reason(uint32_t token) const;
  uint32_t end_of_clause(uint32_t end, uint32_t stop) const;
  bool is_subject_of_clause(uint32_t verb, int32_t use, uint32_t clause) const;
  uint32_t child_before(uint32_t token, Deprel relation) const;
  bool begins_other_clause(uint32_t verb) const;
  bool has_own_subject(uint32_t token) const;
  TokenRange infinitive(uint32_t verb, uint32_t stop) const;
  bool goes_on_with_infinitive(uint32_t token) const;
  uint32_t end_of_words(uint32_t end, uint32_t stop) const;
  TokenRange object(uint32_t verb, uint32_t stop) const;
  TokenRange after_preposition(uint32_t verb, uint32_t stop) const;
  bool is_part_of_object(uint32_t token) const;

  const Article& article_;
  const Tokens& tokens_;
  const Speech& speech_;
  const Phrases& phrases_;
  const ClauseTree& tree_;
  uint32_t begin_, end_;
};

}  // namespace dateline
