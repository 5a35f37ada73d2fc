#include "assemble/lines/sentence_news.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "assemble/lines/line_words.h"
#include "assemble/lines/run_ins.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/brackets.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// The word that a sentence says something with: its root, or that of what somebody says.
uint32_t main_predicate(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  const uint32_t main = root_of(article.tokens, sentence);
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (tokens.head[token] == main && tokens.deprel[token] == Deprel::kCcomp) return token;
  return main;
}

// "Tony Hayward (left)".
bool tells_who_stands_where(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token + 1; token + 1 < sentence.end_token; ++token)
    if (one_of(article.word_at(token), {"left", "right", "L", "R"}) &&
        opens_bracket(article.word_at(token - 1)) && closes_bracket(article.word_at(token + 1)))
      return true;
  return false;
}

// "Alabama, June 24, 2010."
bool ends_with_date(const Article& article, const Sentence& sentence) {
  return std::any_of(article.dates.begin(), article.dates.end(), [&](const DateMention& date) {
    return date.end_token + 1 == sentence.end_token && date.begin_token > sentence.begin_token &&
           date.has_when && date.when.is_day() && date.when.basis == Basis::kStated &&
           article.word_at(date.begin_token - 1) == ",";
  });
}

// "An oil-covered pelican flaps its wings on an island": what a camera sees, told as of now.
bool tells_a_sight(const Article& article, uint32_t sentence) {
  static const WordSet kSights{
      "arrive", "ask",     "attend",  "battle",  "carry", "clean", "collect", "flap",
      "float",  "fly",     "gather",  "gesture", "hold",  "leave", "listen",  "look",
      "march",  "perform", "picture", "pose",    "pray",  "ride",  "run",     "see",
      "show",   "sit",     "smile",   "speak",   "stand", "swim",  "take",    "talk",
      "walk",   "watch",   "wave",    "wipe",    "work"};
  const Sentence& whole = article.sentences[sentence];
  const uint32_t predicate = main_predicate(article, whole);
  if (predicate == kNone || !kSights.contains(article.tokens.lemma[predicate])) return false;
  const auto dates = dates_in(article, sentence);
  const bool has_date = std::any_of(dates.begin(), dates.end(),
                                    [](const DateMention& date) { return date.has_when; });
  return !has_date && tells_state(article, sentence);
}

// "Dockers voted to accept a deal on Friday, the union said": what is said stands in front, and the
// parse took it for a circumstance. Not "Asked about the deal, the mayor said".
bool opens_with_clause(const Article& article, const Sentence& sentence, uint32_t said) {
  const Tokens& tokens = article.tokens;
  uint32_t verb = sentence.begin_token;
  while (verb < said && tokens.upos[verb] != Upos::kVerb) {
    if (tokens.has(verb, kIsPunctuation) || tokens.upos[verb] == Upos::kSconj) return false;
    ++verb;
  }
  if (verb == sentence.begin_token || verb == said || tokens.head[verb] != said) return false;
  for (uint32_t token = verb; token < said; ++token)
    if (article.word_at(token) == ",") return true;
  return false;
}

// "The mayor used to walk to work"; not "it was used to block the road".
bool is_habit(const Article& article, const Sentence& whole, uint32_t predicate) {
  const Tokens& tokens = article.tokens;
  return article.word_at(predicate) == "used" && predicate + 2 < whole.end_token &&
         article.word_at(predicate + 1) == "to" && tokens.upos[predicate + 2] == Upos::kVerb &&
         predicate > whole.begin_token && tokens.upos[predicate - 1] != Upos::kAux;
}

}  // namespace

bool is_in_present(const Article& article, uint32_t verb) {
  return is_present_form(fold(article.word_at(verb)), article.lemma_at(verb));
}

bool tells_state(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t predicate = main_predicate(article, whole);
  if (predicate == kNone) return false;
  if (is_habit(article, whole, predicate)) return true;
  bool is_present = tokens.upos[predicate] == Upos::kVerb && is_in_present(article, predicate);
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] != predicate) continue;
    const Deprel relation = tokens.deprel[token];
    if (relation == Deprel::kAux && !one_of(article.word_at(token), {"do", "does"})) return false;
    if (relation == Deprel::kCop || relation == Deprel::kAuxPass)
      is_present = one_of(article.word_at(token), {"is", "are", "'s", "'re"});
    const bool is_further_verb = relation == Deprel::kConj && tokens.upos[token] == Upos::kVerb;
    if (is_further_verb && !is_in_present(article, token)) return false;
  }
  return is_present;
}

