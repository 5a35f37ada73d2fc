// The question of numbers that differ: "How many shots had been fired on Saturday?"
#include <algorithm>

#include "assemble/contested/dispute_question.h"
#include "lexicon/word_set.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// Where the words before a number that say how sure it is begin: "at least", "fewer than".
uint32_t begin_of_number(const Article& article, uint32_t number, uint32_t first) {
  static const WordSet hedges{"some",   "about",   "at",     "least",  "more",  "than",
                              "as",     "many",    "only",   "nearly", "over",  "up",
                              "almost", "fewer",   "around", "to",     "no",    "just",
                              "less",   "roughly", "an",     "a",      "nearer"};
  while (number > first && hedges.contains(article.tokens.word[number - 1])) --number;
  return number;
}

// "The ministry put the number of marchers at 800": how many marchers; "the turnout at 12,000".
std::string question_of_figure(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet numbers{"number", "total", "count"}, of{"of"}, at{"at"};
  static const WordSet sizes{"crowd", "turnout", "attendance", "toll"};
  const Tokens& tokens = article.tokens;
  uint32_t last = end;
  while (last > first && !at.contains(tokens.word[last - 1])) --last;
  if (last == first) return {};
  --last;
  for (uint32_t token = first; token + 1 < last; ++token)
    if (numbers.contains(tokens.lemma[token]) && of.contains(tokens.word[token + 1]))
      return "How many " + display_text(article, tokens.span(token + 2, last)) + "?";
  for (uint32_t token = first; token < last; ++token)
    if (sizes.contains(tokens.lemma[token]))
      return "How large was the " + display_text(article, tokens.span(token, last)) + "?";
  return {};
}

// "The two sides differ on the number of missiles. The army counted 22": what the sentence before
// says is counted.
std::string question_of_sentence_before(const Article& article, uint32_t sentence) {
  static const WordSet numbers{"number", "total", "count"}, of{"of"};
  const Tokens& tokens = article.tokens;
  if (sentence == 0) return {};
  const Sentence& before = article.sentences[sentence - 1];
  for (uint32_t token = before.begin_token; token + 2 < before.end_token; ++token) {
    if (!numbers.contains(tokens.lemma[token]) || !of.contains(tokens.word[token + 1])) continue;
    uint32_t last = token + 2;
    while (last < before.end_token && !tokens.has(last, kIsPunctuation)) ++last;
    return "How many " + display_text(article, tokens.span(token + 2, last)) + "?";
  }
  return {};
}

// "shots had been fired", of "four shots had been fired": asked of it all.
std::string question_of_subject(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet openers{"that", "but", "and"}, of{"of"};
  const Tokens& tokens = article.tokens;
  while (first + 1 < end && openers.contains(tokens.word[first])) ++first;
  uint32_t number = first;
  while (number < end && tokens.upos[number] != Upos::kNum) ++number;
  static const WordSet one{"one"};
  if (number + 1 >= end || begin_of_number(article, number, first) != first ||
      one.contains(tokens.word[number]))
    return {};
  while (number + 1 < end && tokens.upos[number + 1] == Upos::kNum) ++number;
  uint32_t last = number + 1;
  bool has_verb = false;
  for (; last < end && !one_of(article.word_at(last), {",", ":", ";"}); ++last)
    has_verb = has_verb || tokens.upos[last] == Upos::kVerb || tokens.upos[last] == Upos::kAux;
  const bool is_noun =
      of.contains(tokens.word[number + 1]) || tokens.upos[number + 1] != Upos::kAdp;
  if (!has_verb || !is_noun || last - number > kLongestQuestion) return {};
  return "How many " + display_text(article, tokens.span(number + 1, last)) + "?";
}

// "How many missiles?"
std::string question_of_noun(const Article& article, const ClaimMention& number, uint32_t first) {
  const Tokens& tokens = article.tokens;
  if (tokens.upos[number.token] != Upos::kNoun) return {};
  uint32_t begin = number.token;
  while (begin > first &&
         (tokens.upos[begin - 1] == Upos::kAdj || tokens.upos[begin - 1] == Upos::kNoun))
    --begin;
  return "How many " + display_text(article, tokens.span(begin, number.token + 1)) + "?";
}

}  // namespace

bool is_of_people(NumberSlot slot) {
  return slot == NumberSlot::kKilled || slot == NumberSlot::kInjured || slot == NumberSlot::kHeld ||
         slot == NumberSlot::kMissing || slot == NumberSlot::kEvacuated;
}

std::string how_many(NumberSlot slot, std::string_view place) {
  const std::string where = place.empty() ? "" : " in " + std::string(place);
  return "How many were " + std::string(name_of(slot)) + where + "?";
}

std::string question_of_number(const Article& article, const ClaimMention& number,
                               uint32_t begin_token, uint32_t end_token) {
  if (number.slot == NumberSlot::kMoney || number.slot == NumberSlot::kShare ||
      number.slot == NumberSlot::kCost)
    return {};
  const uint32_t first = article.tokens.token_at(number.span.begin);
  const uint32_t end = article.tokens.token_at(number.span.end);
  std::string question = question_of_subject(article, begin_token, end_token);
  if (question.empty()) question = question_of_subject(article, first, end);
  if (question.empty() && number.points_back) question = question_of_figure(article, first, end);
  if (question.empty() && number.points_back)
    question = question_of_sentence_before(article, number.sentence);
  if (question.empty() && is_of_people(number.slot)) return how_many(number.slot, {});
  if (question.empty() && number.slot == NumberSlot::kOther)
    question = question_of_noun(article, number, first);
  return question;
}

}  // namespace dateline
