#include "extract/events/event_time.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "extract/events/event_count.h"
#include "extract/events/timeless_dates.h"
#include "lexicon/event_verbs.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kMaxClimb = 6;  // heads between an event and the verb that lends its date
constexpr uint32_t kAuxiliaryReach = 4;
// Bounds on hostile text, far beyond what sentences have: dates of a sentence, words to a verb,
// dates of saying passed over on the way back.
constexpr uint32_t kMaxSentenceDates = 64, kVerbReach = 64, kMaxLookBack = 8;
// Dates that others are counted from, and those counted: each is compared with each.
constexpr size_t kMaxCounted = 256;
constexpr uint32_t kNounReach = 4;    // words between a noun and a date beside it
constexpr int32_t kLongAgoDays = 60;  // before the publication: a passage that looks back
constexpr int32_t kYear = 366;        // days

bool is_verbal(const Article& article, uint32_t token) {
  return article.tokens.upos[token] == Upos::kVerb;
}

}  // namespace

EventTimes::EventTimes(const Article& article, const Lexicon& lexicon)
    : article_(article), lexicon_(lexicon) {
  uint32_t in_sentence = 0;
  for (uint32_t ix = 0; ix < article.dates.size(); ++ix) {
    const DateMention& date = article.dates[ix];
    if (ix == 0 || article.dates[ix - 1].sentence != date.sentence) in_sentence = 0;
    if (!date.has_when || date.begin_token == date.end_token) continue;
    if (in_sentence == kMaxSentenceDates || tells_no_time(article, ix)) continue;
    anchors_.push_back(anchor_of(ix));
    if (++in_sentence > 1) join_range(anchors_.size() - 2, anchors_.size() - 1);
  }
  std::vector<Anchor> counted;
  for (uint32_t ix = 0; ix < article.dates.size() && counted.size() < kMaxCounted; ++ix)
    if (const auto anchor = counted_from_event(ix)) counted.push_back(*anchor);
  anchors_.insert(anchors_.end(), counted.begin(), counted.end());
  std::sort(anchors_.begin(), anchors_.end(),
            [](const Anchor& a, const Anchor& b) { return a.date < b.date; });
  uint32_t next = 0;
  for (uint32_t sentence = 0; sentence <= article.sentences.size(); ++sentence) {
    while (next < anchors_.size() && article.dates[anchors_[next].date].sentence < sentence) ++next;
    first_anchor_.push_back(next);
  }
}

EventTimes::Anchor EventTimes::anchor_of(uint32_t date) const {
  const DateMention& mention = article_.dates[date];
  Anchor anchor{.date = date, .when = mention.when};
  if (is_by_a_past_day(mention)) anchor.when.qualifier = Qualifier::kExact;
  anchor.governor = governor_by_head(mention);
  const uint32_t by_place = governor_by_place(mention, anchor.opens_sentence);
  if (anchor.governor == kNone) anchor.governor = by_place;
  if (const auto counted = counted_from_date(article_, date)) {
    if (anchor.governor != kNone && !is_verbal(article_, anchor.governor)) {
      anchor.counts_from = anchor.governor;
      anchor.origin = anchor.when;
    }
    anchor.when = *counted;
  }
  anchor.dates_saying = anchor.governor != kNone && is_saying(anchor.governor);
  anchor.names_event = is_name_of_event(mention, anchor.governor);
  if (anchor.names_event) anchor.opens_sentence = false;
  return anchor;
}

// "Two days after the blast", where the article tells the day of the blast.
std::optional<EventTimes::Anchor> EventTimes::counted_from_event(uint32_t date) const {
  const DateMention& length = article_.dates[date];
  if (length.begin_token == length.end_token || counted_from_date(article_, date + 1))
    return std::nullopt;
  const auto count = counted_event(article_, length, lexicon_);
  const Anchor* told = count ? first_of_event(count->noun) : nullptr;
  if (!told) return std::nullopt;
  const auto when = counted_when(told->when, length.value.view(), count->sign);
  if (!when) return std::nullopt;
  Anchor anchor = anchor_of(date);
  anchor.when = *when;
  anchor.counts_from = count->noun;
  anchor.origin = told->when;
  return anchor;
}

