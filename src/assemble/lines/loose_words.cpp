#include "assemble/lines/loose_words.h"

#include <algorithm>
#include <string_view>

#include "assemble/lines/line_words.h"
#include "lexicon/word_set.h"
#include "model/grammar.h"
#include "model/sentence_dates.h"
#include "text/brackets.h"
#include "text/one_of.h"

namespace dateline {
namespace {

bool is_comma(const Article& article, uint32_t token) { return article.word_at(token) == ","; }

// Does the date tell the day by that of printing or by another: "yesterday", "Monday night", "last
// May", "ten days ago", "the next day"? Not "8 February", which says the same to every reader.
bool is_told_by_other_day(const Article& article, const DateMention& date) {
  static const WordSet kPointing{"earlier",   "following", "last", "next",
                                 "overnight", "previous",  "that", "this"};
  static const WordSet kBeside{
      "afternoon", "april", "august",  "day",     "december", "early",    "evening",
      "february",  "in",    "january", "july",    "june",     "late",     "later",
      "march",     "may",   "month",   "morning", "night",    "november", "october",
      "september", "the",   "week",    "weekend", "year"};
  const auto& words = article.tokens.word;
  if (article.word_at(date.end_token - 1) == "ago") return true;
  bool names_other = false;
  for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
    const bool points = names_day(words[token]) || kPointing.contains(words[token]) ||
                        article.word_at(token) == "weekend";
    if (!points && !kBeside.contains(words[token])) return false;
    names_other |= points;
  }
  return names_other;
}

// Of "before dawn on Monday" only "Monday" can go.
DateMention behind_part_of_day(const Article& article, DateMention date) {
  for (uint32_t token = date.begin_token + 1; token + 1 < date.end_token; ++token)
    if (article.word_at(token) == "on") date.begin_token = token + 1;
  return date;
}

bool is_adverbial(Deprel relation) {
  switch (relation) {
    case Deprel::kObl:
    case Deprel::kOblTmod:
    case Deprel::kOblUnmarked:
    case Deprel::kOblNpmod:
    case Deprel::kAdvmod:
    case Deprel::kNmodTmod:
    case Deprel::kNmodUnmarked:
      return true;
    default:
      return false;
  }
}

// Verbs that say little else than when: "The vote came on Monday".
bool needs_its_day(const Article& article, uint32_t verb) {
  static const WordSet kWhen{"be",     "begin",    "come",   "date",   "end",
                             "expire", "fall",     "follow", "happen", "occur",
                             "open",   "schedule", "start",  "take",   "set"};
  return kWhen.contains(article.tokens.lemma[verb]);
}

// "Would not end today", "agreed to meet on Monday", "will give no visa for a visit on Monday": the
// day is part of what was meant or denied.
bool is_meant_or_denied(const Article& article, uint32_t word_above) {
  constexpr uint32_t kFarthest = 12;
  constexpr int kMostSteps = 8;
  const Tokens& tokens = article.tokens;
  LineWords word(article);
  for (int step = 0; step < kMostSteps; ++step) {  // the root is its own head
    const uint32_t head = word_above;
    for (uint32_t token = head > kFarthest ? head - kFarthest : 0; token < head; ++token)
      if (tokens.head[token] == head && tokens.deprel[token] != Deprel::kCase &&
          one_of(word(token), {"ca", "can", "could", "may", "might", "must", "never", "n't", "not",
                               "n’t", "shall", "should", "to", "will", "wo", "would", "'d", "'ll"}))
        return true;
    word_above = tokens.head[head];
    if (word_above == kNone || tokens.deprel[head] == Deprel::kParataxis) break;
  }
  return false;
}

// A date with what belongs to it: "early on Monday".
struct DayPhrase {
  TokenRange words;
  uint32_t head = kNone;  // of its words the last that hangs on another; kNone: not known
  bool has_case = false;
  bool is_past = false;  // "yesterday", "last week": nothing is meant for it
};

DayPhrase phrase_of(const Article& article, const DateMention& date, TokenRange line) {
  const Tokens& tokens = article.tokens;
  DayPhrase phrase{{date.begin_token, date.end_token}};
  LineWords word(article);
  for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
    phrase.is_past |= one_of(word(token), {"yesterday", "last", "ago"});
    if (tokens.head[token] >= date.begin_token && tokens.head[token] < date.end_token) continue;
    if (phrase.head != kNone && tokens.head[token] != tokens.head[phrase.head])
      return {phrase.words};
    phrase.head = token;
  }
  if (phrase.head == kNone || tokens.head[phrase.head] == kNone) return {phrase.words};
  uint32_t& begin = phrase.words.begin;
  const auto take_adverb = [&] {
    if (begin > line.begin && one_of(word(begin - 1), {"early", "late", "earlier", "later"}) &&
        (tokens.head[begin - 1] == tokens.head[phrase.head] || tokens.head[begin - 1] >= begin))
      --begin;
  };
  take_adverb();
  const bool is_weekend = word(date.end_token - 1) == "weekend";
  const std::string_view link = date.when.is_day() ? "on" : is_weekend ? "at" : "in";
  // The parse may hang "On" of "On Friday France left" on France.
  if (begin > line.begin && word(begin - 1) == link &&
      (tokens.head[begin - 1] == phrase.head || begin - 1 == line.begin)) {
    --begin;
    phrase.has_case = true;
    take_adverb();
  }
  return phrase;
}

