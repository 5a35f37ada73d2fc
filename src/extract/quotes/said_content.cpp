#include "extract/quotes/said_content.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr uint32_t kReach = 12;  // tokens from a verb to where its clause begins

}  // namespace

TokenRange SaidContent::after_verb(uint32_t verb, int32_t use) const {
  const uint32_t stop = std::min({end_of(verb + 1), end_by_parse(verb), end_before_deed(verb + 1)});
  if (verb + 1 >= stop) return {};
  if (use & (kTakesClause | kTakesBareClause))
    if (const TokenRange said = clause(verb, use, stop); !said.empty()) return said;
  if (use & kTakesInfinitive)
    if (const TokenRange said = infinitive(verb, stop); !said.empty()) return said;
  if (const TokenRange said = quoted_part(verb, stop); !said.empty()) return said;
  if (use & kTakesObject)
    if (const TokenRange said = object(verb, stop); !said.empty()) return said;
  if (use & kTakesPreposition) return after_preposition(verb, stop);
  return {};
}

TokenRange SaidContent::after_noun(uint32_t noun, uint32_t next, int32_t use) const {
  static const WordSet kTo{"to"}, kOf{"of", "for", "about", "against", "over", "to", "on"};
  if (next + 1 >= end_) return {};
  const bool is_infinitive = kTo.contains(tokens_.word[next]) && phrases_.is_verb(next + 1);
  if (is_infinitive) {
    if (!(use & kNounTakesInfinitive)) return {};
    return {next, tree_.hangs_on(next + 1, noun) ? tree_.under(next + 1).end : end_of(next)};
  }
  if (!(use & kNounTakesPreposition) || !kOf.contains(tokens_.word[next])) return {};
  TokenRange said = phrases_.noun_phrase_from(next + 1, end_);
  for (uint32_t i = tree_.child_from(noun, next); i != kNone; i = tree_.child_from(noun, i + 1))
    if (tree_.under(i).begin == next) said = {next + 1, tree_.under(i).end};
  // "his demand for the troops | to leave"
  if (said.end + 1 < end_ && kTo.contains(tokens_.word[said.end]) && phrases_.is_verb(said.end + 1))
    said.end = std::max(said.end, tree_.under(said.end + 1).end);
  return said;
}

TokenRange SaidContent::named_as_after(uint32_t verb) const {
  static const WordSet kAs{"as"};
  const TokenRange said = quoted_part(verb, end_of(verb + 1));
  // "served as" and "registered as" say it of who does.
  for (uint32_t i = said.begin + 1; i < said.end && !tokens_.has(i, kOpensQuote); ++i)
    if (kAs.contains(tokens_.word[i]) && next_quoted_part(i + 1, said.end) != kNone) return said;
  return {};
}

TokenRange SaidContent::named_behind(uint32_t token) const {
  return next_quoted_part(token + 1, end_) != kNone ? quoted_part(token, end_of(token + 1))
                                                    : TokenRange{};
}

bool SaidContent::is_adjunct(uint32_t begin) const {
  constexpr uint32_t kLongestAdjunct = 12;
  static const WordSet kThat{"that", "it", "he", "she", "they"};
  if (begin >= end_) return true;
  if (end_ - begin > kLongestAdjunct) return false;
  for (uint32_t i = begin; i < end_; ++i)
    if (phrases_.is_verb(i) || kThat.contains(tokens_.word[i])) return false;
  return true;
}

bool SaidContent::has_clause(uint32_t begin, uint32_t end) const {
  static const WordSet kTo{"to"};
  for (uint32_t i = begin + 1; i < end; ++i)
    if (phrases_.is_verb(i) && !kTo.contains(tokens_.word[i - 1]) &&
        !article_.word_at(i).ends_with("ing"))
      return true;
  return false;
}

