// What one article tells: which sentences and clauses, under which date, in which words.
#include <algorithm>
#include <optional>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/happened/tellings.h"
#include "assemble/lines/clause_lines.h"
#include "assemble/lines/line_dates.h"
#include "assemble/lines/lines.h"
#include "assemble/lines/named_pronoun.h"
#include "assemble/lines/news_day.h"
#include "assemble/lines/sentence_news.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// Of one article, the first: the sentences of a day are compared with each other, and a text of
// megabytes that says one thing 20,000 times would take gigabytes.
constexpr size_t kMostTellings = 2000;

// What is longer ago is no news.
constexpr int32_t kOldDays = 31;

bool carries_meaning(Upos tag) {
  switch (tag) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kVerb:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kX:
    case Upos::kUnknown:
      return true;
    default:
      return false;
  }
}

// "who died in the crash", "shot down on Wednesday": says which one is meant.
bool describes_noun(const Article& article, const EventMention& event) {
  return article.tokens.deprel[event.token] == Deprel::kAcl ||
         is_in_relative_clause(article, event.token);
}

// Of several events in one sentence the line is about the one that happened, outside of quotation
// marks, with a date of its own; then the one that describes no noun, the surest, the first.
bool tells_more(const Article& article, const EventMention& a, const EventMention& b) {
  const auto key = [&](const EventMention& event) {
    const bool is_dated = event.when.basis != Basis::kPublished;
    return std::tuple(event.reported, event.modality != Modality::kHappened, !is_dated,
                      describes_noun(article, event), -int32_t{event.confidence}, event.token);
  };
  return key(a) < key(b);
}

bool is_of_clause(const Article& article, uint32_t event, const std::vector<DatedClause>& clauses) {
  const uint32_t token = article.events[event].token;
  return std::any_of(clauses.begin(), clauses.end(), [&](const DatedClause& clause) {
    return (clause.is_joined || clause.is_relative) && token >= clause.clause.begin &&
           token < clause.clause.end;
  });
}

uint32_t main_event(const Article& article, TokenRange events,
                    const std::vector<DatedClause>& clauses) {
  uint32_t main = kNone;
  for (uint32_t ix = events.begin; ix < events.end; ++ix) {
    if (!article.events[ix].has_when || is_of_clause(article, ix, clauses)) continue;
    if (main == kNone || tells_more(article, article.events[ix], article.events[main])) main = ix;
  }
  return main;
}

// "Borg left in 2003 and died in 2009" ends before "and" where both are told.
uint32_t end_of_main(const Article& article, const std::vector<DatedClause>& clauses,
                     uint32_t sentence) {
  uint32_t end = article.sentences[sentence].end_token;
  while (end > 0 && article.tokens.has(end - 1, kIsPunctuation)) --end;
  uint32_t main_end = kNone;
  for (size_t ix = clauses.size(); ix-- > 0;) {
    const DatedClause& clause = clauses[ix];
    if (!clause.is_joined) continue;
    if (clause.clause.end < end) break;
    main_end = end = clause.begin;
  }
  return main_end;
}

// "Born in Porto, she became a judge": a life, and not what was new on the day.
bool tells_life(const Article& article, uint32_t sentence) {
  if (article.word_at(article.sentences[sentence].begin_token) == "Born") return true;
  const uint32_t root = root_of(article.tokens, article.sentences[sentence]);
  return root != kNone && article.word_at(root) == "born";
}

// "The minister faces a vote" tells how things are; at the top of an article "The minister has said
// that she faces a vote" is news. In the present tense only a sentence that names its day tells an
// event ("22 April: The rig sinks"). So is an entry of a live page.
bool is_state(const Article& article, const EventMention& event, const When& when) {
  if (when.basis != Basis::kPublished) return false;
  if (tells_life(article, event.sentence)) return true;
  if (!tells_state(article, event.sentence)) return false;
  const uint32_t root = root_of(article.tokens, article.sentences[event.sentence]);
  return article.tokens.upos[root] != Upos::kVerb || is_in_present(article, root) ||
         !(is_in_opening(article, event.sentence, 1) || opens_entry(article, event.sentence));
}