// "On Sunday riot police fired", "Yesterday Mr Silva left": what opens a line is of its verb, even
// where the parse hangs it on the words behind it.
bool opens_line(const Article& article, const DayPhrase& phrase, TokenRange line) {
  LineWords word(article);
  return phrase.words.begin == line.begin && phrase.words.end < line.end &&
         one_of(word(line.begin), {"on", "yesterday", "at"}) &&
         !is_nominal_subject(article.tokens.deprel[phrase.head]) &&
         !one_of(word(phrase.words.end), {",", "and", "or", "to"});
}

// "An interview broadcast on Monday", "the letter dated Monday": what happened to a thing then says
// which one it is.
bool says_which(const Article& article, const DayPhrase& phrase) {
  const uint32_t governor = article.tokens.head[phrase.head];
  return article.tokens.deprel[governor] == Deprel::kAcl && phrase.words.begin == governor + 1;
}

// Does something else hang on the words: "Monday and Tuesday", "only on Monday", "since Monday"?
bool has_more(const Article& article, TokenRange phrase, TokenRange line) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = line.begin; token < line.end; ++token)
    if ((token < phrase.begin || token >= phrase.end) && tokens.head[token] >= phrase.begin &&
        tokens.head[token] < phrase.end && !tokens.has(token, kIsPunctuation))
      return true;
  return false;
}

// Does the line say as much without the words? Not where they hang on a noun ("Monday's vote").
bool can_go(const Article& article, const DayPhrase& phrase, TokenRange line) {
  const Tokens& tokens = article.tokens;
  const auto [begin, end] = phrase.words;
  if (phrase.head == kNone) return false;
  if (end < line.end && one_of(article.word_at(end), {"'s", "’s", "-", "'"})) return false;
  if (opens_line(article, phrase, line)) return true;
  const Deprel relation = tokens.deprel[phrase.head];
  if (!is_adverbial(relation) && !(phrase.has_case && relation == Deprel::kNmod)) return false;
  const uint32_t governor = tokens.head[phrase.head];
  const bool is_at_end =
      end == line.end || tokens.has(end, kIsPunctuation) || begin == governor + 1;
  return !(is_at_end && needs_its_day(article, governor)) && !says_which(article, phrase) &&
         (phrase.is_past || !is_meant_or_denied(article, governor)) &&
         !has_more(article, phrase.words, line);
}

// What goes with the phrase: the comma behind one that opens the line, that before one that ends
// it. Empty where it stands between two commas, which may belong to anything.
TokenRange with_comma(const Article& article, TokenRange phrase, TokenRange line) {
  const bool has_before = phrase.begin > line.begin && is_comma(article, phrase.begin - 1);
  const bool has_behind = phrase.end < line.end && is_comma(article, phrase.end);
  if (has_before && has_behind) return {};
  if (phrase.begin == line.begin && has_behind) ++phrase.end;
  if (phrase.end == line.end && has_before) --phrase.begin;
  return phrase;
}