TokenRange SaidContent::clause(uint32_t verb, int32_t use, uint32_t stop) const {
  static const WordSet kThat{"that", "whether", "how", "why", "what"};
  for (uint32_t i = tree_.child_from(verb, verb + 1); i != kNone && i < stop;
       i = tree_.child_from(verb, i + 1)) {
    if (tokens_.deprel[i] != Deprel::kCcomp && !has_own_subject(i)) continue;
    const TokenRange under = tree_.under(i);
    if (under.begin <= verb || under.begin > verb + kReach) continue;
    if (under.begin > verb + 1 && tokens_.has(under.begin - 1, kClosesQuote)) continue;
    const bool begins_here = tokens_.upos[verb + 1] == Upos::kPron && !(use & kNamesHearerFirst);
    const bool waits = waits_for_main_clause(under.begin, i);
    uint32_t end = waits ? stop : end_of_clause(std::min(under.end, stop), stop);
    if (opens_clause(under.begin + 1, end)) end = stop;
    // "told the court | he would": the parse may make the hearer a part of what is said.
    const uint32_t hearer_end = phrases_.noun_phrase_from(verb + 1, stop).end;
    if ((use & kNamesHearerFirst) && under.begin == verb + 1 && hearer_end > verb + 1 &&
        !phrases_.is_pronoun(verb + 1) && hearer_end < end && phrases_.is_pronoun(hearer_end))
      return {hearer_end, end};
    return {begins_here || is_subject_of_clause(verb, use, i) ? verb + 1 : under.begin, end};
  }
  const uint32_t reach = std::min(stop, verb + kReach);
  for (uint32_t i = verb + 1; i < reach && !is_clause_mark(i); ++i) {
    if (tokens_.upos[i] == Upos::kCconj) break;  // "said it was late and that he would go"
    // "The device that"; but "told the Ledger that", which a name needs no clause to tell apart.
    const bool is_name = (use & kNamesHearerFirst) && tokens_.upos[i - 1] == Upos::kPropn;
    const bool is_relative = tokens_.upos[i] == Upos::kPron && i > verb + 1 && !is_name;
    if (kThat.contains(tokens_.word[i]) && !is_relative) return {i, stop};
  }
  if (const uint32_t that = that_behind_hearer(verb, use, stop); that != kNone) return {that, stop};
  const bool is_saying =
      (use & kTakesQuotation) && phrases_.is_nominal(verb + 1) && verb + 4 < stop;
  if ((use & kTakesBareClause) && !(use & kNamesHearerFirst) &&
      tokens_.upos[verb + 1] != Upos::kCconj && (is_saying || has_clause(verb + 1, stop)))
    return {verb + 1, stop};
  return {};
}

// "telling members in Lund, its seat, | that": a hearer may have commas; kNone if there is no such
// word before a verb.
uint32_t SaidContent::that_behind_hearer(uint32_t verb, int32_t use, uint32_t stop) const {
  static const WordSet kThat{"that"};
  constexpr uint32_t kLongestHearer = 25;
  if (!(use & kNamesHearerFirst)) return kNone;
  for (uint32_t i = verb + 1; i < std::min(stop, verb + kLongestHearer); ++i) {
    if (phrases_.is_verb(i) || tokens_.has(i, kOpensQuote) || is_word(i, ";")) return kNone;
    if (kThat.contains(tokens_.word[i]) && tokens_.upos[i] == Upos::kSconj) return i;
  }
  return kNone;
}

// What the parse hangs elsewhere goes on with the clause up to the next mark: "that the sites, it
// seemed, would be hit", "it brought back the war, and the dead".
uint32_t SaidContent::end_of_clause(uint32_t end, uint32_t stop) const {
  const auto goes_on = [&](uint32_t i) {
    return phrases_.is_verb(i) || tokens_.has(i, kOpensQuote) || gives_reason(i) ||
           (tokens_.upos[i] == Upos::kCconj && (!begins_clause(i + 1) || has_marks(i, stop)));
  };
  while (true) {
    if (end + 1 < stop && is_word(end, ",") && goes_on(end + 1)) ++end;
    const uint32_t begin = end;
    while (end < stop && (!tokens_.has(end, kIsPunctuation) || is_quote_mark(end))) ++end;
    if (end == begin) return end;
  }
}

