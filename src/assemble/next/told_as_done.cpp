#include "assemble/next/told_as_done.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How far before its verb the word that opens a clause may stand, in tokens.
constexpr uint32_t kClauseReach = 80;

// "Even had the minister gone": the subject stands behind "had".
bool is_inverted(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet had{"had"}, even{"even", "and"};
  const Tokens& tokens = article.tokens;
  if (!had.contains(tokens.word[token])) return false;
  const bool opens = token == begin_token || even.contains(tokens.word[token - 1]) ||
                     tokens.has(token - 1, kIsPunctuation);
  const Upos next = tokens.upos[token + 1];
  return opens && next != Upos::kVerb && next != Upos::kAux && next != Upos::kAdv &&
         next != Upos::kPart;
}

// "Unless Sosa, who has ruled for 12 years, leaves power", "until she leaves": the word that opens
// the clause may stand far before its verb. What is told in the past has come by then.
bool opens_with_condition(const Article& article, uint32_t begin_token, uint32_t verb) {
  static const WordSet conditions{"if", "unless", "whether", "provided"}, limits{"until", "till"};
  static const WordSet unless{"unless", "whoever", "whichever"};
  static const WordSet event{"event", "case"}, in_words{"in"};  // "in the event the council agrees"
  const Tokens& tokens = article.tokens;
  const bool is_past = article.word_at(verb).ends_with("ed");
  const uint32_t first = std::max(begin_token, verb - std::min(verb, kClauseReach));
  for (uint32_t token = first; token < verb; ++token) {
    const WordId word = tokens.word[token];
    const bool opens = conditions.contains(word) || (!is_past && limits.contains(word));
    const bool is_its_own = tokens.head[token] == verb && tokens.deprel[token] == Deprel::kMark;
    const bool is_in_event = event.contains(word) && token >= begin_token + 2 &&
                             in_words.contains(tokens.word[token - 2]);
    if (unless.contains(word) || is_in_event || (opens && is_its_own)) return true;
  }
  return false;
}

}  // namespace

// "if Tehran retaliates", "whether it will strike": told, but not as done.
bool is_supposed(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet words{"if",     "unless", "whether", "would", "could",
                             "should", "may",    "might",   "can"};
  static const WordSet as{"as", "so"}, distant{"long"};
  const Tokens& tokens = article.tokens;
  if (opens_with_condition(article, begin_token, token)) return true;
  for (uint32_t before = token; before-- > begin_token && before + kClauseReach > token;) {
    if (words.contains(tokens.word[before])) return true;
    if (tokens.has(before, kIsPunctuation)) return false;
    const bool is_as_long_as = before > begin_token && distant.contains(tokens.word[before]) &&
                               as.contains(tokens.word[before - 1]);
    if (is_as_long_as || is_inverted(article, begin_token, before)) return true;
  }
  return false;
}

// "plotting to bomb the palace and kill the minister": "to" stands before the first of the verbs.
bool is_infinitive(const Article& article, uint32_t token) {
  static const WordSet to{"to"};
  const Tokens& tokens = article.tokens;
  constexpr int kMostVerbs = 4;
  for (int step = 0; step < kMostVerbs; ++step) {
    if (token > 0 && to.contains(tokens.word[token - 1]) && tokens.upos[token - 1] == Upos::kPart)
      return true;
    if (tokens.deprel[token] != Deprel::kConj || tokens.head[token] >= token) return false;
    token = tokens.head[token];
  }
  return false;
}

