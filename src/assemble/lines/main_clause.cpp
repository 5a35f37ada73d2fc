#include "assemble/lines/main_clause.h"

#include <string_view>

#include "assemble/lines/line_dates.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr int kMostSteps = 16;          // heads between a date and the verb of its sentence
constexpr uint32_t kLongestPhrase = 8;  // tokens between a preposition and its noun

// "In the last quarter of 2019", "between October 2015 and January 2016".
bool is_of_time(const Article& article, uint32_t token) {
  static const WordSet kTimes{"afternoon", "autumn",  "beginning", "course", "day",   "decade",
                              "end",       "evening", "half",      "middle", "month", "morning",
                              "night",     "period",  "quarter",   "spring", "start", "summer",
                              "week",      "weekend", "winter",    "year"};
  const bool is_noun = article.tokens.upos[token] != Upos::kVerb;  // not "since the war started"
  return (is_noun && kTimes.contains(article.tokens.lemma[token])) || is_in_date(article, token);
}

// Is a word joined so asserted with the one it hangs on?
bool is_asserted(Deprel relation) {
  return relation == Deprel::kCcomp || relation == Deprel::kConj ||
         relation == Deprel::kParataxis || relation == Deprel::kXcomp;
}

// "Ten died in Friday's attack": the clause is of the noun's day.
bool is_circumstance(const Article& article, uint32_t noun) {
  const Tokens& tokens = article.tokens;
  if (tokens.deprel[noun] != Deprel::kObl || tokens.upos[noun] == Upos::kVerb) return false;
  for (uint32_t token = noun; token-- > 0 && noun - token <= kLongestPhrase;)
    if (tokens.head[token] == noun && tokens.deprel[token] == Deprel::kCase)
      return one_of(article.lemma_at(token), {"in", "at", "during", "on", "over"});
  return true;
}

// The word that a date may hang on. "Closed the harbour Thursday": of a date without a
// preposition behind an object the parse cannot say whether it is the verb's, which it mostly is.
uint32_t verb_or_governor_of(const Article& article, const DateMention& date) {
  const Tokens& tokens = article.tokens;
  const uint32_t governor = governor_of(article, date);
  if (governor == kNone || governor >= date.begin_token || date.when.basis == Basis::kStated)
    return governor;
  for (uint32_t token = governor + 1; token < date.end_token; ++token)
    if (tokens.deprel[token] == Deprel::kCase && tokens.head[token] >= date.begin_token &&
        tokens.head[token] < date.end_token)
      return governor;
  uint32_t noun = governor;
  while (tokens.deprel[noun] == Deprel::kNmod && tokens.head[noun] < noun) noun = tokens.head[noun];
  return tokens.deprel[noun] == Deprel::kObj ? tokens.head[noun] : governor;
}

// "Said last week" is the verb's, whatever the parse says.
bool stands_behind_root(const Article& article, const DateMention& date) {
  const uint32_t before = date.begin_token - 1;
  return article.tokens.head[before] == before && !stands_before_noun(article, date);
}

// Where what hangs between a date and the verb of its sentence is no longer what the sentence
// itself asserts: at "vote" of "the party fears a repeat of the 2019 vote". kNone for "the court
// froze the funds in 2019", and without a parse. `goes_on` says which words more do not count.
template <class GoesOn>
uint32_t leaves_main_clause(const Article& article, const DateMention& date, GoesOn goes_on) {
  const Tokens& tokens = article.tokens;
  if (date.begin_token <= article.sentences[date.sentence].begin_token + 1) return kNone;
  if (stands_behind_root(article, date)) return kNone;
  uint32_t token = verb_or_governor_of(article, date);
  for (int step = 0; token != kNone && step < kMostSteps; ++step) {
    const uint32_t head = tokens.head[token];
    if (head == kNone || head == token) return kNone;
    if (!is_asserted(tokens.deprel[token]) && !is_of_time(article, token) && !goes_on(token))
      return token;
    token = head;
  }
  return kNone;
}

// "They were in a bundle of pages sent in 2019" is told of 2019; "the pages sent in 2019 were lost"
// is not.
bool describes_predicate(const Article& article, uint32_t participle) {
  const Tokens& tokens = article.tokens;
  uint32_t noun = tokens.head[participle];
  while (tokens.deprel[noun] == Deprel::kNmod && tokens.head[noun] < noun) noun = tokens.head[noun];
  return tokens.head[noun] == noun || is_asserted(tokens.deprel[noun]);
}

// "Has left", "have been told"; not "would have left".
bool is_told_in_perfect(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t root = root_of(tokens, whole);
  bool has_have = false;
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] != root || tokens.deprel[token] != Deprel::kAux) continue;
    if (!one_of(article.word_at(token), {"has", "have", "'ve", "’ve"})) return false;
    has_have = true;
  }
  return has_have;
}