bool is_told_of_past(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t predicate = main_predicate(article, whole);
  if (predicate == kNone) return true;
  bool is_past = tokens.upos[predicate] != Upos::kVerb || !is_in_present(article, predicate);
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] != predicate) continue;
    const Deprel relation = tokens.deprel[token];
    if (relation != Deprel::kAux && relation != Deprel::kAuxPass && relation != Deprel::kCop)
      continue;
    if (one_of(article.word_at(token), {"had", "did", "was", "were", "'d"})) return true;
    is_past = false;
  }
  return is_past;
}

bool tells_plan(const Article& article, uint32_t sentence) {
  static const WordSet kPlanned{"aim",  "due",    "expect", "hope",     "intend", "likely",
                                "plan", "poised", "ready",  "schedule", "set"};
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t root = root_of(tokens, whole);
  if (root == kNone) return false;
  const bool is_planned = kPlanned.contains(tokens.lemma[root]);
  bool has_be = false, has_to = false;
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] != root || token == root) continue;
    const Deprel relation = tokens.deprel[token];
    if (relation == Deprel::kXcomp && is_planned) return true;
    if (relation == Deprel::kAux && one_of(article.lemma_at(token), {"will", "shall"})) return true;
    has_be |= article.lemma_at(token) == "be";
    has_to |= relation == Deprel::kMark && one_of(article.word_at(token), {"to", "due"});
  }
  return has_be && has_to;
}

bool tells_news(const Article& article, uint32_t sentence) {
  static const WordSet kOtherTimes{
      "already",  "earlier",    "eventually", "ever",  "far",           "formerly",   "initially",
      "later",    "long",       "never",      "often", "once",          "originally", "previously",
      "recently", "repeatedly", "since",      "then",  "traditionally", "usually"};
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t root = root_of(article.tokens, whole);
  if (root == kNone || tokens.upos[root] != Upos::kVerb) return false;
  if (article.word_at(root).ends_with("ing")) return false;
  bool is_past = !is_in_present(article, root);
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] != root) continue;
    const Deprel relation = tokens.deprel[token];
    const std::string_view word = article.word_at(token);
    if (relation == Deprel::kAux && word != "did") return false;
    if (relation == Deprel::kAuxPass && one_of(word, {"is", "are", "'s", "'re"})) return false;
    if (relation == Deprel::kAdvmod && kOtherTimes.contains(tokens.lemma[token])) return false;
    is_past |= relation == Deprel::kAux && word == "did";
  }
  return is_past;
}

bool is_first_or_second_person(WordId word) {
  static const WordSet kWords{"i", "we", "you", "me", "us", "my", "our", "your", "ours", "yours"};
  return kWords.contains(word);
}

bool is_talk(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token)
    if (is_first_or_second_person(tokens.word[token]) && !tokens.has(token, kInQuote)) return true;
  return false;
}

bool is_spoken(const Article& article) {
  constexpr uint32_t kFewestSpoken = 5, kSpokenShare = 4;
  uint32_t sentences = 0, spoken = 0;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    if (article.sentences[ix].kind != SentenceKind::kBody) continue;
    ++sentences;
    spoken += is_talk(article, ix);
  }
  return spoken >= kFewestSpoken && spoken * kSpokenShare >= sentences;
}

bool is_in_opening(const Article& article, uint32_t sentence, uint32_t length) {
  uint32_t above = 0;
  for (uint32_t before = 0; before < sentence && above < length; ++before)
    above += article.sentences[before].kind == SentenceKind::kBody;
  return above < length;
}

bool opens_entry(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  if (behind_clock(article, whole) != whole.begin_token ||
      behind_stamp(article, {whole.begin_token, whole.end_token}) != whole.begin_token)
    return true;
  if (sentence == 0) return false;
  const Sentence& before = article.sentences[sentence - 1];
  return before.begin_token != before.end_token &&
         behind_clock(article, before) == before.end_token;
}

bool is_caption(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  if (tells_who_stands_where(article, whole) || tells_a_sight(article, sentence)) return true;
  if (!ends_with_date(article, whole)) return false;
  const uint32_t predicate = main_predicate(article, whole);
  const bool is_title = predicate != kNone && article.tokens.upos[predicate] == Upos::kNoun;
  return is_title || tells_state(article, sentence);
}

bool tells_of_picture(const Article& article, TokenRange range) {
  static const WordSet kPictures{"footage", "image", "photo", "photograph", "picture"};
  const Tokens& tokens = article.tokens;
  uint32_t noun = range.begin;  // "a satellite picture"
  while (noun < range.end && noun < range.begin + 2 && !kPictures.contains(tokens.lemma[noun]) &&
         tokens.upos[noun] != Upos::kVerb && tokens.upos[noun] != Upos::kAdp)
    ++noun;
  if (noun >= range.end || tokens.upos[noun] != Upos::kNoun ||
      !kPictures.contains(tokens.lemma[noun]))
    return false;
  for (uint32_t token = noun + 1; token < range.end; ++token) {
    const std::string_view word = article.word_at(token);
    const bool is_verbal = tokens.upos[token] == Upos::kVerb || tokens.upos[token] == Upos::kAux;
    if (!is_verbal || word.ends_with("ing") || article.word_at(token - 1) == "to" ||
        is_in_relative_clause(article, token))
      continue;
    if (one_of(word, {"show", "shows", "depicts"})) return true;
    if (!one_of(word, {"taken", "made", "provided", "released"})) return false;
  }
  return true;
}

