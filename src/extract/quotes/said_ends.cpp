// Where what is said ends: with the sentence, with the clause, or where somebody speaks again.
#include <algorithm>

#include "extract/quotes/said_content.h"
#include "lexicon/word_set.h"

namespace dateline {

// What is said ends with the sentence, or where somebody speaks again: "and says it will", ",
// adding that", ", the minister added", ", according to".
uint32_t SaidContent::end_of(uint32_t begin) const {
  bool closed = false;  // words in marks are behind us
  const bool is_between_dashes = has_dash(begin_, begin);
  const bool is_participle = begin > begin_ && article_.word_at(begin - 1).ends_with("ing");
  for (uint32_t i = begin; i < end_; ++i) {
    if (tokens_.has(i, kInQuote)) continue;
    if (is_word(i, ";") || (is_between_dashes && is_dash(i))) return i;
    // `says he is "not ready" for it — and he should know`: what one dash leads to is the
    // reporter's.
    if (closed && is_dash(i) && !has_dash(i + 1, end_) && !has_marks(i, end_)) return i;
    if (is_word(i, ",") && leaves_content(i + 1)) return i;
    if (i > begin && tokens_.upos[i] == Upos::kCconj && speaks_again(i + 1, is_participle))
      return i;
    if (i > begin && other_speaks(i)) return i;
    if (!tokens_.has(i, kClosesQuote)) continue;
    closed = true;
    // `saying his foot was "so swollen," she left`: the comma inside the marks ends what is said.
    if (is_word(i - 1, ",") && (begins_clause(i + 1) || leaves_content(i + 1))) return i + 1;
  }
  return end_;
}

// "that while some | object, the rest agree": the parse has only the half of `verb`.
bool SaidContent::waits_for_main_clause(uint32_t begin, uint32_t verb) const {
  static const WordSet kThat{"that"};
  if (kThat.contains(tokens_.word[begin])) ++begin;
  return begin < verb && tokens_.upos[begin] == Upos::kSconj && tokens_.head[begin] == verb &&
         !kThat.contains(tokens_.word[begin]);
}

// Is what follows a comma the reporter's: ", according to", ", adding", ", although"?
bool SaidContent::leaves_content(uint32_t token) const {
  static const WordSet kLeaves{"according", "although", "though"};
  if (token >= end_) return false;
  const bool adds = speech_.use(token) != 0 && article_.word_at(token).ends_with("ing");
  return adds || kLeaves.contains(tokens_.word[token]) || is_closing_frame(token) ||
         is_closing_relative(token);
}

// "While Ortiz says it is late, Klein will wait", "Ortiz says it is late, but Klein will wait": the
// clause beside the one of `verb` is not what is said.
uint32_t SaidContent::end_by_parse(uint32_t verb) const {
  const uint32_t head = tokens_.head[verb];
  // Where the parse hangs nothing on "saying", it hangs "saying" on what is said.
  const uint32_t own_end = tree_.under(verb).end;
  if (tokens_.deprel[verb] == Deprel::kAdvcl && head != kNone && head > verb && head < end_ &&
      own_end > verb + 1)
    return own_end;
  // "Ortiz, who thinks it is late, went home", "boats awaiting repair left": up to the verb of the
  // noun.
  const bool is_of_noun =
      tokens_.deprel[verb] == Deprel::kAclRelcl || tokens_.deprel[verb] == Deprel::kAcl;
  const uint32_t main = is_of_noun && head != kNone ? tokens_.head[head] : kNone;
  if (main != kNone && main > verb && main < end_ && is_nominal_subject(tokens_.deprel[head])) {
    for (uint32_t i = main; i > verb + 1; --i)
      if (is_word(i - 1, ",") && !tokens_.has(i - 1, kInQuote)) return i - 1;
    uint32_t end = main;
    while (end > verb + 1 && phrases_.is_adverb_or_auxiliary(end - 1)) --end;
    return end;
  }
  for (uint32_t i = tree_.child_from(verb, verb + 1); i != kNone && i < end_;
       i = tree_.child_from(verb, i + 1))
    if (tokens_.deprel[i] == Deprel::kConj && begins_other_clause(i) &&
        !has_marks(tree_.under(i).begin, tree_.under(i).end) &&
        !opens_clause(verb + 1, tree_.under(i).begin))
      return tree_.under(i).begin;
  return end_;
}

// "because its auditor", of "because its auditor, Lina Borg, was ill": a clause without its verb.
bool SaidContent::opens_clause(uint32_t begin, uint32_t end) const {
  while (end > begin) {
    const Upos tag = tokens_.upos[--end];
    if (tag == Upos::kVerb || tag == Upos::kAux) return false;
    if (tag == Upos::kSconj) return true;
  }
  return false;
}

// Words in marks that no other verb reports: they are still what is said.
bool SaidContent::has_marks(uint32_t begin, uint32_t end) const {
  bool has = false;
  for (uint32_t i = begin; i < std::min(end, end_); ++i) {
    if (!tokens_.has(i, kInQuote) && tokens_.upos[i] == Upos::kVerb && speech_.use(i) != 0)
      return false;
    has = has || tokens_.has(i, kOpensQuote);
  }
  return has;
}

// ", which has 20 members" up to the end of the sentence: the reporter explains.
bool SaidContent::is_closing_relative(uint32_t begin) const {
  static const WordSet kWhich{"which", "who", "whose"};
  if (begin >= end_ || !kWhich.contains(tokens_.word[begin]) || has_marks(begin, end_))
    return false;
  for (uint32_t i = begin; i < end_; ++i)
    if (tokens_.deprel[i] == Deprel::kAclRelcl && tree_.under(i).begin + 1 == begin)  // the comma
      return tree_.under(i).end >= end_;
  return false;
}

bool SaidContent::is_dash(uint32_t token) const {
  return is_word(token, "—") || is_word(token, "–") || is_word(token, "--") ||
         (is_word(token, "-") && tokens_.has(token, kSpaceBefore));
}

bool SaidContent::has_dash(uint32_t begin, uint32_t end) const {
  for (uint32_t i = begin; i < end; ++i)
    if (is_dash(i)) return true;
  return false;
}

// `"so swollen," she left`, but not `"amoral," a "bully"` and `"private," when it comes to`.
bool SaidContent::begins_clause(uint32_t token) const {
  if (token >= end_ || next_quoted_part(token, end_) != kNone) return token >= end_;
  uint32_t verb = phrases_.noun_phrase_from(token, end_).end;
  if (verb == token) return false;
  while (verb < end_ && phrases_.is_adverb_or_auxiliary(verb)) ++verb;
  return verb < end_ && phrases_.is_verb(verb);
}

// "and says", "but also said", "and he added"; behind "saying" also "and calling".
bool SaidContent::speaks_again(uint32_t token, bool is_participle) const {
  while (token < end_ && (tokens_.upos[token] == Upos::kAdv || tokens_.upos[token] == Upos::kPron))
    ++token;
  if (token >= end_ || tokens_.upos[token] != Upos::kVerb) return false;
  const std::string_view word = article_.word_at(token);
  return speech_.use(token) != 0 &&
         (word.ends_with("d") || word.ends_with("s") || (is_participle && word.ends_with("ing")));
}

// "and Klein saying that", "while Klein said".
bool SaidContent::other_speaks(uint32_t token) const {
  static const WordSet kWhile{"while", "whereas"};
  if (tokens_.upos[token] != Upos::kCconj && !kWhile.contains(tokens_.word[token])) return false;
  uint32_t verb = phrases_.noun_phrase_from(token + 1, end_).end;
  if (verb == token + 1 || tokens_.upos[verb - 1] == Upos::kPron) return false;
  while (verb < end_ && phrases_.is_adverb_or_auxiliary(verb)) ++verb;
  return verb < end_ && tokens_.upos[verb] == Upos::kVerb && (speech_.use(verb) & kTakesQuotation);
}

// "officials said" and no more up to the end of the sentence.
bool SaidContent::is_closing_frame(uint32_t begin) const {
  const TokenRange subject = phrases_.noun_phrase_from(begin, end_);
  return !subject.empty() && subject.end < end_ && (speech_.use(subject.end) & kTakesQuotation) &&
         is_adjunct(subject.end + 1);
}

}  // namespace dateline