// "By Friday evening the ministry had promised it."
bool names_day(const Article& article, uint32_t sentence, const When& day) {
  const auto dates = dates_in(article, sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return date.has_when && date.when.first == day.first;
  });
}

// "Eleven boats had sailed out at dawn": of the day that the article is about.
bool names_hour_of_news(const Article& article, uint32_t sentence) {
  const auto dates = dates_in(article, sentence);
  return std::any_of(dates.begin(), dates.end(), [](const DateMention& date) {
    return date.type == TimexType::kTime && !date.has_when;
  });
}

// "The minister said he hoped so" is told with who said what; "police said that six were shot" and
// "14 were missing, she said" tell what happened.
bool is_statement(const Article& article, const EventMention& event) {
  if (!tells_words(article, event.sentence)) return false;
  if (event.modality != Modality::kHappened) return true;
  const Tokens& tokens = article.tokens;
  const Sentence& sentence = article.sentences[event.sentence];
  if (event.token != root_of(tokens, sentence) && event.is_listed()) return false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (tokens.deprel[token] == Deprel::kNummod && !is_in_date(article, token)) return false;
  return true;
}

// "She faced ten charges", "the meetings took place in Rome": how things were, or when they were is
// just what the sentence leaves open.
bool tells_condition(const Article& article, uint32_t sentence) {
  static const WordSet kConditions{
      "appear", "be",     "believe", "belong",   "consist", "contain", "cost",    "deserve",
      "face",   "fear",   "feel",    "happen",   "have",    "hope",    "include", "involve",
      "know",   "lack",   "last",    "like",     "live",    "mean",    "need",    "occur",
      "own",    "remain", "require", "resemble", "seem",    "stand",   "tend",    "want"};
  const uint32_t root = root_of(article.tokens, article.sentences[sentence]);
  if (root == kNone) return false;
  const bool takes_place = article.lemma_at(root) == "take" && root + 1 < article.tokens.count() &&
                           article.word_at(root + 1) == "place";
  return takes_place || kConditions.contains(article.tokens.lemma[root]);
}

// A sentence without a date is of its article's day where news stands: at the top, and in a report
// where it tells a deed; and of a day named before it where it tells one. Elsewhere it is evidence
// for what others date.
bool tells_deed(const Article& article, const EventMention& event) {
  return tells_news(article, event.sentence) && !is_statement(article, event) &&
         !tells_condition(article, event.sentence);
}

// "The ministry said that it would not pay in May": refused now, whatever it names that is to come.
bool tells_refusal(const Article& article, uint32_t sentence) {
  const uint32_t root = root_of(article.tokens, article.sentences[sentence]);
  return root != kNone && article.word_at(root) == "said" &&
         std::any_of(article.claims.begin(), article.claims.end(), [&](const ClaimMention& claim) {
           return claim.kind == ClaimKind::kRefusal && claim.sentence == sentence;
         });
}

// What is still to come when the article is published, or told as a plan or a possibility by the
// sentence's own verb ("More could follow"), is an outlook, not a line. "The vote will be held
// again after judges on Tuesday ordered it" tells of Tuesday.
bool is_outlook(const Article& article, const EventMention& event, const When& when) {
  const bool is_main_verb = article.tokens.head[event.token] == event.token;
  if (is_main_verb && event.modality != Modality::kHappened) return true;
  const bool is_dated_past = event.date != kNone && is_told_in_past(article, event);
  if (!is_dated_past && tells_plan(article, event.sentence)) return true;
  return is_to_come(article, when, event.sentence);
}

// "Borg sold her shares three weeks before the mill burned": when that was, only the day of the
// fire would tell.
bool is_counted_from_untold(const Article& article, uint32_t sentence) {
  for (const DateMention& date : dates_in(article, sentence))
    if (date.type == TimexType::kDuration &&
        date.end_token < article.sentences[sentence].end_token &&
        article.word_at(date.end_token) == "before" && tells_news(article, sentence))
      return true;
  return false;
}