const EventTimes::Anchor* EventTimes::first_of_event(uint32_t noun) const {
  const size_t last = std::min(anchors_.size(), kMaxCounted);
  for (const Anchor& anchor : std::span(anchors_).first(last))
    if (anchor.governor != kNone && tells_event(article_, noun, anchor.governor)) return &anchor;
  return nullptr;
}

// "By Friday evening 3,000 more had been sent": news of that Friday, not a term.
bool EventTimes::is_by_a_past_day(const DateMention& date) const {
  if (date.begin_token == 0 || !article_.published || !date.when.is_day()) return false;
  const std::string_view before = article_.word_at(date.begin_token - 1);
  return (before == "by" || before == "By") && date.when.last <= article_.published->day();
}

// "Opened the 9/11 memorial", "families of the victims of the July 7 bombings met", years later.
bool EventTimes::is_name_of_event(const DateMention& date, uint32_t governor) const {
  return governor == date.end_token && article_.published && date.when.is_day() &&
         article_.tokens.upos[governor] == Upos::kNoun &&
         days_between(date.when.last, article_.published->day()) > kYear;
}

bool EventTimes::is_saying(uint32_t token) const {
  return is_speaking_verb(lexicon_, article_.tokens.lemma[token]);
}

// The last verb of the sentence before `end`, or kNone.
uint32_t EventTimes::verb_before(uint32_t end, const Sentence& sentence) const {
  const uint32_t first = std::max(sentence.begin_token, end - std::min(end, kVerbReach));
  for (uint32_t token = end; token-- > first;)
    if (is_verbal(article_, token)) return token;
  return kNone;
}

// The word outside the date that one of its words hangs on.
uint32_t EventTimes::governor_by_head(const DateMention& date) const {
  for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
    const uint32_t head = article_.tokens.head[token];
    if (head == kNone) return kNone;
    if (head < date.begin_token || head >= date.end_token)
      return is_of_clause_behind(date, head) ? verb_of_clause_before(date) : head;
  }
  return kNone;
}

// "He moved in 1998, was beaten in 2004": the parse may hang 1998 on "beaten", behind the comma.
bool EventTimes::is_of_clause_behind(const DateMention& date, uint32_t head) const {
  return head > date.end_token && article_.tokens.deprel[head] == Deprel::kConj &&
         is_verbal(article_, head) && one_of(article_.word_at(date.end_token), {",", "and", ";"}) &&
         verb_of_clause_before(date) != kNone;
}

// The verb of the words before the date, as far as no comma stands between.
uint32_t EventTimes::verb_of_clause_before(const DateMention& date) const {
  const uint32_t first = article_.sentences[date.sentence].begin_token;
  for (uint32_t token = date.begin_token; token-- > first;) {
    if (article_.tokens.has(token, kIsPunctuation)) return kNone;
    if (is_verbal(article_, token)) return token;
  }
  return kNone;
}

// "The raid is the longest since the 1999 war".
bool EventTimes::is_since(const DateMention& date) const {
  const uint32_t first = article_.sentences[date.sentence].begin_token;
  uint32_t token = date.begin_token;
  if (token > first && article_.tokens.upos[token - 1] == Upos::kDet) --token;
  return token > first + 1 && article_.word_at(token - 1) == "since";
}

// Without heads: the verb before the date; of a date before all verbs, the first verb behind it.
uint32_t EventTimes::governor_by_place(const DateMention& date, bool& opens_sentence) const {
  const Sentence& sentence = article_.sentences[date.sentence];
  const uint32_t verb = verb_before(date.begin_token, sentence);
  if (verb != kNone) return verb;
  opens_sentence = !is_since(date);
  for (uint32_t token = date.end_token; token < sentence.end_token; ++token)
    if (is_verbal(article_, token)) return token;
  return kNone;
}

