#include "extract/clauses.h"

#include <algorithm>

#include "extract/quotes/speech.h"
#include "model/dateline_prefix.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// "Tried to win, lost, left and vowed": from the last verb to whose subject it has.
constexpr int kMostVerbs = 6;

// How far an auxiliary may stand from its verb: "will, the minister said on Monday, be closed".
constexpr uint32_t kVerbReach = 12;
// How far a negation may stand before the word that it negates: "does not currently plan".
constexpr uint32_t kNegationReach = 4;
// How many quotes may nest: a quotation inside of reported speech.
constexpr uint32_t kNestedQuotes = 4;
// What a verb of data/speech.tsv must stand with to report.
constexpr int32_t kReports = kTakesQuotation | kTakesClause | kTakesBareClause;

const WordSet& negations() {
  static const WordSet words{"not", "n't", "never", "no", "neither", "nor", "without", "hardly"};
  return words;
}

// Verbs that deny or give up what depends on them: "refused to promise", "ruled out plans".
const WordSet& refusals() {
  static const WordSet words{"refuse", "decline",  "deny",   "fail",  "stop",    "stopped",
                             "drop",   "abandon",  "cancel", "scrap", "shelve",  "ditch",
                             "reject", "withdraw", "rule",   "lack",  "postpone"};
  return words;
}

bool is_verbal(Upos tag) { return tag == Upos::kVerb || tag == Upos::kAux; }

bool is_nominal(Upos tag) { return tag == Upos::kNoun || tag == Upos::kPropn; }

bool ends_name(Upos tag) { return tag == Upos::kPropn || tag == Upos::kNoun || tag == Upos::kPron; }

}  // namespace

// "to local hospitals": what stands behind "to" is a noun phrase, not a verb.
bool Clauses::begins_noun_phrase(uint32_t token) const {
  static const WordSet links{"and", "or"};
  if (token + 1 >= end()) return false;
  const Upos next = upos(token + 1);
  return (upos(token) == Upos::kAdj && is_nominal(next)) || is_verbal(next) ||
         tokens().has(token + 1, kIsPunctuation) || links.contains(word(token + 1));
}

bool Clauses::is_mark(uint32_t token, char mark) const {
  return tokens().has(token, kIsPunctuation) &&
         article.word_at(token) == std::string_view(&mark, 1);
}

bool Clauses::is_dash(uint32_t token) const {
  if (!tokens().has(token, kIsPunctuation) || !tokens().has(token, kSpaceBefore)) return false;
  return ::dateline::is_dash(decode_utf8(article.text, tokens().begin[token]).value);
}

bool Clauses::is_question() const {
  for (uint32_t token = end(); token-- > begin();) {
    if (!tokens().has(token, kIsPunctuation)) return false;
    if (is_mark(token, '?')) return true;
  }
  return false;
}

bool Clauses::is_speech(uint32_t token) const {
  if (upos(token) != Upos::kVerb) return false;
  const auto value = lexicon.list(WordList::kSpeech).find(lemma(token));
  return value && (*value & kReports) != 0;
}

uint32_t Clauses::verb_after(uint32_t token, uint32_t end_token) const {
  const uint32_t last = std::min({end_token, end(), token + kVerbReach});
  uint32_t auxiliary = kNone;
  bool aside = false;  // between two commas: "will, he said, strike"
  for (uint32_t next = token + 1; next < last; ++next) {
    if (is_mark(next, ',')) {
      aside = !aside;
      continue;
    }
    if (aside) continue;
    const Upos tag = upos(next);
    if (tag == Upos::kVerb) return next;
    if (tag == Upos::kAux) {
      auxiliary = next;
      continue;
    }
    const bool goes_on = tag == Upos::kAdv || tag == Upos::kPart || tag == Upos::kPron ||
                         tokens().has(next, kOpensQuote);
    if (goes_on) continue;
    // "will peak", "vowed to free those": a noun or adjective in the verb's place is a mistaken
    // tag.
    const bool in_place = auxiliary == kNone && next == token + 1;
    if (in_place && (tag == Upos::kNoun || tag == Upos::kAdj) && !begins_noun_phrase(next))
      return next;
    break;
  }
  return auxiliary;
}