// "Lina Borg, 44, left": the age with both commas.
TokenRange age_at(const Article& article, uint32_t token, TokenRange line) {
  const Tokens& tokens = article.tokens;
  const bool is_age = token > line.begin + 1 && token + 2 < line.end &&
                      tokens.upos[token] == Upos::kNum && article.word_at(token).size() == 2 &&
                      is_comma(article, token - 1) && is_comma(article, token + 1) &&
                      is_person(tokens.name_tag(token - 2));
  return is_age ? TokenRange{token - 1, token + 2} : TokenRange{};
}

// "Borg also left", "the bank, however, paid", "Norvik, for example, left": what ties the sentence
// to those before it. Not in "but also".
TokenRange connective_at(const Article& article, uint32_t token, TokenRange line) {
  if (token == line.begin || token + 1 >= line.end) return {};
  const std::string_view word = article.word_at(token);
  if (word == "for" && one_of(article.word_at(token + 1), {"example", "instance"}) &&
      token + 2 < line.end && is_comma(article, token - 1) && is_comma(article, token + 2))
    return {token - 1, token + 3};
  if (!one_of(word, {"also", "however", "meanwhile", "therefore", "too"})) return {};
  const bool is_between = is_comma(article, token - 1) && is_comma(article, token + 1);
  if (is_between) return {token - 1, token + 2};
  const bool is_plain = word == "also" && article.tokens.deprel[token] == Deprel::kAdvmod &&
                        !one_of(article.word_at(token - 1), {"but", "and", ","}) &&
                        !is_comma(article, token + 1);
  return is_plain ? TokenRange{token, token + 1} : TokenRange{};
}

// "Silva (left)", "the union (UGT)"; not what a bracket tells: "held (and then freed) two men".
TokenRange bracket_at(const Article& article, uint32_t token, TokenRange line) {
  if (!opens_bracket(article.word_at(token))) return {};
  for (uint32_t end = token + 1; end < line.end; ++end) {
    const Upos tag = article.tokens.upos[end];
    if (opens_bracket(article.word_at(end)) || tag == Upos::kVerb || tag == Upos::kAux) return {};
    if (closes_bracket(article.word_at(end))) return {token, end + 1};
  }
  return {};
}

// The ranges of the line that may go, in order.
std::vector<TokenRange> loose_in(const Article& article, uint32_t sentence, TokenRange line,
                                 const When& day) {
  std::vector<TokenRange> loose;
  for (const DateMention& whole : dates_in(article, sentence)) {
    const DateMention date = behind_part_of_day(article, whole);
    if (date.begin_token < line.begin || date.end_token > line.end || !date.has_when) continue;
    if (date.when.first != day.first || date.when.last != day.last) continue;
    if (!is_told_by_other_day(article, date)) continue;
    const DayPhrase phrase = phrase_of(article, date, line);
    if (!can_go(article, phrase, line)) continue;
    const TokenRange words = with_comma(article, phrase.words, line);
    if (!words.empty()) loose.push_back(words);
  }
  for (uint32_t token = line.begin; token < line.end; ++token)
    for (const TokenRange range : {age_at(article, token, line), bracket_at(article, token, line),
                                   connective_at(article, token, line)})
      if (!range.empty()) loose.push_back(range);
  std::sort(loose.begin(), loose.end(),
            [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
  return loose;
}

bool is_quoted(const Article& article, TokenRange range) {
  for (uint32_t token = range.begin; token < range.end; ++token)
    if (article.tokens.has(token, kInQuote)) return true;
  return false;
}

}  // namespace

std::vector<TokenRange> without_loose_words(const Article& article, uint32_t sentence,
                                            const std::vector<TokenRange>& pieces,
                                            const When& day) {
  if (pieces.empty()) return {};
  uint32_t kept = 0;
  for (const TokenRange& piece : pieces) kept += piece.size();
  std::vector<TokenRange> left;
  const auto loose = loose_in(article, sentence, {pieces.front().begin, pieces.back().end}, day);
  auto next = loose.begin();
  for (TokenRange piece : pieces) {
    for (; next != loose.end() && next->begin < piece.end; ++next) {
      const bool goes = next->begin >= piece.begin && next->end <= piece.end &&
                        kept >= next->size() + kFewestWords && !is_quoted(article, *next);
      if (!goes) continue;
      if (next->begin > piece.begin) left.push_back({piece.begin, next->begin});
      piece.begin = next->end;
      kept -= next->size();
    }
    if (!piece.empty()) left.push_back(piece);
  }
  return left;
}

}  // namespace dateline
