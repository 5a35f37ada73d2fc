#include "assemble/lines/line_dates.h"

#include <algorithm>

#include "assemble/lines/kept_tokens.h"
#include "assemble/lines/main_clause.h"
#include "assemble/lines/sentence_news.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// A date of long ago is older.
constexpr int32_t kRecentDays = 31;

// "She also ran a fund for victims of the 2001 attacks": a date of long ago that hangs on a noun
// says which one is meant, and not when the sentence's own event was.
bool only_names_the_past(const Article& article, const DateMention& date) {
  if (!article.published || days_between(date.when.last, article.published->day()) <= kRecentDays)
    return false;
  if (date.begin_token > 0 && article.word_at(date.begin_token - 1) == ",") return false;
  const uint32_t governor = governor_of(article, date);
  return governor != kNone && (article.tokens.upos[governor] == Upos::kNoun ||
                               article.tokens.upos[governor] == Upos::kPropn);
}

// Does the word set now beside then: "since the 2003 war", "unlike in 2003", "reminiscent of 2003"?
// If so, what of the sentence tells of then; else kNone.
uint32_t phrase_of_comparison(const Article& article, uint32_t word) {
  const std::string_view lemma = article.lemma_at(word);
  if (one_of(lemma, {"since", "unlike", "than", "like"}))
    return article.tokens.upos[word] == Upos::kVerb ? kNone : article.tokens.head[word];
  return one_of(lemma, {"contrast", "comparison", "compare", "reminiscent", "similar"}) ? word
                                                                                        : kNone;
}

// "The largest raid since the war in 2003": the date is the war's, whatever the parse hangs it on.
bool stands_behind_since(const Article& article, const DateMention& date) {
  constexpr uint32_t kLongest = 8;
  const Tokens& tokens = article.tokens;
  const uint32_t begin = article.sentences[date.sentence].begin_token;
  for (uint32_t token = date.begin_token;
       token-- > begin && date.begin_token - token <= kLongest;) {
    if (one_of(article.word_at(token), {"since", "Since"})) return token + 2 < date.begin_token;
    const Upos tag = tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kAux || tokens.has(token, kIsPunctuation)) return false;
  }
  return false;
}

// "The largest raid since the 2003 war", "in contrast to the 2003 vote": now, compared with then.
bool only_compares(const Article& article, const DateMention& date) {
  const Tokens& tokens = article.tokens;
  const Sentence& sentence = article.sentences[date.sentence];
  for (uint32_t word = sentence.begin_token; word < date.begin_token; ++word) {
    const uint32_t phrase = phrase_of_comparison(article, word);
    if (phrase == kNone || tokens.head[word] == kNone) continue;
    for (uint32_t token = governor_of(article, date); token != kNone; token = tokens.head[token]) {
      if (token == phrase) return true;
      if (tokens.head[token] == token) break;
    }
  }
  return false;
}

bool has_date_of_main_clause(const Article& article, uint32_t sentence, uint32_t end) {
  const auto dates = dates_in(article, sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return date.has_when && date.begin_token < end && date.when.first <= article.published->day() &&
           governor_of(article, date) != kNone && dates_main_clause(article, date);
  });
}

// "The party fears a repeat of the 2019 vote", "he has been tied to last month's fire", "lawyers
// argued yesterday that this broke a promise made in 2003": other news than that of the date.
bool is_dated_beside_its_news(const Article& article, const EventMention& event, uint32_t end) {
  if (event.date == kNone || !article.published) return false;
  if (event.modality != Modality::kHappened) return false;
  const DateMention& date = article.dates[event.date];
  if (stands_behind_since(article, date) || stands_beside_perfect(article, date)) return true;
  const CivilDate today = article.published->day();
  const bool is_recent_day =
      event.when.is_on_day() && days_between(event.when.last, today) <= kRecentDays;
  if (dates_main_clause(article, date)) return false;
  if (only_compares(article, date)) return true;
  const bool is_counted = event.when.first != date.when.first;  // "a week after the 2009 vote"
  if (!is_counted && says_which_is_meant(article, date)) return true;
  if (is_recent_day && dates_scene(article, date)) return false;
  if (has_date_of_main_clause(article, event.sentence, end)) return true;
  if (is_recent_day && !stands_before_noun(article, date))
    return dates_description(article, date) && !is_told_of_past(article, event.sentence);
  if (!is_told_of_past(article, event.sentence)) return true;
  return event.when.last < today && tells_words(article, event.sentence) &&
         names_what_is_said_of(article, date);
}