// "As a teenager he worked in Porto": not of the day of his birth, which stands before.
bool tells_stage_of_life(const Article& article, uint32_t sentence) {
  static const WordSet stages{"child", "boy",   "girl", "teenager", "youth",    "student",
                              "pupil", "adult", "man",  "woman",    "youngster"};
  constexpr uint32_t kReach = 5;
  const Tokens& tokens = article.tokens;
  const Sentence& place = article.sentences[sentence];
  const uint32_t end = std::min(place.end_token, place.begin_token + kReach);
  if (!one_of(article.word_at(place.begin_token), {"As", "In"})) return false;
  for (uint32_t token = place.begin_token; token < end; ++token) {
    if (tokens.upos[token] == Upos::kVerb) return false;
    if (stages.contains(tokens.lemma[token])) return true;
  }
  return false;
}

// "The rebels denied setting the mill on fire": what is told is denied.
bool is_denial(const Article& article, const Telling& telling) {
  const uint32_t told = article.events[telling.event].token;
  const Span word = article.tokens.span(told);
  return std::any_of(article.claims.begin(), article.claims.end(), [&](const ClaimMention& claim) {
    return claim.kind == ClaimKind::kDenial && claim.sentence == telling.sentence &&
           (claim.token == told || claim.span.contains(word));
  });
}

void add_telling(const Article& article, Telling telling, ToldByArticle& told) {
  telling.is_denial = is_denial(article, telling);
  telling.begin_term = static_cast<uint32_t>(told.words.size());
  const auto words = words_told(article, telling);
  told.words.insert(told.words.end(), words.begin(), words.end());
  telling.end_term = static_cast<uint32_t>(told.words.size());
  told.items.push_back(telling);
}

// Reads what one article tells, sentence by sentence.
class TellingReader {
 public:
  explicit TellingReader(const Article& article)
      : article_(article),
        news_day_(news_day_of(article)),
        is_report_(opens_with_dated_news(article)),
        has_lines_(!is_spoken(article)) {}

  ToldByArticle read() {
    uint32_t begin = 0;
    while (begin < article_.events.size() && told_.items.size() < kMostTellings) {
      TokenRange events{begin, begin};
      while (events.end < article_.events.size() &&
             article_.events[events.end].sentence == article_.events[begin].sentence)
        ++events.end;
      begin = events.end;
      read_sentence(events);
    }
    return std::move(told_);
  }

 private:
  struct Line {
    Telling telling;
    std::string text;
  };

  // The sentence's own line, and those of clauses with dates of their own. A clause of the same
  // date stays in the line of its sentence.
  void read_sentence(TokenRange events) {
    const uint32_t sentence = article_.events[events.begin].sentence;
    std::vector<DatedClause> clauses = dated_clauses(article_, events);
    Line main;
    for (size_t before = clauses.size() + 1; before > clauses.size();) {
      before = clauses.size();
      uint32_t event = main_event(article_, events, clauses);
      if (event == kNone) {
        clauses.clear();
        event = main_event(article_, events, clauses);
      }
      if (event == kNone) return;
      main = line_of(event, end_of_main(article_, clauses, sentence));
      std::erase_if(clauses, [&](const DatedClause& clause) { return belongs_to(main, clause); });
    }
    add(main);
    for (const DatedClause& clause : clauses) add(line_of(clause));
  }

  // "Borg ran the bank and fled on Monday": when she ran it nobody tells, but where Monday is long
  // ago that was no news either.
  bool belongs_to(Line& main, const DatedClause& clause) const {
    const Telling& told = main.telling;
    if (told.quality == 0) return false;
    if (clause.when.first == told.when.first && clause.when.last == told.when.last) return true;
    if (!clause.is_joined || !told.is_undated) return false;
    const bool is_old =
        article_.published && days_between(clause.when.last, article_.published->day()) > kOldDays;
    if (is_old && tells_news(article_, told.sentence)) main.telling.quality = 0;
    return !is_old;
  }

