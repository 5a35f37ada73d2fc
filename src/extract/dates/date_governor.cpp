#include "extract/dates/date_governor.h"

#include <string_view>

#include "lexicon/event_verbs.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// The verb before the date that one of its words hangs on, or kNone.
uint32_t verb_of(const Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t token = begin; token < end; ++token) {
    const uint32_t head = article.tokens.head[token];
    if (head == kNone) return kNone;
    if (head >= begin && head < end) continue;
    return head < begin && article.tokens.upos[head] == Upos::kVerb ? head : kNone;
  }
  return kNone;
}

// Is one of the words shortly before the verb that hang on it such a word?
template <class IsSuch>
bool any_before(const Article& article, uint32_t verb, IsSuch is_such) {
  for (uint32_t token = verb > 6 ? verb - 6 : 0; token < verb; ++token)
    if (article.tokens.head[token] == verb && is_such(token)) return true;
  return false;
}

bool has_auxiliary(const Article& article, uint32_t verb) {
  return any_before(article, verb, [&](uint32_t token) {
    return article.tokens.upos[token] == Upos::kAux || article.tokens.upos[token] == Upos::kPart;
  });
}

// "Ministers are meeting on Friday": what somebody is doing on a day is ahead. "Is being sued"
// lasts, and "are asking for help after the fire on Friday" names what is over.
bool is_arranged_progressive(const Article& article, uint32_t verb, uint32_t date) {
  if (!article.word_at(verb).ends_with("ing")) return false;
  if (!one_of(article.word_at(date - 1), {"on", "in", "from"})) return false;
  for (uint32_t token = verb + 1; token < date; ++token)
    if (one_of(article.word_at(token),
               {":", "about", "after", "following", "of", "over", "since", "to"}))
      return false;
  const auto is_aux = [&](uint32_t token) { return article.tokens.upos[token] == Upos::kAux; };
  const auto is_other_aux = [&](uint32_t token) {
    return is_aux(token) && !one_of(article.word_at(token), {"is", "are", "'s", "'re"});
  };
  return any_before(article, verb, is_aux) && !any_before(article, verb, is_other_aux);
}

// "agreed to meet on Friday", "urged them to settle before the weekend": what is meant to be done
// lies ahead.
bool is_intended(const Article& article, uint32_t verb) {
  uint32_t head = article.tokens.head[verb];
  if (verb == 0 || head == kNone || head >= verb || article.word_at(verb - 1) != "to") return false;
  // "urged both sides to settle": the parse may hang it on the sides.
  if (article.tokens.deprel[verb] == Deprel::kAcl && article.tokens.head[head] < head)
    head = article.tokens.head[head];
  return one_of(
      article.lemma_at(head),
      {"summon",  "invite",   "plan",   "agree",    "promise", "vow", "threaten", "pledge",
       "prepare", "intend",   "expect", "schedule", "hope",    "aim", "urge",     "ask",
       "order",   "instruct", "want",   "appeal",   "call",    "beg", "request"});
}

// "Demanded that the vote be repeated before May": "be" without another auxiliary tells a wish.
bool is_wished(const Article& article, uint32_t verb) {
  const auto is_be = [&](uint32_t token) { return article.word_at(token) == "be"; };
  const auto is_other = [&](uint32_t token) {
    const Upos tag = article.tokens.upos[token];
    return (tag == Upos::kAux || tag == Upos::kPart) && !is_be(token) &&
           !one_of(article.word_at(token), {"not", "n't"});
  };
  return any_before(article, verb, is_be) && !any_before(article, verb, is_other);
}

}  // namespace

bool dates_its_sentence(const Article& article, uint32_t begin, uint32_t end) {
  constexpr int kMostSteps = 16;
  uint32_t token = head_outside(article.tokens, begin, end);
  for (int step = 0; token != kNone && step < kMostSteps; ++step) {
    const uint32_t head = article.tokens.head[token];
    if (head == kNone || head == token) return true;
    const Deprel relation = article.tokens.deprel[token];
    if (relation != Deprel::kConj && relation != Deprel::kCcomp && relation != Deprel::kXcomp &&
        relation != Deprel::kParataxis)
      return false;
    token = head;
  }
  return true;
}

bool hangs_on_coming_deed(const Article& article, const Lexicon& lexicon, uint32_t begin,
                          uint32_t end) {
  const uint32_t verb = verb_of(article, begin, end);
  if (verb == kNone) return false;
  if (is_intended(article, verb) || is_wished(article, verb) ||
      is_arranged_progressive(article, verb, begin))
    return true;
  return !has_auxiliary(article, verb) &&
         is_present_form(article.word_at(verb), article.lemma_at(verb)) &&
         !is_speaking_verb(lexicon, article.tokens.lemma[verb]);
}

}  // namespace dateline