// "to close the gate | if the water rises".
bool SaidContent::gives_reason(uint32_t token) const {
  static const WordSet kReason{"because", "if", "so", "unless"};
  return kReason.contains(tokens_.word[token]);
}

// "said the talks in Oslo would go on": where the parse hangs the subject on the verb that reports.
bool SaidContent::is_subject_of_clause(uint32_t verb, int32_t use, uint32_t clause) const {
  if (!(use & kTakesBareClause) || (use & kNamesHearerFirst)) return false;
  const uint32_t begin = tree_.under(clause).begin;
  const uint32_t noun = tree_.child_from(verb, verb + 1);
  return noun < begin && phrases_.is_nominal(verb + 1) && tree_.under(noun).begin == verb + 1 &&
         tree_.under(noun).end == begin &&
         (tokens_.deprel[noun] == Deprel::kObj || tokens_.deprel[noun] == Deprel::kNsubj);
}

// The first word before `token` that hangs on it so, or kNone.
uint32_t SaidContent::child_before(uint32_t token, Deprel relation) const {
  for (uint32_t i = tree_.under(token).begin; i < token; ++i)
    if (tree_.hangs_on(i, token) && tokens_.deprel[i] == relation) return i;
  return kNone;
}

// "and Klein will wait", not "and she will wait", which may still be what is said.
bool SaidContent::begins_other_clause(uint32_t verb) const {
  const uint32_t subject = child_before(verb, Deprel::kNsubj);
  return subject != kNone && tokens_.upos[subject] != Upos::kPron;
}

// "the strike was a mistake": a clause, whatever the parse calls it.
bool SaidContent::has_own_subject(uint32_t token) const {
  const Deprel relation = tokens_.deprel[token];
  if (relation != Deprel::kObj && relation != Deprel::kXcomp && relation != Deprel::kParataxis)
    return false;
  return child_before(token, Deprel::kNsubj) != kNone &&
         (tokens_.upos[token] == Upos::kVerb || child_before(token, Deprel::kCop) != kNone);
}

// "urged lawmakers to pass the bill": who shall do it is part of what is said.
TokenRange SaidContent::infinitive(uint32_t verb, uint32_t stop) const {
  static const WordSet kTo{"to"};
  const uint32_t reach = std::min(stop, verb + kReach);
  for (uint32_t i = verb + 1; i < reach && !is_clause_mark(i); ++i) {
    if (!kTo.contains(tokens_.word[i]) || i + 1 >= stop || !phrases_.is_verb(i + 1)) continue;
    uint32_t end = tree_.hangs_on(i + 1, verb) ? tree_.under(i + 1).end : stop;
    if (end < stop && tokens_.upos[end] != Upos::kCconj && !tokens_.has(end, kIsPunctuation))
      end = end_of_clause(end, stop);
    if (goes_on_with_infinitive(end)) end = stop;
    static const WordSet kFor{"for", "on"};
    const uint32_t doer = verb + (kFor.contains(tokens_.word[verb + 1]) ? 2 : 1);
    return {doer < i && phrases_.is_nominal(doer) ? doer : i, std::min(end, stop)};
  }
  return {};
}

// "to close the gate, | drain the lock and wait".
bool SaidContent::goes_on_with_infinitive(uint32_t token) const {
  while (token < end_ && (is_word(token, ",") || tokens_.upos[token] == Upos::kCconj)) ++token;
  return token < end_ && tokens_.upos[token] == Upos::kVerb &&
         tokens_.word[token] == tokens_.lemma[token];
}