// "She had treated 31 people since Wednesday", "shops closed after Monday's clashes": news of the
// day that tells it.
bool runs_until_told(const Article& article, const EventMention& event) {
  return article.published && event.date != kNone && event.when.qualifier == Qualifier::kAfter &&
         days_between(event.when.first, article.published->day()) <= kRecentDays;
}

// "7 March 2005 01.36 GMT In 1999 Bo Hill left", on a page of that day.
bool is_hour_of_page(const Article& article, const DateMention& date) {
  return date.type == TimexType::kTime && article.published &&
         date.when.first == article.published->day() &&
         dates_in(article, date.sentence).back().begin_token > date.begin_token;
}

// "Fire near port Monday PORTO (Harbour Wire) - Borg left on Tuesday": what ran in before a line
// has days of its own. Not "On Friday" that leads it, the hour of an entry, the stamp of a page and
// the day of a dateline.
bool stands_before_line(const Article& article, const DateMention& date, TokenRange line) {
  if (!article.published || date.end_token > line.begin || date.type == TimexType::kTime)
    return false;
  if (date.begin_token <= article.sentences[date.sentence].begin_token + 1) return false;
  const int32_t age = days_between(date.when.first, article.published->day());
  const bool is_stamp = date.when.is_day() && date.when.basis == Basis::kStated && age <= 1;
  return !is_stamp && age != 0;
}

// "Borg closed the mill after September 11", "a song about 9/11": by then the day is the name
// of what happened on it, which dates only what is told "on" it and what it did itself.
bool names_the_attacks(const Article& article, const DateMention& date) {
  constexpr CivilDate kDay{2001, 9, 11};
  constexpr int32_t kNewsDays = 60;
  if (date.when.first != kDay || !date.when.is_day() || !article.published ||
      days_between(kDay, article.published->day()) <= kNewsDays)
    return false;
  if (date.begin_token > 0 && one_of(article.word_at(date.begin_token - 1), {"on", "On"}))
    return false;
  const uint32_t governor = governor_of(article, date);
  return governor == kNone || !is_nominal_subject(article.tokens.deprel[governor]);
}

// "Borg did not repeat her threat of last Saturday": which one, told later. The threat itself may
// be what is told ("The vote of 5 January failed"), and "the night of 5 January" is a time.
bool says_which_of(const Article& article, const DateMention& date) {
  if (!article.published || !date.when.is_day() || date.begin_token < 2 ||
      article.word_at(date.begin_token - 1) != "of" ||
      one_of(article.word_at(date.begin_token - 2), {"as", "As"}) ||
      stands_before_noun(article, date))
    return false;
  const int32_t age = days_between(date.when.first, article.published->day());
  const uint32_t governor = governor_of(article, date);
  if (age <= 0 || age > kRecentDays || governor == kNone ||
      article.tokens.upos[governor] != Upos::kNoun ||
      one_of(article.lemma_at(governor), {"night", "evening", "morning", "afternoon", "weekend",
                                          "day", "week", "hour", "dawn", "midnight", "course"}))
    return false;
  const Deprel relation = article.tokens.deprel[governor];
  return relation == Deprel::kObj || relation == Deprel::kObl || relation == Deprel::kNmod;
}

// Whatever it hangs on, the date is none of what the line tells.
bool is_none_of_line(const Article& article, const DateMention& date, TokenRange line) {
  return stands_before_line(article, date, line) || names_the_attacks(article, date) ||
         says_which_of(article, date);
}

// "The bank said in March that it would pay", "tried to pay in March": no news of today. A month
// that goes on may be that of the paying.
bool dates_root(const Article& article, const DateMention& date, uint32_t root) {
  const Tokens& tokens = article.tokens;
  if (root == kNone || tokens.upos[root] != Upos::kVerb || is_in_present(article, root))
    return false;
  if (date.when.qualifier == Qualifier::kBefore || date.when.qualifier == Qualifier::kAfter)
    return false;
  uint32_t verb = governor_of(article, date);
  const bool is_over = article.published && date.when.last < article.published->day();
  while (is_over && verb != kNone && tokens.deprel[verb] == Deprel::kXcomp)
    verb = tokens.head[verb];
  return verb == root;
}

}  // namespace

uint32_t governor_of(const Article& article, const DateMention& date) {
  return head_outside(article.tokens, date.begin_token, date.end_token);
}