// "gathered to demand that he resign", "will cancel the talks"
bool is_planned(const Article& article, uint32_t token) {
  static const WordSet asking{"demand", "urge",     "ask",    "call",    "insist",   "want",
                              "order",  "threaten", "vow",    "promise", "plan",     "propose",
                              "expect", "hope",     "demand", "suggest", "consider", "request"};
  static const WordSet modals{"will", "would", "wo", "'ll", "shall", "must"};
  const Tokens& tokens = article.tokens;
  const Deprel relation = tokens.deprel[token];
  const bool is_clause = relation == Deprel::kCcomp || relation == Deprel::kXcomp;
  if (is_clause && asking.contains(tokens.lemma[tokens.head[token]])) return true;
  // "did not mention leaving her post"
  if (is_clause && article.word_at(token).ends_with("ing") && tokens.head[token] + 1 == token &&
      tokens.upos[token - 1] == Upos::kVerb)
    return true;
  // "campaigns on repealing every word"
  static const WordSet about{"on", "of", "about", "for", "against", "at"};
  if (token > 0 && about.contains(tokens.word[token - 1]) &&
      article.word_at(token).ends_with("ing"))
    return true;
  for (uint32_t before = token; before-- > 0 && before + 4 > token;) {
    if (modals.contains(tokens.word[before])) return true;
    if (tokens.upos[before] != Upos::kAux && tokens.upos[before] != Upos::kAdv) return false;
  }
  return false;
}

// "denies that Sosa is stepping down", "claims he won"
bool is_doubted(const Article& article, uint32_t token) {
  static const WordSet doubting{"deny",    "doubt",   "dispute", "claim", "suspect", "believe",
                                "predict", "imagine", "pretend", "fear",  "hope",    "think"};
  const Tokens& tokens = article.tokens;
  return tokens.deprel[token] == Deprel::kCcomp && tokens.head[token] < token &&
         doubting.contains(tokens.lemma[tokens.head[token]]);
}

// "Extraditing her will be hard", "using a dome, the firm plans to": what it names need not be
// done. "Police fired, killing two" tells what was.
bool is_gerund(const Article& article, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kVerb || !article.word_at(token).ends_with("ing")) return false;
  const uint32_t head = tokens.head[token];
  const Deprel relation = tokens.deprel[token];
  const bool is_thing = relation == Deprel::kCsubj || relation == Deprel::kNsubj;
  const bool leads = relation == Deprel::kAdvcl && token < head && head < tokens.count() &&
                     leaves_open(tokens.lemma[head]);
  return is_thing || leads;
}

bool leaves_open(WordId lemma) {
  static const WordSet words{
      "face",  "fear",     "avoid",   "seek",     "await",   "expect", "risk",    "oppose",
      "plan",  "consider", "demand",  "request",  "predict", "call",   "urge",    "propose",
      "want",  "threaten", "delay",   "postpone", "cancel",  "block",  "prevent", "promise",
      "order", "hope",     "prepare", "schedule", "suggest", "mull",   "press",   "push"};
  return words.contains(lemma);
}

// "is facing claims", "planned another round of marches", "talks about his resignation", "without
// her ouster": a noun that is not done by being named.
bool is_only_faced(const Article& article, uint32_t token) {
  static const WordSet wishes{"call",        "demand", "request", "plan",   "appeal",
                              "threat",      "push",   "bid",     "pledge", "prospect",
                              "possibility", "risk",   "warrant"};
  static const WordSet apart{"about", "without", "for", "against", "until", "before", "regarding"};
  static const WordSet announce{"announce"}, resignation{"resignation", "release", "retirement"};
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kNoun) return false;
  const uint32_t noun = token;
  constexpr int kMostSteps = 3;
  for (int step = 0; step < kMostSteps && tokens.head[token] < tokens.count(); ++step) {
    for (uint32_t before = token; before-- > 0 && before + 8 > token;)
      if (tokens.head[before] == token && tokens.deprel[before] == Deprel::kCase &&
          apart.contains(tokens.word[before]))
        return true;
    // "the resignation came after", but "the withdrawal was delayed"
    const bool is_subject = tokens.deprel[token] == Deprel::kNsubj;
    token = tokens.head[token];
    // "Announced a visit", but a resignation is done by that.
    const bool is_announced = step == 0 && announce.contains(tokens.lemma[token]) &&
                              !resignation.contains(tokens.lemma[noun]);
    if (tokens.upos[token] == Upos::kVerb)
      return !is_subject && (is_announced || leaves_open(tokens.lemma[token]));
    if (wishes.contains(tokens.lemma[token])) return true;
    if (is_subject) return false;
  }
  return false;
}

