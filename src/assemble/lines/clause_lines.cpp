#include "assemble/lines/clause_lines.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "assemble/lines/clause_dates.h"
#include "assemble/lines/clause_words.h"
#include "assemble/lines/kept_tokens.h"
#include "assemble/lines/line_dates.h"
#include "assemble/lines/main_clause.h"
#include "assemble/lines/named_pronoun.h"
#include "assemble/lines/news_day.h"
#include "assemble/lines/relative_clauses.h"
#include "assemble/lines/sentence_news.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestOfAny = 6;  // "A vote closed on Monday" tells too little
constexpr uint32_t kMostWords = 120;  // of a sentence that is read: a longer one is no line
constexpr int kMostJoined = 6;        // verbs from the last of a chain to its first

class ClauseReader {
 public:
  ClauseReader(const Article& article, TokenRange events)
      : article_(article), tokens_(article.tokens), events_(events) {
    if (events.empty()) return;
    const Sentence& sentence = article.sentences[article.events[events.begin].sentence];
    sentence_ix_ = article.events[events.begin].sentence;
    begin_ = sentence.begin_token;
    end_ = sentence.end_token;
    while (end_ > begin_ && tokens_.has(end_ - 1, kIsPunctuation)) --end_;
    root_ = root_of(tokens_, sentence);
  }

  std::vector<DatedClause> read() {
    if (events_.empty() || root_ == kNone || end_ - begin_ > kMostWords) return {};
    for (uint32_t ix = events_.begin; ix < events_.end; ++ix) {
      const EventMention& event = article_.events[ix];
      if (tokens_.upos[event.token] != Upos::kVerb || event.reported ||
          !is_told_in_past(article_, event))
        continue;
      auto found = joined(ix);
      if (!found && !event.negated) found = counted_from_main(ix);
      if (!found && !event.negated) found = behind_when(ix);
      if (!found) found = circumstance(ix);
      if (!found) found = aside(ix);
      if (!found) found = restrictive(ix);
      const bool is_told =
          found && !clauses_.empty() && clauses_.back().clause.begin == found->clause.begin;
      if (found && !is_told && can_stand(article_, *found)) clauses_.push_back(*found);
    }
    return std::move(clauses_);
  }

 private:
  std::string_view word(uint32_t token) const { return article_.word_at(token); }

  TokenRange phrase_of(uint32_t token) const {
    return dateline::phrase_of(tokens_, {begin_, end_}, token);
  }

  bool is_named(uint32_t subject) const {
    return tokens_.upos[subject] == Upos::kNoun || tokens_.upos[subject] == Upos::kPropn;
  }

  bool ties(uint32_t token) const {
    return tokens_.has(token, kIsPunctuation) || tokens_.upos[token] == Upos::kCconj;
  }

  // The date that the event has from its own words within the range. When what "was shut until
  // 2003" was shut nobody tells; what "was not opened until 2003" was opened then.
  std::optional<When> own_when(const EventMention& event, TokenRange range) const {
    if (event.date == kNone) return std::nullopt;
    const DateMention& date = article_.dates[event.date];
    const bool is_own = date.sentence == sentence_ix_ && date.begin_token > range.begin &&
                        date.end_token <= range.end && !stands_before_noun(article_, date);
    const bool is_until = is_own && one_of(word(date.begin_token - 1), {"until", "till"});
    if (!is_own || is_until != event.negated) return std::nullopt;
    return is_until ? named_by(date) : event.when;
  }

  // Where the next verb that is joined to this one begins, with its comma or "and".
  uint32_t end_of_joined(uint32_t verb, uint32_t end) const {
    for (uint32_t token = verb + 1; token < end; ++token) {
      if (tokens_.deprel[token] != Deprel::kConj || tokens_.upos[token] != Upos::kVerb) continue;
      if (!hangs_below(tokens_, token, verb)) continue;
      uint32_t tie = phrase_of(token).begin;
      while (tie > verb + 1 && ties(tie - 1)) --tie;
      if (tie > verb) return tie;
    }
    return end;
  }