// "from 2003 to 2011", "between March and May", "5-7 January" are one stretch of time. "It was put
// off yesterday until March" is not.
void EventTimes::join_range(size_t first, size_t second) {
  const DateMention& from = article_.dates[anchors_[first].date];
  const DateMention& to = article_.dates[anchors_[second].date];
  const bool has_through = to.begin_token == from.end_token + 2 &&
                           article_.word_at(from.end_token) == "through" &&
                           article_.word_at(from.end_token + 1) == "to";
  if (to.begin_token != from.end_token + 1 && !has_through) return;
  const std::string_view link = article_.word_at(from.end_token);
  const std::string_view before =
      from.begin_token > 0 ? article_.word_at(from.begin_token - 1) : std::string_view();
  const bool is_between = link == "and" && (before == "between" || before == "Between");
  const bool is_range = is_between || link == "to" || link == "until" || link == "through" ||
                        link == "-" || link == "\xE2\x80\x93";
  if (!is_range || to.when.last < from.when.first) return;
  const bool is_put_off = link == "until" && before != "from" && article_.published &&
                          from.when.last <= article_.published->day() &&
                          to.when.last > article_.published->day();
  if (is_put_off) return;
  const Basis basis = std::max(from.when.basis, to.when.basis);
  anchors_[first].when = anchors_[second].when =
      when_interval(from.when.first, to.when.last, basis);
}

// Also "killed in a Jan. 3 strike": the strike lends its date to the verb that it hangs on, and so
// do the brothers of "arrested a guard and two brothers on Monday".
bool EventTimes::belongs_to(const Anchor& anchor, uint32_t token) const {
  if (anchor.governor == kNone || anchor.governor == token) return anchor.governor == token;
  if (is_verbal(article_, anchor.governor) || !is_verbal(article_, token)) return false;
  uint32_t noun = anchor.governor;
  // "The 9/11 attacks killed thousands" is told of that day.
  if (anchor.names_event)
    return article_.tokens.head[noun] == token && article_.tokens.deprel[noun] == Deprel::kNsubj &&
           lexicon_.list(WordList::kEventNouns).contains(article_.tokens.lemma[noun]);
  for (uint32_t climbed = 0; climbed < kMaxClimb; ++climbed) {
    const uint32_t head = article_.tokens.head[noun];
    if (head == token) return true;
    if (head == kNone || head == noun || article_.tokens.deprel[noun] != Deprel::kConj)
      return false;
    noun = head;
  }
  return false;
}

// "Put off from Friday until March", "moved to Monday": of neither day.
bool EventTimes::is_moved_to(const Anchor& anchor) const {
  const uint32_t begin = article_.dates[anchor.date].begin_token;
  return begin > 0 && anchor.governor < begin &&
         one_of(article_.lemma_at(anchor.governor),
                {"delay", "defer", "move", "postpone", "put", "reschedule"}) &&
         one_of(article_.word_at(begin - 1), {"from", "until", "till", "to"});
}

const EventTimes::Anchor* EventTimes::anchored_to(uint32_t sentence, uint32_t token) const {
  const Anchor* nearest = nullptr;
  uint32_t shortest = UINT32_MAX;
  for (uint32_t ix = first_anchor_[sentence]; ix < first_anchor_[sentence + 1]; ++ix) {
    if (!belongs_to(anchors_[ix], token) || is_moved_to(anchors_[ix]) ||
        is_quoted_beside(article_, article_.dates[anchors_[ix].date], token))
      continue;
    const uint32_t at = article_.dates[anchors_[ix].date].begin_token;
    const uint32_t distance = at > token ? at - token : token - at;
    if (distance >= shortest) continue;
    shortest = distance;
    nearest = &anchors_[ix];
  }
  return nearest;
}