bool Clauses::is_negated(uint32_t token) const {
  const uint32_t first = std::max(begin(), token - std::min(token, kNegationReach));
  for (uint32_t before = token; before-- > first;) {
    if (negations().contains(word(before))) return true;
    static const WordSet rule{"rule"}, out{"out"};  // "ruled that he had a right"
    const bool is_ruling = rule.contains(lemma(before)) && !out.contains(word(before + 1));
    if (refusals().contains(lemma(before)) && upos(before) == Upos::kVerb && !is_ruling)
      return true;
    const Upos tag = upos(before);
    const bool belongs = tag == Upos::kAux || tag == Upos::kAdv || tag == Upos::kPart ||
                         tag == Upos::kAdj || tag == Upos::kDet || tag == Upos::kPron ||
                         tag == Upos::kAdp;
    if (!belongs) return false;
  }
  return false;
}

bool Clauses::is_conditional(uint32_t token) const {
  static const WordSet openers{"if", "whether", "unless"}, whether{"whether"};
  for (uint32_t before = token; before-- > window_begin(token);) {
    if (whether.contains(word(before)) && is_closed_before(before, token)) return false;
    if (openers.contains(word(before)) || is_inverted(before)) return true;
    const bool is_quote_mark =
        tokens().has(before, kOpensQuote) || tokens().has(before, kClosesQuote);
    if (tokens().has(before, kIsPunctuation) && !is_quote_mark) return false;
    if (upos(before) == Upos::kSconj) return false;
  }
  return false;
}

// "A ruling on whether he will go is expected": in the parse the clause of "whether" ends before.
bool Clauses::is_closed_before(uint32_t opener, uint32_t token) const {
  const uint32_t verb = tokens().head[opener];
  if (tokens().deprel[opener] != Deprel::kMark || verb <= opener || verb >= token) return false;
  constexpr int kMostSteps = 8;
  uint32_t above = token;
  for (int step = 0; step < kMostSteps && above < end() && above >= begin(); ++step) {
    if (above == verb) return false;
    if (tokens().deprel[above] == Deprel::kRoot) return true;
    above = tokens().head[above];
  }
  return false;
}

// "should he agree to go", "Had the state come forward": "if" without the word.
bool Clauses::is_inverted(uint32_t auxiliary) const {
  static const WordSet should{"should"}, past{"had", "were"};
  static const WordSet persons{"he", "she", "they", "it", "we", "i", "you"};
  if (should.contains(word(auxiliary)))
    return auxiliary + 1 < end() && persons.contains(word(auxiliary + 1));
  return past.contains(word(auxiliary)) && auxiliary == begin();
}

uint32_t Clauses::first_mention(uint32_t first_token, uint32_t end_token) const {
  const auto& entities = article.entities;
  const auto found = std::lower_bound(
      entities.begin(), entities.end(), first_token,
      [](const EntityMention& mention, uint32_t at) { return mention.begin_token < at; });
  if (found == entities.end() || found->begin_token >= end_token) return kNone;
  return static_cast<uint32_t>(found - entities.begin());
}

const DateMention* Clauses::date_at(uint32_t token) const {
  const auto& dates = article.dates;
  const auto found =
      std::lower_bound(dates.begin(), dates.end(), token,
                       [](const DateMention& date, uint32_t at) { return date.begin_token < at; });
  return found != dates.end() && found->begin_token == token ? &*found : nullptr;
}

bool Clauses::owns_subject(uint32_t ix, uint32_t verb) const {
  static const WordSet bodies{"army",       "board",       "cabinet",  "government",
                              "leadership", "military",    "ministry", "parliament",
                              "presidency", "shareholder", "state",    "troop"};
  const uint32_t mark = article.entities[ix].end_token;
  if (mark + 1 >= verb || upos(mark) != Upos::kPart) return false;
  for (uint32_t token = mark + 1; token < verb; ++token) {
    if (bodies.contains(lemma(token))) return false;
    if (tokens().head[token] == verb && is_nominal_subject(tokens().deprel[token])) return true;
    const Upos tag = upos(token);  // "Durban, Africa's busiest port, will": neither is
    if (tag != Upos::kNoun && tag != Upos::kAdj && tag != Upos::kAdv) return true;
  }
  return true;
}

// "A South African court will rule", "workers in Durban, Africa's busiest port, will strike": in
// the parse the name stands below the subject and is not it.
bool Clauses::is_below_subject(uint32_t ix, uint32_t verb) const {
  constexpr int kMostSteps = 6;
  const EntityMention& mention = article.entities[ix];
  const auto has_case = [&](uint32_t noun) {
    for (uint32_t before = noun; before-- > begin() && before + 6 > noun;)
      if (tokens().head[before] == noun && tokens().deprel[before] == Deprel::kCase) return true;
    return false;
  };
  bool is_below = false;
  uint32_t at = mention.end_token - 1;
  for (int step = 0; step < kMostSteps && at >= begin() && at < end(); ++step) {
    const Deprel relation = tokens().deprel[at];
    const uint32_t head = tokens().head[at];
    if (head == verb) return is_below && is_nominal_subject(relation);
    is_below = is_below || relation == Deprel::kAmod ||
               ((relation == Deprel::kNmod || relation == Deprel::kObl) && has_case(at));
    if (relation == Deprel::kRoot) return false;
    at = head;
  }
  return false;
}