uint32_t leaves_main_clause(const Article& article, const DateMention& date) {
  return leaves_main_clause(article, date, [](uint32_t) { return false; });
}

// "About" of "asked about the 2009 attack"; empty where none stands before the noun.
std::string_view preposition_of(const Article& article, uint32_t noun) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = noun; token-- > 0 && noun - token <= kLongestPhrase;)
    if (tokens.head[token] == noun && tokens.deprel[token] == Deprel::kCase)
      return article.lemma_at(token);
  return {};
}

bool is_nominal(const Article& article, uint32_t token) {
  const Upos tag = article.tokens.upos[token];
  return tag == Upos::kNoun || tag == Upos::kPropn;
}

// "Yesterday" of "Lina Borg, the head of the bank, yesterday resigned": the verb's, whatever the
// parse says.
bool stands_between_clauses(const Article& article, const DateMention& date) {
  const bool is_behind_comma = date.begin_token > 0 && article.word_at(date.begin_token - 1) == ",";
  if (is_behind_comma || date.end_token >= article.tokens.count()) return true;
  const Upos behind = article.tokens.upos[date.end_token];
  return behind == Upos::kVerb || behind == Upos::kAux;
}

// How the phrase with the date hangs on the rest of its sentence.
struct DatedPhrase {
  // "Doubts" of "voiced doubts about the 2009 vote"; kNone where it is of a place.
  uint32_t head = kNone;
  bool is_topic = false;  // the date is that of what it is about
  bool is_apposition = false;
};

// Climbs from a noun to that of the whole phrase.
DatedPhrase phrase_of(const Article& article, uint32_t noun) {
  const Tokens& tokens = article.tokens;
  DatedPhrase phrase{noun};
  for (int step = 0; step < kMostSteps; ++step) {
    const uint32_t head = tokens.head[phrase.head];
    if (head == kNone || head == phrase.head || !is_nominal(article, head)) break;
    const Deprel relation = tokens.deprel[phrase.head];
    if (relation == Deprel::kAppos && tokens.upos[phrase.head] != Upos::kPropn) {
      phrase.is_apposition = head < phrase.head;
      break;
    }
    const bool is_below = relation == Deprel::kNmod && head < phrase.head;
    if (is_below) {
      phrase.is_topic = true;
      if (!one_of(preposition_of(article, phrase.head),
                  {"about", "against", "behind", "for", "from", "into", "of", "on", "over", "to"}))
        return {};
    } else if (relation != Deprel::kCompound && relation != Deprel::kConj) {
      break;
    }
    phrase.head = head;
  }
  return phrase;
}

// "Hailed Friday's vote": on a day behind it. Not "won the 2005 vote".
bool judges(const Article& article, uint32_t verb) {
  static const WordSet kJudging{"attack",   "blame",   "blast",     "call",      "celebrate",
                                "cite",     "condemn", "criticise", "criticize", "defend",
                                "denounce", "dismiss", "hail",      "invoke",    "mention",
                                "praise",   "recall",  "welcome"};
  return kJudging.contains(article.tokens.lemma[verb]);
}

// "On the eve of last week's vote", "ahead of her visit this week". Not "until the eve of the
// vote".
bool stands_behind_ahead(const Article& article, const DateMention& date) {
  const uint32_t begin = article.sentences[date.sentence].begin_token;
  for (uint32_t token = date.begin_token;
       token-- > begin && date.begin_token - token <= kLongestPhrase;) {
    if (article.word_at(token + 1) == "of" && one_of(article.word_at(token), {"ahead", "Ahead"}))
      return true;
    if (article.word_at(token) == "eve" && token > begin + 1)
      return one_of(article.word_at(token - 2), {"on", "On"});
    const Upos tag = article.tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kAux || article.tokens.has(token, kIsPunctuation))
      return false;
  }
  return false;
}

// "Struck" of "the deal struck in July". Not "a hearing scheduled for Monday", "lost no time
// attacking them on Monday".
bool is_participle_of_noun(const Article& article, uint32_t word) {
  const Tokens& tokens = article.tokens;
  return tokens.upos[word] == Upos::kVerb && tokens.deprel[word] == Deprel::kAcl &&
         tokens.head[word] < word && !article.word_at(word).ends_with("ing") &&
         !one_of(article.lemma_at(word), {"plan", "schedule"});
}

// "The 2009 vote": nothing stands between them that could part them.
bool stands_close_before_noun(const Article& article, const DateMention& date) {
  if (!stands_before_noun(article, date)) return false;
  const uint32_t noun = governor_of(article, date);
  for (uint32_t token = date.end_token; token < noun; ++token)
    if (article.word_at(token) == ",") return false;
  return true;
}

}  // namespace