// Where no head is known a noun takes the date of the verb before it.
const EventTimes::Anchor* EventTimes::of_verb_before(uint32_t sentence, uint32_t noun) const {
  const uint32_t verb = verb_before(noun, article_.sentences[sentence]);
  return verb == kNone || is_saying(verb) ? nullptr : anchored_to(sentence, verb);
}

// "struck ... and killed": the verb that an event hangs on lends its date, but for verbs of saying.
const EventTimes::Anchor* EventTimes::through_heads(uint32_t sentence, uint32_t trigger) const {
  const Tokens& tokens = article_.tokens;
  uint32_t token = trigger;
  for (uint32_t climbed = 0; climbed < kMaxClimb; ++climbed) {
    const uint32_t head = tokens.head[token];
    if (head == kNone || head == token || is_saying(head)) return nullptr;
    const Deprel relation = tokens.deprel[token];
    if (relation == Deprel::kAclRelcl || relation == Deprel::kParataxis) return nullptr;
    // 'To sell it "would cost us the quarter"': what is quoted has its own days.
    const Anchor* anchor = anchored_to(sentence, head);
    if (anchor && (tokens.has(trigger, kInQuote) ||
                   !tokens.has(article_.dates[anchor->date].begin_token, kInQuote)))
      return anchor;
    token = head;
  }
  return nullptr;
}

// "the Jan. 3 strike", "the strike on Jan. 3" where no head is known.
const EventTimes::Anchor* EventTimes::beside_noun(uint32_t sentence, uint32_t trigger) const {
  for (uint32_t ix = first_anchor_[sentence]; ix < first_anchor_[sentence + 1]; ++ix) {
    const DateMention& date = article_.dates[anchors_[ix].date];
    if (anchors_[ix].names_event && anchors_[ix].governor != trigger) continue;
    if (is_quoted_beside(article_, date, trigger)) continue;
    const uint32_t begin = date.end_token <= trigger ? date.end_token : trigger + 1;
    const uint32_t end = date.end_token <= trigger ? trigger : date.begin_token;
    if (end < begin || end - begin > kNounReach) continue;
    bool clear = true;
    for (uint32_t token = begin; token < end; ++token)
      clear &= !is_verbal(article_, token) && !article_.tokens.has(token, kIsPunctuation);
    if (clear) return &anchors_[ix];
  }
  return nullptr;
}

const EventTimes::Anchor* EventTimes::counting_from(uint32_t sentence, uint32_t trigger) const {
  for (uint32_t ix = first_anchor_[sentence]; ix < first_anchor_[sentence + 1]; ++ix)
    if (anchors_[ix].counts_from == trigger) return &anchors_[ix];
  return nullptr;
}

const EventTimes::Anchor* EventTimes::opening(uint32_t sentence) const {
  const uint32_t first = first_anchor_[sentence];
  if (first == first_anchor_[sentence + 1]) return nullptr;
  return anchors_[first].opens_sentence && !anchors_[first].dates_saying ? &anchors_[first]
                                                                         : nullptr;
}

// "It burned", not "It has burned", "It burns", "It will burn" or "Known for its beach". A noun
// takes the verb before it.
bool EventTimes::is_told_in_past(uint32_t sentence, uint32_t trigger) const {
  const uint32_t first = article_.sentences[sentence].begin_token;
  const uint32_t verb = verb_before(trigger + 1, article_.sentences[sentence]);
  if (verb == kNone || verb == first) return false;
  const std::string_view word = article_.word_at(verb);
  const bool is_present = article_.tokens.word[verb] == article_.tokens.lemma[verb] ||
                          word.ends_with("s") || word.ends_with("ing");
  if (is_present) return false;
  for (uint32_t token = verb, reach = kAuxiliaryReach; token > first && reach > 0; --reach) {
    const std::string_view before = article_.word_at(--token);
    if (is_verbal(article_, token)) return true;
    for (std::string_view present : {"has", "have", "is", "are", "will", "would", "may", "to"})
      if (before == present) return false;
  }
  return true;
}