bool is_told_in_past(const Article& article, const EventMention& event) {
  if (event.modality != Modality::kHappened || article.tokens.upos[event.token] != Upos::kVerb)
    return false;
  const bool has_ending = article.tokens.word[event.token] != article.tokens.lemma[event.token] &&
                          !article.word_at(event.token).ends_with("s") &&
                          !article.word_at(event.token).ends_with("ing");
  return has_ending && (event.token == 0 || !one_of(article.word_at(event.token - 1),
                                                    {"is", "are", "be", "being", "'s", "'re"}));
}

bool is_dated_caption(const Article& article, uint32_t sentence) {
  if (label_date(article, sentence) != nullptr || !tells_state(article, sentence)) return false;
  const Tokens& tokens = article.tokens;
  const Sentence& whole = article.sentences[sentence];
  const uint32_t root = root_of(tokens, whole);
  if (root == kNone || tokens.upos[root] != Upos::kVerb) return false;
  bool is_passive = false;
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token) {
    const Deprel relation = tokens.deprel[token];
    if (tokens.head[token] != root) continue;
    if (relation == Deprel::kCcomp || relation == Deprel::kXcomp) return false;
    is_passive |= relation == Deprel::kAuxPass;
  }
  const auto dates = dates_in(article, sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return date.has_when && date.when.is_day() &&
           (!is_passive || governor_of(article, date) == root);
  });
}

bool tells_of_after_attacks(const Article& article, uint32_t sentence) {
  const uint32_t first = kept_tokens(article, sentence).begin;
  const auto dates = dates_in(article, sentence);
  return one_of(article.word_at(first), {"After", "Since", "Following"}) && !dates.empty() &&
         dates[0].has_when && names_the_attacks(article, dates[0]);
}

bool is_dated_in_passing(const Article& article, const EventMention& event) {
  return event.date != kNone && is_in_relative_clause(article, event.token) &&
         is_in_relative_clause(article, article.dates[event.date].begin_token);
}

When date_of_line(const Article& article, const EventMention& event, uint32_t end) {
  const DateMention* label = label_date(article, event.sentence);
  if (label != nullptr && label->has_when && !is_hour_of_page(article, *label)) return label->when;
  const auto is_future = [&](const When& when) {
    return is_to_come(article, when, event.sentence);
  };
  // "The president imposed a curfew until Friday": what happened is of no day to come.
  const bool is_done_till =
      event.date != kNone && is_future(event.when) && is_told_in_past(article, event);
  if (is_done_till || runs_until_told(article, event))
    return when_day(article.published->day(), Basis::kPublished);
  // What is said on Sunday of the week to come is news of Sunday.
  const TokenRange line = kept_tokens(article, event.sentence);
  const bool before =
      event.date != kNone && is_none_of_line(article, article.dates[event.date], line);
  const bool beside = !before && is_dated_beside_its_news(article, event, end);
  const bool in_passing = before || beside || is_dated_in_passing(article, event);
  const DateMention* said = date_of_words(article, event.sentence);
  // So is what is said of a year that goes on.
  const bool goes_on =
      !event.when.is_on_day() && article.published && event.when.contains(article.published->day());
  if (said != nullptr && (in_passing || goes_on || said->when.first < event.when.first) &&
      !is_future(said->when))
    return said->when;
  if (event.date != kNone && !in_passing) return event.when;
  const When* stretch = nullptr;
  bool is_of_root = false;
  const uint32_t root = root_of(article.tokens, article.sentences[event.sentence]);
  for (const DateMention& date : dates_in(article, event.sentence)) {
    if (date.begin_token >= end) break;
    if (!date.has_when || is_in_relative_clause(article, date.begin_token)) continue;
    if (is_quoted_beside(article, date, event.token) || is_none_of_line(article, date, line))
      continue;
    if (is_future(date.when) || only_names_the_past(article, date)) continue;
    if (beside && (!dates_main_clause(article, date) || stands_behind_since(article, date) ||
                   stands_beside_perfect(article, date)))
      continue;
    if (date.when.is_on_day()) return date.when;
    if (stretch != nullptr) continue;
    stretch = &date.when;
    is_of_root = dates_root(article, date, root);
  }
  if (beside && stretch != nullptr) return *stretch;
  if (in_passing && article.published) return when_day(article.published->day(), Basis::kPublished);
  const bool is_inherited = event.when.basis != Basis::kPublished;
  return stretch != nullptr && (is_inherited || is_of_root) ? *stretch : event.when;
}

}  // namespace dateline