bool says_which_is_meant(const Article& article, const DateMention& date) {
  const Tokens& tokens = article.tokens;
  const uint32_t governor = governor_of(article, date);
  if (governor == kNone || date.type == TimexType::kTime) return false;
  if (stands_behind_ahead(article, date)) return true;
  const bool goes_on =
      article.published && date.when.contains(article.published->day()) && !date.when.is_on_day();
  if (goes_on) return false;
  const bool is_described = governor < date.begin_token && is_participle_of_noun(article, governor);
  const bool is_before_noun = stands_close_before_noun(article, date);
  if (!is_described && !is_nominal(article, governor)) return false;
  const DatedPhrase phrase = phrase_of(article, is_described ? tokens.head[governor] : governor);
  if (phrase.head == kNone) return false;
  if (phrase.is_apposition)
    return !is_described && !stands_between_clauses(article, date) &&
           (is_before_noun || (phrase.head == governor && governor < date.begin_token));
  if (!is_described && !is_before_noun) return false;
  const uint32_t verb = tokens.head[phrase.head];
  if (verb == kNone || verb >= phrase.head || tokens.upos[verb] != Upos::kVerb) return false;
  const std::string_view preposition = preposition_of(article, phrase.head);
  switch (tokens.deprel[phrase.head]) {
    case Deprel::kObj:
      return is_described ? article.lemma_at(verb) != "say"
                          : phrase.is_topic || judges(article, verb);
    case Deprel::kObl:
      return one_of(preposition, {"about", "against", "behind", "for", "over"}) ||
             (is_described ? preposition == "on" : one_of(preposition, {"prior", "to"}));
    case Deprel::kOblAgent:
      return is_described;
    default:
      return false;
  }
}

bool stands_before_noun(const Article& article, const DateMention& date) {
  const uint32_t governor = governor_of(article, date);
  return governor != kNone && governor >= date.end_token &&
         article.tokens.upos[governor] != Upos::kVerb;
}

bool dates_main_clause(const Article& article, const DateMention& date) {
  return leaves_main_clause(article, date) == kNone;
}

bool dates_scene(const Article& article, const DateMention& date) {
  const auto is_scene = [&](uint32_t token) {
    return is_nominal_subject(article.tokens.deprel[token]) || is_circumstance(article, token);
  };
  return leaves_main_clause(article, date, is_scene) == kNone;
}

bool dates_description(const Article& article, const DateMention& date) {
  const uint32_t governor = governor_of(article, date);
  return governor != kNone && article.tokens.upos[governor] == Upos::kVerb &&
         article.tokens.deprel[governor] == Deprel::kAcl && !describes_predicate(article, governor);
}

bool names_what_is_said_of(const Article& article, const DateMention& date) {
  const Tokens& tokens = article.tokens;
  uint32_t token = leaves_main_clause(article, date);
  if (token == kNone || is_circumstance(article, token)) return false;
  if (tokens.upos[token] == Upos::kVerb &&
      (tokens.deprel[token] != Deprel::kAcl || describes_predicate(article, token)))
    return false;
  for (int step = 0; token != kNone && step < kMostSteps; ++step) {
    const uint32_t head = tokens.head[token];
    if (head == kNone || head == token) return false;
    if (tokens.deprel[token] == Deprel::kCcomp && tokens.head[head] == head) return true;
    token = head;
  }
  return false;
}

bool stands_beside_perfect(const Article& article, const DateMention& date) {
  const Tokens& tokens = article.tokens;
  const uint32_t root = root_of(tokens, article.sentences[date.sentence]);
  uint32_t token = governor_of(article, date);
  if (root == kNone || token == kNone || !is_told_in_perfect(article, date.sentence)) return false;
  const auto is_below_root = [&] {
    return token != root && tokens.head[token] != kNone && tokens.head[token] != token;
  };
  int step = 0;
  for (; step < kMostSteps && is_below_root() && is_of_time(article, token); ++step)
    token = tokens.head[token];
  if (token == root) return false;
  const bool goes_on =
      article.published && date.when.contains(article.published->day()) && !date.when.is_on_day();
  if (goes_on || tokens.upos[token] != Upos::kVerb) return true;
  for (; step < kMostSteps && is_below_root(); ++step) {
    const Deprel relation = tokens.deprel[token];
    if (relation != Deprel::kCcomp && relation != Deprel::kConj && relation != Deprel::kParataxis)
      return true;
    token = tokens.head[token];
  }
  return false;
}

}  // namespace dateline
