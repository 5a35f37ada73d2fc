#include "extract/phrases.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

const WordSet& joints() {
  static const WordSet kJoints{"of", "for", "from", "at", "to", "with", "in", "on"};
  return kJoints;
}

}  // namespace

bool Phrases::is_pronoun(uint32_t token) const {
  static const WordSet kPronouns{"he", "she", "they", "who", "i", "we", "it", "you", "which"};
  return kPronouns.contains(tokens_.word[token]);
}

bool Phrases::is_relative(uint32_t token) const {
  static const WordSet kThat{"that"};
  if (!kThat.contains(tokens_.word[token]) || tokens_.upos[token] != Upos::kPron || token == 0)
    return false;
  const Upos before = tokens_.upos[token - 1];
  return before == Upos::kNoun || before == Upos::kPropn;
}

bool Phrases::is_nominal(uint32_t token) const {
  if (tokens_.has(token, kIsPunctuation)) {
    const std::string_view word = article_.word_at(token);
    return word == "-" || word == "'" || word == "’" || word == "&";
  }
  switch (tokens_.upos[token]) {
    case Upos::kAdj:
    case Upos::kDet:
    case Upos::kNoun:
    case Upos::kNum:
    case Upos::kPron:
    case Upos::kPropn:
    case Upos::kSym:
      return true;
    case Upos::kVerb:  // the "United" States, a "retired" general
      return tokens_.deprel[token] == Deprel::kAmod && tokens_.head[token] > token;
    case Upos::kPart:
      return tokens_.has(token, kContinuesMultiword) && tokens_.size[token] <= 4 &&
             article_.word_at(token) != "n't" && article_.word_at(token) != "n’t";
    default:
      return false;
  }
}

bool Phrases::is_verb(uint32_t token) const {
  return tokens_.upos[token] == Upos::kVerb || tokens_.upos[token] == Upos::kAux;
}

bool Phrases::has_verb(TokenRange words) const {
  for (uint32_t i = words.begin; i < words.end; ++i)
    if (is_verb(i)) return true;
  return false;
}

bool Phrases::is_adverb_or_auxiliary(uint32_t token) const {
  const Upos tag = tokens_.upos[token];
  return tag == Upos::kAdv || tag == Upos::kAux || (tag == Upos::kPart && !is_nominal(token));
}

TokenRange Phrases::noun_phrase_ending_at(uint32_t last, uint32_t begin) const {
  if (last > begin && is_relative(last)) --last;  // "the rules that" say what the rules do
  if (!is_nominal(last)) return {last, last};
  if (is_pronoun(last)) return {last, last + 1};
  uint32_t first = last;
  while (first > begin) {
    if (is_pronoun(first - 1) || is_relative(first - 1)) break;
    // "On its account | the group"
    if (tokens_.upos[first] == Upos::kDet && tokens_.upos[first - 1] == Upos::kNoun) break;
    const bool joined = first - 1 > begin && joints().contains(tokens_.word[first - 1]) &&
                        is_nominal(first - 2) && !is_pronoun(first - 2);
    if (!is_nominal(first - 1) && !joined) break;
    first -= joined ? 2 : 1;
  }
  return {first, last + 1};
}

TokenRange Phrases::noun_phrase_from(uint32_t first, uint32_t end) const {
  if (first >= end || !is_nominal(first)) return {first, first};
  if (is_pronoun(first)) return {first, first + 1};
  uint32_t stop = first + 1;
  while (stop < end) {
    const bool joined = stop + 1 < end && joints().contains(tokens_.word[stop]) &&
                        is_nominal(stop + 1) && !is_pronoun(stop + 1);
    if ((!is_nominal(stop) && !joined) || is_pronoun(stop) || is_relative(stop)) break;
    stop += joined ? 2 : 1;
  }
  return {first, stop};
}

uint32_t Phrases::sentence_of(uint32_t token) const {
  const auto sentence =
      std::upper_bound(article_.sentences.begin(), article_.sentences.end(), token,
                       [](uint32_t t, const Sentence& s) { return t < s.end_token; });
  return static_cast<uint32_t>(sentence - article_.sentences.begin());
}

uint32_t Phrases::own_subject(uint32_t verb) const {
  constexpr uint32_t kReach = 60;  // tokens to either side
  const uint32_t begin = verb - std::min(verb, kReach);
  const uint32_t end = std::min(tokens_.count(), verb + kReach);
  for (uint32_t i = begin; i < end; ++i)
    if (tokens_.head[i] == verb && i != verb && tokens_.deprel[i] == Deprel::kNsubj) return i;
  return kNone;
}

uint32_t Phrases::parsed_subject(uint32_t verb) const {
  constexpr int kMostSteps = 4;
  for (int step = 0; step < kMostSteps; ++step) {
    if (const uint32_t subject = own_subject(verb); subject != kNone) return subject;
    const uint32_t head = tokens_.head[verb];
    const Deprel relation = tokens_.deprel[verb];
    if (head == kNone || head == verb) return kNone;
    // "struck without approval, citing threats": after a comma it is the subject's, not the noun's.
    const bool is_apart = verb > 0 && article_.word_at(verb - 1) == ",";
    if (relation == Deprel::kAcl && is_apart) return kNone;
    if (relation == Deprel::kAcl || relation == Deprel::kAclRelcl) return head;
    if (relation != Deprel::kConj && relation != Deprel::kAdvcl && relation != Deprel::kXcomp)
      return kNone;
    verb = head;
  }
  return kNone;
}

uint32_t Phrases::parsed_clause(uint32_t verb, uint32_t end, Deprel one, Deprel other) const {
  for (uint32_t i = verb + 1; i < end; ++i)
    if (tokens_.head[i] == verb && (tokens_.deprel[i] == one || tokens_.deprel[i] == other))
      return i;
  return kNone;
}

TokenRange Phrases::parsed_span(uint32_t token, uint32_t begin, uint32_t end) const {
  constexpr int kDeepest = 40;
  TokenRange span{token, token + 1};
  for (uint32_t i = begin; i < end; ++i) {
    uint32_t at = i;
    for (int depth = 0; depth < kDeepest && at != token && at != kNone; ++depth) {
      if (tokens_.head[at] == at) break;
      at = tokens_.head[at];
    }
    if (at != token) continue;
    span.begin = std::min(span.begin, i);
    span.end = std::max(span.end, i + 1);
  }
  return span;
}

TokenRange Phrases::core(TokenRange phrase) const {
  for (uint32_t i = phrase.begin + 1; i < phrase.end; ++i)
    if (!is_nominal(i) || is_pronoun(i)) return {phrase.begin, i};
  return phrase;
}

}  // namespace dateline