bool says_nothing(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t predicate = main_predicate(article, whole);
  if (predicate == kNone) return false;
  const std::string_view verb = article.lemma_at(predicate);
  const bool is_stating = one_of(
      verb, {"proclaim", "declare", "announce", "state", "remark", "exclaim", "note", "assert"});
  const bool is_saying = is_stating || verb == "say";
  if (!is_saying && verb != "tell") return false;
  if (opens_with_clause(article, whole, predicate)) return false;
  bool has_link = false;
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.has(token, kInQuote)) return false;
    // "Announced on television that each family": the parse may miss what hangs on it.
    const bool is_verbal = tokens.upos[token] == Upos::kVerb || tokens.upos[token] == Upos::kAux;
    if (is_stating && token != predicate && is_verbal) return false;
    // So of "said on Monday that it had left", "told them to stay".
    if (has_link && is_verbal) return false;
    has_link |= token > predicate && (one_of(article.word_at(token), {"that", "to"}));
    if (tokens.head[token] != predicate || token == predicate) continue;
    const Deprel relation = tokens.deprel[token];
    if (relation == Deprel::kCcomp || relation == Deprel::kXcomp ||
        relation == Deprel::kParataxis ||
        (is_saying && (relation == Deprel::kObj || relation == Deprel::kNsubjPass)))
      return false;
  }
  return true;
}

bool tells_of_no_comment(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t root = root_of(tokens, whole);
  if (root == kNone) return false;
  const std::string_view main = article.lemma_at(root);
  const bool is_refusal = one_of(main, {"decline", "refuse", "unavailable"});
  const bool is_answer =
      one_of(main, {"respond", "reply", "return", "answer", "reach", "available"});
  bool has_comment = false, has_none = false, is_negated = false;
  uint32_t denied = kNone;  // what "no" stands before
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    if (tokens.head[token] == root && token != root) {
      if (tokens.deprel[token] == Deprel::kConj || tokens.deprel[token] == Deprel::kCcomp)
        return false;
      is_negated |= one_of(article.word_at(token), {"not", "n't", "n’t"});
    }
    if (article.lemma_at(token) == "no") denied = tokens.head[token];
    // "Calls to her lawyer were not returned."
    has_comment |= tokens.head[token] == root && tokens.deprel[token] == Deprel::kNsubjPass &&
                   one_of(article.lemma_at(token), {"call", "message", "email", "e-mail"});
    if (article.lemma_at(token) != "comment" || tokens.has(token, kInQuote)) continue;
    has_comment = true;
    has_none |= tokens.head[token] == root && denied == token;
  }
  return has_comment && (is_refusal || (is_answer && is_negated) || has_none);
}

bool asserts_nothing(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  if (root_of(tokens, whole) == kNone) return false;
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    const Upos tag = tokens.upos[token];
    const bool is_verb = tag == Upos::kVerb || tag == Upos::kAux;
    if (is_verb && !article.word_at(token).ends_with("ing") &&
        !is_in_relative_clause(article, token))
      return false;
  }
  return true;
}

bool tells_words(const Article& article, uint32_t sentence) {
  const uint32_t root = root_of(article.tokens, article.sentences[sentence]);
  return root != kNone &&
         one_of(article.lemma_at(root), {"say", "tell", "add", "warn", "write", "argue"});
}

const DateMention* date_of_words(const Article& article, uint32_t sentence) {
  const Tokens& tokens = article.tokens;
  if (!tells_words(article, sentence)) return nullptr;
  for (const DateMention& date : article.dates) {
    if (date.sentence != sentence || !date.has_when || !date.when.is_on_day()) continue;
    for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
      const uint32_t head = tokens.head[token];
      if (head != kNone && head != token && tokens.head[head] == head) return &date;
    }
  }
  return nullptr;
}

bool is_in_relative_clause(const Article& article, uint32_t token) {
  constexpr int kMostSteps = 16;
  for (int step = 0; step < kMostSteps; ++step) {
    if (article.tokens.deprel[token] == Deprel::kAclRelcl) return true;
    const uint32_t head = article.tokens.head[token];
    if (head == kNone || head == token) return false;
    token = head;
  }
  return false;
}

}  // namespace dateline