// Does the date say when the sentence happens? Not "Brazil, a republic since 1889, voted" or "the
// council, which he ran until 2013, met": those look back for a clause.
bool EventTimes::dates_sentence(const Anchor& anchor) const {
  if (anchor.opens_sentence) return true;
  const Tokens& tokens = article_.tokens;
  uint32_t verb = anchor.governor;
  for (uint32_t climbed = 0; climbed < kMaxClimb && verb != kNone; ++climbed) {
    const Deprel relation = tokens.deprel[verb];
    if (relation == Deprel::kRoot || relation == Deprel::kUnknown) return true;
    if (relation != Deprel::kConj && relation != Deprel::kCcomp) return false;
    verb = tokens.head[verb];
  }
  return false;
}

// "It also burned during the siege": a time of its own, though no date.
bool EventTimes::names_period(uint32_t sentence) const {
  const Sentence& whole = article_.sentences[sentence];
  for (uint32_t token = whole.begin_token; token < whole.end_token; ++token)
    if (one_of(article_.word_at(token), {"during", "During"})) return true;
  return false;
}

// "Borg found a leak in 2021. Those who came two months later saw another": the story goes on, also
// where the parse hangs its only date on "came".
std::optional<When> EventTimes::counted_on(uint32_t sentence) const {
  const uint32_t only = first_anchor_[sentence];
  if (only + 1 != first_anchor_[sentence + 1] || anchors_[only].dates_saying) return std::nullopt;
  const DateMention& date = article_.dates[anchors_[only].date];
  const bool is_counted = one_of(article_.word_at(date.end_token - 1), {"later", "afterwards"});
  if (!is_counted || anchors_[only].counts_from != kNone) return std::nullopt;
  return anchors_[only].when;
}

// In a passage that looks back, the date of the sentence before goes on where the sentence tells
// none of its own. What stands two sentences behind it is as often of today.
std::optional<When> EventTimes::told_before(uint32_t sentence) const {
  if (const auto counted = counted_on(sentence)) return counted;
  if (!article_.published || first_anchor_[sentence] != first_anchor_[sentence + 1] ||
      names_period(sentence))
    return std::nullopt;
  uint32_t left = kMaxLookBack;
  for (uint32_t ix = first_anchor_[sentence]; ix > 0 && left > 0; --left) {
    --ix;
    const DateMention& date = article_.dates[anchors_[ix].date];
    if (article_.sentences[date.sentence].paragraph != article_.sentences[sentence].paragraph)
      return std::nullopt;
    if (anchors_[ix].dates_saying) continue;
    const When& when = anchors_[ix].when;
    if (days_between(when.last, article_.published->day()) < kLongAgoDays) return std::nullopt;
    if (!dates_sentence(anchors_[ix]) || date.sentence + 1 < sentence) return std::nullopt;
    When inherited = when;
    inherited.basis = Basis::kRelative;
    return inherited;
  }
  return std::nullopt;
}

std::optional<EventTime> EventTimes::of(uint32_t sentence, uint32_t trigger) const {
  if (const Anchor* count = counting_from(sentence, trigger))
    return EventTime{kNone, count->origin};
  const Anchor* anchor = anchored_to(sentence, trigger);
  if (!anchor && !is_verbal(article_, trigger)) anchor = beside_noun(sentence, trigger);
  if (!anchor && !is_saying(trigger)) anchor = through_heads(sentence, trigger);
  if (!anchor && !is_verbal(article_, trigger) && article_.tokens.head[trigger] == kNone)
    anchor = of_verb_before(sentence, trigger);
  if (!anchor) anchor = opening(sentence);
  if (anchor) return EventTime{anchor->date, anchor->when};
  if (is_told_in_past(sentence, trigger))
    if (const auto inherited = told_before(sentence)) return EventTime{kNone, *inherited};
  if (!article_.published) return std::nullopt;
  return EventTime{kNone, when_day(article_.published->day(), Basis::kPublished)};
}

}  // namespace dateline