  // "And died in 2009", "; the port was shut in 1990".
  std::optional<DatedClause> joined(uint32_t event_ix) const {
    const EventMention& event = article_.events[event_ix];
    const uint32_t verb = event.token;
    const Deprel relation = tokens_.deprel[verb];
    if (relation != Deprel::kConj && relation != Deprel::kParataxis) return std::nullopt;
    uint32_t first = verb;
    for (int step = 0; step < kMostJoined && tokens_.head[first] != first; ++step) {
      if (tokens_.deprel[first] != Deprel::kConj && first != verb) return std::nullopt;
      first = tokens_.head[first];
      if (first == kNone) return std::nullopt;
    }
    const bool is_of_nobody =
        tokens_.upos[root_] == Upos::kVerb && subject_in(tokens_, root_, begin_, root_) == kNone;
    if (first != root_ || is_of_nobody) return std::nullopt;
    const TokenRange phrase = phrase_of(verb);
    DatedClause found = alone(event_ix, event.when, {});
    found.is_joined = true;
    found.clause = {phrase.begin, end_of_joined(verb, phrase.end)};
    found.begin = phrase.begin;
    while (found.clause.begin < verb && ties(found.clause.begin)) ++found.clause.begin;
    while (found.begin > begin_ && ties(found.begin - 1)) --found.begin;
    const bool is_tied = found.begin < found.clause.begin && found.begin > root_;
    const auto when = own_when(event, found.clause);
    if (!is_tied || !when) return std::nullopt;
    found.when = *when;
    const uint32_t own = subject_in(tokens_, verb, found.clause.begin, verb);
    if (own == kNone)
      return relation == Deprel::kConj && takes_subject(found, verb) ? std::optional(found)
                                                                     : std::nullopt;
    if (!is_named(own) || !is_apart(found)) return std::nullopt;
    take_name(found, own);
    return found;
  }

  // "Its leader, Bo Hill, was shot": the name will do.
  void take_name(DatedClause& found, uint32_t subject) const {
    if (tokens_.deprel[found.clause.begin] != Deprel::kNmodPoss) return;
    const TokenRange name = name_of(subject, found.clause.end);
    if (name.empty()) return;
    found.subject = name;
    found.clause.begin = name.end;
    while (found.clause.begin < found.clause.end && ties(found.clause.begin)) ++found.clause.begin;
  }

  // The name between commas behind a noun, or none.
  TokenRange name_of(uint32_t noun, uint32_t end) const {
    for (uint32_t token = noun + 1; token < end; ++token) {
      if (tokens_.head[token] != noun || tokens_.deprel[token] != Deprel::kAppos ||
          tokens_.upos[token] != Upos::kPropn)
        continue;
      TokenRange name = phrase_of(token);
      while (name.begin < name.end && ties(name.begin)) ++name.begin;
      while (name.end > name.begin && ties(name.end - 1)) --name.end;
      return name;
    }
    return {};
  }

  // ", and the port was shut", "; the port was shut"; not ", the port confirmed".
  bool is_apart(const DatedClause& found) const {
    for (uint32_t token = found.begin; token < found.clause.begin; ++token)
      if (word(token) == ";" || tokens_.upos[token] == Upos::kCconj) return true;
    return false;
  }

  // Gives a clause without a subject that of the sentence, and the "was" or "had" that it shares.
  bool takes_subject(DatedClause& found, uint32_t verb) const {
    const Upos opens = tokens_.upos[found.clause.begin];
    if (opens != Upos::kVerb && opens != Upos::kAux && opens != Upos::kAdv) return false;
    const uint32_t subject = subject_in(tokens_, root_, begin_, root_);
    // "Was tried and freed in 2009": where the verbs before have no date of their own, it is
    // theirs.
    if (subject == kNone || !(is_apart(found) || is_in_list(article_, verb, end_)) ||
        !holds_date({begin_, found.begin}))
      return false;
    const uint32_t doer = named_pronoun(article_, sentence_ix_).token;
    const bool is_told = doer == subject;
    if (!is_named(subject) && !is_told) return false;
    found.subject = phrase_of(subject);
    if (found.subject.end > root_ || is_of_another(found) || holds_date(found.subject))
      return false;
    const uint32_t opens_with = found.subject.begin;
    const bool is_owner_told = doer == opens_with;
    if (tokens_.deprel[opens_with] == Deprel::kNmodPoss && !is_owner_told &&
        tokens_.upos[opens_with] == Upos::kPron) {
      found.subject = name_of(subject, root_);
      if (found.subject.empty()) return false;
    }
    for (uint32_t token = found.clause.begin; token < verb; ++token)
      if (tokens_.upos[token] == Upos::kAux) return true;
    for (uint32_t token = subject + 1; token < root_; ++token) {
      if (tokens_.head[token] != root_ || tokens_.upos[token] != Upos::kAux) continue;
      const bool is_passive = tokens_.deprel[token] == Deprel::kAuxPass;
      if (!one_of(word(token), {"was", "were", "had"})) return false;
      if (is_passive && has_own_voice(article_, verb, end_)) return true;
      if (is_passive && !is_borne(article_, verb, end_)) return false;
      if (found.auxiliary.empty()) found.auxiliary = {token, token};
      found.auxiliary.end = token + 1;
    }
    return true;
  }