uint32_t Clauses::mention_at(uint32_t token) const {
  for (uint32_t ix = first_mention(window_begin(token), token + 1);
       ix != kNone && ix < article.entities.size() && article.entities[ix].begin_token <= token;
       ++ix)
    if (token < article.entities[ix].end_token) return ix;
  return kNone;
}

// The verb before it beside whose subject a participle stands; kNone of any other verb.
uint32_t Clauses::verb_of_participle(uint32_t verb) const {
  const uint32_t head = tokens().head[verb];
  const bool is_beside = tokens().deprel[verb] == Deprel::kAdvcl && head < verb &&
                         head >= window_begin(verb) && upos(head) == Upos::kVerb;
  if (!is_beside || !article.word_at(verb).ends_with("ing")) return kNone;
  for (uint32_t before = verb; before-- > head;)
    if (tokens().head[before] == verb && upos(before) == Upos::kAux) return kNone;
  return head;
}

bool Clauses::has_object_before(uint32_t verb, uint32_t end_token) const {
  for (uint32_t token = verb + 1; token < end_token; ++token)
    if (tokens().head[token] == verb &&
        (tokens().deprel[token] == Deprel::kObj || tokens().deprel[token] == Deprel::kIobj))
      return true;
  return false;
}

bool Clauses::has_subject(uint32_t verb) const {
  return subject_in(tokens(), verb, window_begin(verb), verb) != kNone;
}

uint32_t Clauses::subject_of(uint32_t verb) const { return subject_within(verb, kMostVerbs); }

// Climbs over so many verbs at most.
uint32_t Clauses::subject_within(uint32_t verb, int verbs) const {
  // The parse knows it, where there is one.
  const uint32_t first_token = window_begin(verb);
  for (uint32_t token = first_token; token < verb; ++token) {
    if (tokens().head[token] != verb || !is_nominal_subject(tokens().deprel[token])) continue;
    if (const uint32_t ix = mention_at(token); ix != kNone) return ix;
  }
  if (verbs == 0) return nearest_name_before(verb);
  // "are poised to unseat him", "tried to take": who is poised, who tried; not "urged Ahl to go".
  const uint32_t above = tokens().head[verb];
  const bool is_led =
      tokens().deprel[verb] == Deprel::kXcomp && above < verb && above >= first_token;
  if (is_led && (upos(above) == Upos::kAdj || tokens().deprel[above] == Deprel::kAclRelcl ||
                 (upos(above) == Upos::kVerb && !has_object_before(above, verb))))
    return subject_within(above, verbs - 1);
  // "Rade scolded the councillors who are poised to unseat him": these, named or not.
  static const WordSet relative{"who", "which"};
  if (tokens().deprel[verb] == Deprel::kAclRelcl && above < verb && above >= first_token)
    for (uint32_t token = above + 1; token < verb; ++token)
      if (tokens().head[token] == verb && is_nominal_subject(tokens().deprel[token]) &&
          relative.contains(word(token)))
        return mention_at(above);
  // "Sosa criticised Ahl and promised": who did the first did the second.
  const bool is_second = tokens().deprel[verb] == Deprel::kConj && above < verb &&
                         above >= first_token && upos(above) == Upos::kVerb;
  if (is_second && upos(verb) == Upos::kVerb && !has_subject(verb))
    return subject_within(above, verbs - 1);
  // "Teachers gathered in Lower Square, demanding": who gathered demands, named or not.
  if (const uint32_t leading = verb_of_participle(verb);
      leading != kNone && subject_in(tokens(), leading, first_token, leading) != kNone)
    return subject_within(leading, verbs - 1);
  return nearest_name_before(verb);
}