// "did not pay", "failed to pay", "without paying"
bool is_undone(const Article& article, const EventMention& event) {
  static const WordSet failing{"fail", "refuse", "decline", "neglect"}, to{"to"};
  static const WordSet without{"without"};
  const Tokens& tokens = article.tokens;
  const uint32_t token = event.token;
  // "Did not immediately answer"
  static const WordSet yet{"immediately", "yet", "necessarily", "even"};
  if (token > 0 && yet.contains(tokens.word[token - 1])) return false;
  if (event.negated && event.modality == Modality::kHappened) return true;
  if (token >= 1 && without.contains(tokens.word[token - 1])) return true;
  return token >= 2 && to.contains(tokens.word[token - 1]) &&
         failing.contains(tokens.lemma[token - 2]);
}

// "demanded that he resign", "agreed to meet": not done by being said.
bool is_only_said(const Article& article, uint32_t token) {
  const Span word = article.tokens.span(token);
  const auto behind = std::upper_bound(
      article.outlooks.begin(), article.outlooks.end(), word.begin,
      [](uint32_t at, const OutlookMention& outlook) { return at < outlook.span.begin; });
  constexpr ptrdiff_t kFewBefore = 3;  // spans of one sentence may overlap
  auto outlook = behind;
  while (outlook != article.outlooks.begin() && behind - outlook < kFewBefore) {
    --outlook;
    if (outlook->token <= token && outlook->span.contains(word)) return true;
  }
  return false;
}

// "heard": a verb in another form than its own, told as done.
bool is_past(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet not_words{"not", "n't", "never"};
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kVerb || tokens.word[token] == tokens.lemma[token]) return false;
  const std::string_view word = article.word_at(token);
  if (word.ends_with("ing") || word.ends_with("s")) return false;
  if (token > begin_token && not_words.contains(tokens.word[token - 1])) return false;
  return !is_supposed(article, begin_token, token) && !is_infinitive(article, token) &&
         !is_planned(article, token) && !is_only_said(article, token);
}

// "had been postponed": before what is told here.
bool is_pluperfect(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet had{"had"};
  const Tokens& tokens = article.tokens;
  for (uint32_t before = token; before-- > begin_token;) {
    if (had.contains(tokens.word[before])) return true;
    if (tokens.upos[before] != Upos::kAux && tokens.upos[before] != Upos::kAdv) return false;
  }
  return false;
}

// "by dropping", "delaying it further might": beside what is told, if it is at all. "Bring" is
// none.
bool is_loose_participle(const Article& article, uint32_t begin_token, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (!article.word_at(token).ends_with("ing") || tokens.word[token] == tokens.lemma[token])
    return false;
  uint32_t before = token;
  while (before > begin_token && tokens.upos[before - 1] == Upos::kAdv) --before;
  return before == begin_token || tokens.upos[before - 1] != Upos::kAux;
}

// "has not been withdrawn"
bool is_denied(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet not_words{"not", "n't", "never"};
  constexpr uint32_t kReach = 4;
  for (uint32_t before = token; before-- > begin_token && before + kReach > token;)
    if (not_words.contains(article.tokens.word[before])) return true;
  return false;
}

// "will not resign", "promised never to return"
bool is_put_to_day(const Article& article, const OutlookMention& mention) {
  static const WordSet until{"until", "till", "before"};
  return mention.has_due && mention.action != kNone &&
         mention.action + 1 < article.tokens.count() &&
         until.contains(article.tokens.word[mention.action + 1]);
}

bool is_negated(const Article& article, const OutlookMention& mention) {
  static const WordSet words{"not", "n't", "never", "no"};
  if (mention.action == kNone || is_put_to_day(article, mention)) return false;
  for (uint32_t token = mention.token; token < mention.action; ++token)
    if (words.contains(article.tokens.word[token])) return true;
  return false;
}

}  // namespace dateline