  bool holds_date(TokenRange range) const {
    const auto dates = dates_in(article_, sentence_ix_);
    return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
      return date.has_when && date.begin_token >= range.begin && date.end_token <= range.end;
    });
  }

  // "The firm was run by engineers, one of whom sold his shares": not the firm.
  bool is_of_another(const DatedClause& found) const {
    for (uint32_t token = root_; token < found.begin; ++token)
      if (one_of(word(token), {"who", "whom", "whose", "which"})) return true;
    return false;
  }

  static DatedClause alone(uint32_t event, const When& when, TokenRange clause) {
    DatedClause found;
    found.event = event;
    found.when = when;
    found.clause = clause;
    found.begin = clause.begin;
    return found;
  }

  // The clause of a verb behind "when" or "after", up to the comma behind the verb.
  std::optional<TokenRange> clause_behind(uint32_t link, uint32_t verb) const {
    if (verb <= link + 1) return std::nullopt;
    const uint32_t subject = subject_in(tokens_, verb, link + 1, verb);
    if (subject == kNone || !is_named(subject)) return std::nullopt;
    const TokenRange phrase = phrase_of(subject);
    for (uint32_t token = link + 1; token < phrase.begin; ++token)
      if (!is_in_date(article_, token) && tokens_.upos[token] != Upos::kAdv &&
          !tokens_.has(token, kIsPunctuation))
        return std::nullopt;
    TokenRange clause{link + 1, verb + 1};
    while (clause.end < end_ && !one_of(word(clause.end), {",", ";", ":", "(", "--", "–", "—"}))
      ++clause.end;
    return clause;
  }

  // "In 2003, when the bank fell": the clause is of that date.
  std::optional<DatedClause> behind_when(uint32_t event_ix) const {
    const uint32_t verb = article_.events[event_ix].token;
    for (const DateMention& date : dates_in(article_, sentence_ix_)) {
      const uint32_t link = date.end_token + 1;
      if (!date.has_when || link >= verb || word(link - 1) != "," || word(link) != "when") continue;
      if (tokens_.head[link] != verb) continue;
      const auto clause = clause_behind(link, verb);
      if (!clause) continue;
      return alone(event_ix, named_by(date), *clause);
    }
    return std::nullopt;
  }

  // "It opened in 1971, three years after the first ship came."
  std::optional<DatedClause> counted_from_main(uint32_t event_ix) const {
    const uint32_t verb = article_.events[event_ix].token;
    for (const DateMention& length : dates_in(article_, sentence_ix_)) {
      const uint32_t link = length.end_token;
      if (length.type != TimexType::kDuration || link >= verb) continue;
      const int sign = word(link) == "after" ? -1 : word(link) == "before" ? 1 : 0;
      const auto clause = sign != 0 ? clause_behind(link, verb) : std::nullopt;
      if (!clause || first_verb(link, verb) != verb) continue;
      const auto main = day_before(length);
      const auto when = main ? counted(*main, length, sign) : std::nullopt;
      if (!when) continue;
      return alone(event_ix, *when, *clause);
    }
    return std::nullopt;
  }

  // The first verb with a subject behind the word.
  uint32_t first_verb(uint32_t link, uint32_t last) const {
    for (uint32_t token = link + 1; token <= last; ++token)
      if (tokens_.upos[token] == Upos::kVerb &&
          subject_in(tokens_, token, link + 1, token) != kNone)
        return token;
    return kNone;
  }

  // The date of the nearest event before the length that has one there. Where none has, and the
  // sentence opens its article, that is of the day of its news: "The release came a day after".
  std::optional<When> day_before(const DateMention& length) const {
    const EventMention* nearest = nullptr;
    for (uint32_t ix = events_.begin; ix < events_.end; ++ix) {
      const EventMention& event = article_.events[ix];
      if (event.token >= length.begin_token || event.date == kNone ||
          tokens_.upos[event.token] != Upos::kVerb)
        continue;
      const DateMention& date = article_.dates[event.date];
      if (date.sentence == sentence_ix_ && date.end_token <= length.begin_token) nearest = &event;
    }
    if (nearest != nullptr) return named_by(article_.dates[nearest->date]);
    const bool is_news = is_in_opening(article_, sentence_ix_, kOpeningSentences) &&
                         tells_news(article_, sentence_ix_) && opens_with_dated_news(article_) &&
                         !holds_date({begin_, end_});
    const auto day = is_news ? news_day_of(article_) : std::nullopt;
    if (!day) return std::nullopt;
    return when_day(*day, Basis::kRelative);
  }

  // "After the rig burned in 1996".
  std::optional<DatedClause> circumstance(uint32_t event_ix) const {
    const EventMention& event = article_.events[event_ix];
    const uint32_t verb = event.token;
    const bool is_relative = is_relative_verb(verb);
    if (tokens_.deprel[verb] != Deprel::kAdvcl && !is_relative) return std::nullopt;
    for (uint32_t link = verb; link-- > begin_;) {
      const bool links =
          is_relative ? word(link) == "where"
                      : one_of(word(link), {"when", "after", "before", "When", "After", "Before"});
      if (!links) continue;
      const auto clause = clause_behind(link, verb);
      const auto when = clause ? own_when(event, *clause) : std::nullopt;
      if (!when) return std::nullopt;
      return alone(event_ix, *when, *clause);
    }
    return std::nullopt;
  }

  bool is_relative_verb(uint32_t verb) const {
    return tokens_.deprel[verb] == Deprel::kAclRelcl || tokens_.deprel[verb] == Deprel::kAdvclRelcl;
  }

  // "Borg, who was ousted in 1999,".
  std::optional<DatedClause> aside(uint32_t event_ix) const {
    const EventMention& event = article_.events[event_ix];
    const Deprel relation = tokens_.deprel[event.token];
    if (relation != Deprel::kAclRelcl && relation != Deprel::kConj) return std::nullopt;
    const auto pieces = aside_of(article_, article_.sentences[sentence_ix_],
                                 kept_tokens(article_, sentence_ix_), event.token);
    const auto when = pieces.size() == 2 ? own_when(event, pieces[1]) : std::nullopt;
    if (!when || is_of_noun_before(pieces[0])) return std::nullopt;
    DatedClause found = alone(event_ix, *when, pieces[1]);
    found.subject = pieces[0];
    while (found.subject.begin < found.subject.end &&
           is_in_date(article_, found.subject.begin))  // "On Tuesday Borg, who"
      ++found.subject.begin;
    found.is_relative = true;
    return found;
  }

  // "Tanks at the site, which had been inspected": the site was not, or nobody can tell.
  bool is_of_noun_before(TokenRange name) const {
    return name.begin > begin_ + 1 && word(name.end + 1) == "which" &&
           tokens_.upos[name.begin - 1] == Upos::kAdp &&
           tokens_.upos[name.begin - 2] == Upos::kNoun;
  }

  // "A fire that killed ten in 1996".
  std::optional<DatedClause> restrictive(uint32_t event_ix) const {
    const EventMention& event = article_.events[event_ix];
    const uint32_t verb = event.token, noun = tokens_.head[verb];
    if (tokens_.deprel[verb] != Deprel::kAclRelcl || noun == kNone || noun >= verb)
      return std::nullopt;
    const uint32_t pronoun = subject_in(tokens_, verb, noun + 1, verb);
    if (pronoun == kNone || !one_of(word(pronoun), {"that", "which", "who"})) return std::nullopt;
    TokenRange name{noun, pronoun};
    while (name.begin > begin_ && hangs_below(tokens_, name.begin - 1, noun) &&
           !one_of(word(name.begin), {"a", "an", "A", "An"}))
      --name.begin;
    if (!one_of(word(name.begin), {"a", "an", "A", "An"}) || holds_mark(name)) return std::nullopt;
    TokenRange clause{pronoun + 1, phrase_of(verb).end};
    for (uint32_t token = verb; token < clause.end; ++token)
      if (one_of(word(token), {",", ";", ":", "(", "--", "–", "—"})) clause.end = token;
    const auto when = own_when(event, clause);
    if (!when || name.size() + clause.size() < kFewestOfAny) return std::nullopt;
    DatedClause found = alone(event_ix, *when, clause);
    found.subject = name;
    found.is_relative = true;
    return found;
  }

  bool holds_mark(TokenRange range) const {
    for (uint32_t token = range.begin; token < range.end; ++token)
      if (tokens_.has(token, kIsPunctuation) || tokens_.upos[token] == Upos::kVerb) return true;
    return false;
  }

  const Article& article_;
  const Tokens& tokens_;
  const TokenRange events_;
  uint32_t sentence_ix_ = 0, begin_ = 0, end_ = 0, root_ = kNone;
  std::vector<DatedClause> clauses_;
};

}  // namespace

std::vector<DatedClause> dated_clauses(const Article& article, TokenRange events) {
  return ClauseReader(article, events).read();
}

}  // namespace dateline
