#include "assemble/lines/clause_words.h"

#include <string_view>

#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWords = 4;

// "Borg sold his shares", "two men sold their boat"; not "two men burned his boat".
bool is_owned_by(const Article& article, uint32_t subject, uint32_t owner) {
  if (subject == kNone || subject > owner) return false;
  if (one_of(article.word_at(owner), {"its", "their"})) return true;
  const bool is_named_person =
      article.tokens.upos[subject] == Upos::kPropn || article.tokens.upos[subject] == Upos::kPron;
  return one_of(article.word_at(owner), {"his", "her"}) && is_named_person;
}

// "Borg told the bank that she would leave": she is Borg.
bool goes_on_about(const Article& article, uint32_t subject, uint32_t token) {
  const Tokens& tokens = article.tokens;
  return subject != kNone && tokens.upos[subject] == Upos::kPropn &&
         is_nominal_subject(tokens.deprel[token]) && tokens.head[token] != kNone &&
         tokens.deprel[tokens.head[token]] == Deprel::kCcomp &&
         one_of(article.word_at(token), {"he", "she"});
}

// "The rule was dropped": which one, only the sentences before tell.
bool is_any(const Article& article, const DatedClause& found) {
  const uint32_t first = found.subject.empty() ? found.clause.begin : found.subject.begin;
  if (article.word_at(first) != "the" && article.word_at(first) != "The") return false;
  for (const TokenRange& range : {found.subject, found.clause})
    for (uint32_t token = range.begin; token < range.end; ++token)
      if (token > first &&
          (article.tokens.has(token, kStartsUpper) || article.tokens.has(token, kHasDigit)))
        return false;
  return true;
}

}  // namespace

bool can_stand(const Article& article, const DatedClause& found) {
  static const WordSet kPointing{"also",  "he",   "her",  "here",  "him",   "his",  "i",
                                 "it",    "its",  "me",   "my",    "our",   "she",  "such",
                                 "their", "them", "then", "there", "these", "they", "this",
                                 "those", "us",   "we",   "you",   "your"};
  static const WordSet kRelative{"how",   "that", "what", "when",  "where",
                                 "which", "who",  "whom", "whose", "why"};
  const uint32_t verb = article.events[found.event].token;
  if (is_to_come(article, found.when, article.events[found.event].sentence)) return false;
  uint32_t words = 0, subject = kNone;
  for (const TokenRange& range : {found.subject, found.clause})
    for (uint32_t token = range.begin; token < range.end && subject == kNone; ++token)
      if (is_nominal_subject(article.tokens.deprel[token])) subject = token;
  for (uint32_t token = found.clause.begin; token < found.clause.end; ++token) {
    if (article.tokens.has(token, kInQuote)) return false;
    if (article.tokens.has(token, kIsPunctuation)) continue;
    ++words;
    if (article.tokens.deprel[token] == Deprel::kNmodPoss && is_owned_by(article, subject, token))
      continue;
    if (token > verb && goes_on_about(article, subject, token)) continue;
    const bool points =
        kPointing.contains(article.tokens.word[token]) ||
        (token < verb && kRelative.contains(article.tokens.word[token])) ||
        (article.word_at(token) == "that" && article.tokens.upos[token] == Upos::kDet);
    if (points && !is_in_date(article, token)) return false;
  }
  return words + found.subject.size() >= kFewestWords && !is_any(article, found);
}

TokenRange without_count(const Article& article, const DatedClause& found) {
  const EventMention& event = article.events[found.event];
  TokenRange clause = found.clause;
  for (const DateMention& date : dates_in(article, event.sentence)) {
    if (date.end_token != clause.end || date.begin_token < clause.begin + 2) continue;
    if (head_outside(article.tokens, date.begin_token, date.end_token) != event.token) continue;
    const bool is_count = one_of(article.word_at(date.end_token - 1), {"later", "afterwards"});
    const bool has_link = article.tokens.upos[date.begin_token - 1] == Upos::kAdp;
    if (is_count && !has_link) clause.end = date.begin_token;
  }
  return clause;
}

bool is_in_list(const Article& article, uint32_t verb, uint32_t end) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = verb + 1; token < end; ++token) {
    const uint32_t joined = tokens.upos[token] == Upos::kCconj ? tokens.head[token] : kNone;
    if (joined != kNone && tokens.deprel[joined] == Deprel::kConj &&
        tokens.upos[joined] == Upos::kVerb)
      return true;
  }
  return false;
}

bool has_own_voice(const Article& article, uint32_t verb, uint32_t end) {
  static const WordSet kDone{"become", "come",   "die",    "emigrate", "flee",  "go",
                             "leave",  "resign", "retire", "run",      "stand", "win"};
  if (kDone.contains(article.tokens.lemma[verb])) return true;
  for (uint32_t token = verb + 1; token < end; ++token)
    if (article.tokens.head[token] == verb && article.tokens.deprel[token] == Deprel::kObj)
      return true;
  return false;
}

bool is_borne(const Article& article, uint32_t verb, uint32_t end) {
  static const WordSet kBorne{
      "abandon",  "abolish", "adopt",  "approve", "arrest",  "ban",     "bar",      "build",
      "cancel",   "charge",  "close",  "convict", "deport",  "destroy", "demolish", "detain",
      "dismiss",  "execute", "expel",  "extend",  "fine",    "free",    "hang",     "impeach",
      "imprison", "injure",  "jail",   "kill",    "lift",    "name",    "oust",     "overthrow",
      "pardon",   "release", "remove", "repeal",  "replace", "sack",    "scrap",    "sell",
      "sentence", "shelve",  "shoot",  "steal",   "suspend", "tear",    "topple",   "withdraw"};
  if (kBorne.contains(article.tokens.lemma[verb])) return true;
  for (uint32_t token = verb + 1; token < end; ++token)
    if (article.tokens.head[token] == verb && article.tokens.deprel[token] == Deprel::kOblAgent)
      return true;
  return false;
}

}  // namespace dateline