// The nearest name to the left that no preposition governs: "In Beirut, the leader of Hezbollah,
// Hassan Nasrallah, threatened".
uint32_t Clauses::nearest_name_before(uint32_t verb) const {
  const uint32_t first_token = window_begin(verb);
  uint32_t best = kNone;
  for (uint32_t ix = first_mention(first_token, verb);
       ix != kNone && ix < article.entities.size() && article.entities[ix].end_token <= verb;
       ++ix) {
    const uint32_t first = article.entities[ix].begin_token;
    uint32_t before = first;
    while (before > begin() && (upos(before - 1) == Upos::kDet || upos(before - 1) == Upos::kAdj))
      --before;
    const bool governed = before > begin() && upos(before - 1) == Upos::kAdp;
    if (!governed && !owns_subject(ix, verb) && !is_below_subject(ix, verb)) best = ix;
  }
  if (best == kNone) return kNone;
  // Another clause's subject is none: "Trump left, and officials said".
  for (uint32_t token = article.entities[best].end_token; token < verb; ++token)
    if (is_speech(token) ||
        (upos(token) == Upos::kCconj && token + 1 < verb && ends_name(upos(token + 1))))
      return kNone;
  return best;
}

uint32_t Clauses::clause_end(uint32_t token) const {
  if (token == end()) return token;  // asked behind "the mayor ordered", where an article may end
  const bool in_quote = tokens().has(token, kInQuote);
  for (uint32_t next = token + 1; next < window_end(token); ++next) {
    if (is_mark(next, ';')) return next;
    if (in_quote && tokens().has(next, kClosesQuote)) return next;
    if (!is_mark(next, ',')) continue;
    // ", he said on Monday" and ", the ministry said" end what is said.
    for (uint32_t verb = next + 1; verb < std::min(end(), next + kVerbReach); ++verb) {
      if (tokens().has(verb, kIsPunctuation) || upos(verb) == Upos::kCconj ||
          upos(verb) == Upos::kPart)
        break;
      if (is_speech(verb)) return next;
      if (is_verbal(upos(verb))) break;
    }
  }
  return window_end(token);
}

const QuoteMention* Clauses::quote_at(uint32_t token) const {
  const Span at = tokens().span(token);
  const auto& quotes = article.quotes;
  auto after = std::upper_bound(
      quotes.begin(), quotes.end(), at.begin,
      [](uint32_t byte, const QuoteMention& quote) { return byte < quote.span.begin; });
  for (uint32_t step = 0; step < kNestedQuotes && after != quotes.begin(); ++step)
    if ((--after)->span.contains(at)) return &*after;
  return quote_continued_at(token);
}

const QuoteMention* Clauses::quote_continued_at(uint32_t token) const {
  static const WordSet that{"that"};
  constexpr uint32_t kOpenerReach = 16;  // in tokens
  uint32_t opener = token;
  while (!that.contains(word(opener)) || opener == begin() || upos(opener - 1) != Upos::kCconj) {
    if (opener == begin() || opener + kOpenerReach < token || is_mark(opener, ';')) return nullptr;
    --opener;
  }
  const Span before = tokens().span(begin(), opener);
  const auto& quotes = article.quotes;
  auto quote = std::lower_bound(
      quotes.begin(), quotes.end(), before.end,
      [](const QuoteMention& mention, uint32_t byte) { return mention.span.begin < byte; });
  for (uint32_t step = 0; step < kNestedQuotes && quote != quotes.begin(); ++step)
    if (before.contains((--quote)->span) &&
        that.contains(word(tokens().token_at(quote->span.begin))))
      return &*quote;
  return nullptr;
}

uint32_t Clauses::cue_of(const QuoteMention& quote) const {
  return quote.cue.empty() ? kNone : tokens().token_at(quote.cue.begin);
}

uint32_t Clauses::verb_of_saying_before(uint32_t token) const {
  static const WordSet that{"that"};
  constexpr uint32_t kSubjectReach = 4, kSayingReach = 16;  // in tokens
  uint32_t opener = token;
  while (opener > begin() && opener + kSubjectReach > token && !that.contains(word(opener)))
    --opener;
  if (!that.contains(word(opener))) return kNone;
  for (uint32_t verb = opener; verb-- > begin() && verb + kSayingReach > opener;)
    if (upos(verb) == Upos::kVerb) return is_speech(verb) ? verb : kNone;
  return kNone;
}

Span Clauses::subject_words(uint32_t verb) const {
  static const WordSet relative{"that", "which", "who"};
  const Speech speech(article, lexicon);
  const uint32_t behind = behind_dateline(article, sentence());
  const uint32_t first = std::max(window_begin(verb), behind <= verb ? behind : begin());
  TokenRange words = speech.subject_of(verb, first);
  // "A letter that told Iraq": the letter did.
  const uint32_t head = tokens().head[verb];
  if (words.end == words.begin + 1 && relative.contains(word(words.begin)) &&
      tokens().deprel[verb] == Deprel::kAclRelcl && head >= first && head < words.begin)
    words = speech.phrases().noun_phrase_ending_at(head, first);
  return words.empty() ? Span{} : tokens().span(words.begin, words.end);
}

}  // namespace dateline