// "accused the board of hiding it", "praised the march for being calm": the object with what is
// said of it, not when or where that was said.
TokenRange SaidContent::object(uint32_t verb, uint32_t stop) const {
  TokenRange said;
  for (uint32_t i = tree_.child_from(verb, verb + 1); i != kNone && i < stop;
       i = tree_.child_from(verb, i + 1)) {
    const TokenRange under = tree_.under(i);
    if (under.begin <= verb) continue;
    if (said.empty() && tokens_.deprel[i] == Deprel::kObj)
      said = {under.begin, end_of_words(under.end, stop)};
    else if (!said.empty() && is_part_of_object(i))
      said.end = std::max(said.end, std::min(under.end, stop));
  }
  if (said.empty()) said = phrases_.noun_phrase_from(verb + 1, stop);
  return said;
}

// "comments she | had made": a verb is no word beside an object.
uint32_t SaidContent::end_of_words(uint32_t end, uint32_t stop) const {
  if (end < stop && phrases_.is_verb(end))
    while (end < stop && (!tokens_.has(end, kIsPunctuation) || is_quote_mark(end))) ++end;
  return std::min(end, stop);
}

bool SaidContent::is_part_of_object(uint32_t token) const {
  static const WordSet kOfIt{"as", "of", "for", "to", "over", "about", "with", "from"};
  switch (tokens_.deprel[token]) {
    case Deprel::kXcomp:
      return true;
    case Deprel::kObl:
    case Deprel::kAdvcl:
      return kOfIt.contains(tokens_.word[tree_.under(token).begin]);
    default:
      return false;
  }
}

// "called for new talks", "spoke to the crowd of the war", not "spoke to the crowd".
TokenRange SaidContent::after_preposition(uint32_t verb, uint32_t stop) const {
  static const WordSet kAbout{"about", "for", "of", "on", "to", "against", "over", "at", "with"};
  static const WordSet kMatter{"about", "of", "against"}, kSpeak{"speak", "talk", "chat"};
  const bool names_hearer = kSpeak.contains(tokens_.lemma[verb]);
  const WordSet& prepositions = names_hearer ? kMatter : kAbout;
  for (uint32_t i = tree_.child_from(verb, verb + 2); i != kNone && i < stop;
       i = tree_.child_from(verb, i + 1)) {
    const TokenRange under = tree_.under(i);
    if ((under.begin == verb + 1 || (names_hearer && under.begin > verb)) &&
        prepositions.contains(tokens_.word[under.begin]))
      return {under.begin + 1, std::min(under.end, stop)};
  }
  if (verb + 2 >= stop || !prepositions.contains(tokens_.word[verb + 1])) return {};
  return phrases_.noun_phrase_from(verb + 2, stop);
}

// `called the vote "a huge win" for Ohio`: the clause up to the end of the quoted words.
TokenRange SaidContent::quoted_part(uint32_t verb, uint32_t stop) const {
  uint32_t i = verb + 1;
  bool has_comma = false;
  while (i < stop && !tokens_.has(i, kOpensQuote)) {
    if (tokens_.upos[i] == Upos::kVerb && speech_.use(i) != 0) return {};
    if (is_clause_mark(i) && !(speech_.use(verb) & kTakesObject)) return {};
    has_comma = has_comma || is_clause_mark(i);
    ++i;
  }
  if (i == stop || (has_comma && !is_said_of_object(i))) return {};
  for (uint32_t last = i; last < stop; ++last) {
    if (tokens_.has(last, kInQuote) || !tokens_.has(last, kClosesQuote)) continue;
    if (const uint32_t next = next_quoted_part(last + 1, stop); next != kNone) {
      last = next;
      continue;
    }
    uint32_t end = last + 1;
    if (has_marks(end, stop)) continue;
    if (i == verb + 1 && speech_.takes_clause(verb) && is_subject_before(end))
      return {verb + 1, end_of(end)};
    if (!tokens_.has(last - 1, kIsPunctuation) && !tells_when(end, stop))
      end = std::max(end, end_of_phrase(verb, last, stop));
    return {verb + 1, end};
  }
  return {};
}