  Line line_of(uint32_t event_ix, uint32_t end) const {
    const EventMention& event = article_.events[event_ix];
    const AsideLine aside = is_dated_in_passing(article_, event) && is_told_in_past(article_, event)
                                ? cut_aside(article_, event.sentence, event.token)
                                : AsideLine{};
    Line line;
    Telling& telling = line.telling;
    telling.sentence = event.sentence;
    telling.event = event_ix;
    if (end != kNone) telling.clause = {article_.sentences[event.sentence].begin_token, end};
    telling.when = aside.quality > 0 ? event.when : date_of_line(article_, event, end);
    const bool is_refusal = article_.published &&
                            is_to_come(article_, telling.when, event.sentence) &&
                            tells_refusal(article_, event.sentence);
    if (is_refusal) telling.when = when_day(article_.published->day(), Basis::kPublished);
    const bool is_event = has_lines_ && !is_dated_caption(article_, event.sentence) &&
                          (is_refusal || !is_outlook(article_, event, telling.when)) &&
                          !is_state(article_, event, telling.when);
    if (is_event)
      telling.quality =
          aside.quality > 0 ? aside.quality : line_quality(article_, event.sentence, end);
    telling.is_undated = telling.when.basis == Basis::kPublished;
    const bool is_inherited =
        event.date == kNone && !telling.is_undated && telling.when == event.when;
    const bool names_today = names_day(article_, event.sentence, telling.when);
    telling.has_day = (!telling.is_undated && !is_inherited) || names_today ||
                      is_in_opening(article_, event.sentence, kOpeningSentences) ||
                      opens_entry(article_, event.sentence) ||
                      (is_report_ && names_hour_of_news(article_, event.sentence)) ||
                      ((is_report_ || is_inherited) && tells_deed(article_, event));
    if ((telling.is_undated && (is_counted_from_untold(article_, event.sentence) ||
                                tells_of_after_attacks(article_, event.sentence))) ||
        (is_inherited && tells_stage_of_life(article_, event.sentence)))
      telling.has_day = false;
    if (telling.quality > 0)
      line.text =
          aside.quality > 0 ? aside.text : cut_line(article_, event.sentence, telling.when, end);
    if (telling.is_undated && news_day_ && !names_today)
      telling.when = when_day(*news_day_, Basis::kRelative);
    return line;
  }

  Line line_of(const DatedClause& clause) const {
    const uint32_t sentence = article_.events[clause.event].sentence;
    const AsideLine cut = has_lines_ ? cut_clause(article_, sentence, clause) : AsideLine{};
    Line line;
    line.telling.sentence = sentence;
    line.telling.event = clause.event;
    line.telling.subject = clause.subject;
    line.telling.clause = clause.clause;
    line.telling.when = clause.when;
    line.telling.quality = cut.quality;
    line.telling.has_day = true;
    line.text = cut.text;
    return line;
  }

  void add(Line line) {
    if (line.telling.quality == 0) line.text.clear();
    add_telling(article_, line.telling, told_);
    told_.lines.push_back(std::move(line.text));
  }

  const Article& article_;
  const std::optional<CivilDate> news_day_;
  const bool is_report_, has_lines_;
  ToldByArticle told_;
};

}  // namespace

size_t bytes_of(const ToldByArticle& told) {
  size_t bytes = column_bytes(told.items) + column_bytes(told.words) + column_bytes(told.lines);
  for (const std::string& line : told.lines) bytes += line.size();
  return bytes;
}

ToldByArticle read_events(const Article& article) {
  ToldByArticle told;
  for (uint32_t ix = 0; ix < article.events.size(); ++ix) {
    Telling telling;
    telling.sentence = article.events[ix].sentence;
    telling.event = ix;
    telling.when = when_day(CivilDate{});
    add_telling(article, telling, told);
  }
  return told;
}

ToldByArticle read_tellings(const Article& article) { return TellingReader(article).read(); }

std::vector<WordId> words_told(const Article& article, const Telling& telling) {
  std::vector<WordId> words;
  const auto add = [&](uint32_t begin, uint32_t end) {
    for (uint32_t token = begin; token < end; ++token)
      if (!article.tokens.has(token, kIsPunctuation) && carries_meaning(article.tokens.upos[token]))
        words.push_back(article.tokens.lemma[token]);
  };
  const Sentence& sentence = article.sentences[telling.sentence];
  add(telling.subject.begin, telling.subject.end);
  add(telling.clause.empty() ? sentence.begin_token : telling.clause.begin,
      telling.clause.empty() ? sentence.end_token : telling.clause.end);
  const TokenRange name = named_pronoun(article, telling.sentence).name;
  add(name.begin, name.end);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace dateline