// `said "no" | and walked out`: who said it did that. end_ where it is not so.
uint32_t SaidContent::end_before_deed(uint32_t open) const {
  if (open >= end_ || !tokens_.has(open, kOpensQuote)) return end_;
  uint32_t close = open + 1;
  while (close < end_ && tokens_.has(close, kInQuote)) ++close;
  const bool is_deed = close + 2 < end_ && tokens_.has(close, kClosesQuote) &&
                       tokens_.upos[close + 1] == Upos::kCconj &&
                       tokens_.upos[close + 2] == Upos::kVerb && speech_.use(close + 2) == 0;
  return is_deed ? close + 1 : end_;
}

// `said "full accounts" and a new law would follow`: the marks hold only who does it.
bool SaidContent::is_subject_before(uint32_t token) const {
  if (token + 1 >= end_) return false;
  const bool is_joined = tokens_.upos[token] == Upos::kCconj;
  if (is_joined && !phrases_.is_nominal(token + 1)) return false;
  for (uint32_t i = token; i < end_; ++i) {
    const Upos tag = tokens_.upos[i];
    if (tag == Upos::kAux) return is_joined || i == token;
    if (tokens_.has(i, kIsPunctuation) || tag == Upos::kSconj || tag == Upos::kPron ||
        tag == Upos::kVerb)
      return false;
  }
  return false;
}

// `called Ortiz, who had left, | a "mule"`, `accused the board, which met, of being "blind"`.
bool SaidContent::is_said_of_object(uint32_t open) const {
  static const WordSet kOfIt{"as", "of", "for"};
  constexpr uint32_t kReach = 3;
  for (uint32_t i = open; i > open - std::min(open, kReach); --i)
    if (kOfIt.contains(tokens_.word[i - 1])) return true;
  return false;
}

// `called the vote a "disgrace" | after the count`.
bool SaidContent::tells_when(uint32_t token, uint32_t stop) const {
  static const WordSet kWhen{"after", "before", "during", "when", "while"};
  return token < stop && kWhen.contains(tokens_.word[token]);
}

// `North Korea's "reckless" actions`, `"Miss Piggy" as an example`: where the object that holds
// `token` ends, with what is said of it.
uint32_t SaidContent::end_of_phrase(uint32_t verb, uint32_t token, uint32_t stop) const {
  uint32_t end = token + 1;
  bool is_inside = false;
  for (uint32_t i = tree_.child_from(verb, verb + 1); i != kNone && i < stop;
       i = tree_.child_from(verb, i + 1)) {
    const TokenRange under = tree_.under(i);
    const bool holds = under.begin <= token && token < under.end;
    if (holds || (is_inside && is_part_of_object(i))) end = std::max(end, under.end);
    is_inside = is_inside || holds;
  }
  return std::min(end, stop);
}

// `"utterly amoral," a "bully" and a "narcissist"`: the opening mark of one more part, or kNone.
uint32_t SaidContent::next_quoted_part(uint32_t begin, uint32_t stop) const {
  constexpr uint32_t kNextPart = 4;
  for (uint32_t i = begin; i < std::min(stop, begin + kNextPart); ++i) {
    if (tokens_.has(i, kOpensQuote)) return i;
    if (tokens_.upos[i] == Upos::kVerb || is_word(i, ";")) return kNone;
  }
  return kNone;
}

bool SaidContent::is_quote_mark(uint32_t token) const {
  return tokens_.has(token, kOpensQuote) || tokens_.has(token, kClosesQuote);
}

bool SaidContent::is_clause_mark(uint32_t token) const {
  const std::string_view word = article_.word_at(token);
  return word == "," || word == ";" || word == ":";
}

}  // namespace dateline
