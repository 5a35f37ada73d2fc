// Outlooks: who says what about the future, against whom, by when, on what condition.
#include <algorithm>
#include <charconv>

#include "extract/clauses.h"
#include "extract/extract.h"
#include "extract/outlooks/outlook_confidence.h"
#include "extract/outlooks/outlook_cues.h"
#include "extract/outlooks/pointing_cues.h"

namespace dateline {
namespace {

// How far in front of the cue its subject may begin and still be shown with it, in tokens.
constexpr uint32_t kSubjectReach = 30;
// What is less sure, in thousandths, is talk.
constexpr uint16_t kLeastConfidence = 500;
// "They will meet on Monday", where nobody is named before, is worth so much less.
constexpr uint16_t kOfNobody = 100;
// A weekday that the text names without a direction lies in the week ahead of something planned.
constexpr int32_t kDaysOfWeek = 7;
// A day of a month without a year that was so long ago is that day of the coming year.
constexpr int32_t kDaysOfPast = 240;
// "the worst crisis in 80 years" looks back.
constexpr int32_t kDaysOfDuration = 10 * 365;
// A timetable knows days and months.
constexpr int32_t kDaysOfSeason = 92;
// What was said longer ago is how the story got here.
constexpr int32_t kDaysOfNews = 31;

bool names(const EntityMention& mention, const EntityMention& other) {
  return mention.entity != kNone && mention.entity == other.entity;
}

// ---- due ----

// The days of a TIMEX3 duration of hours, days, weeks or months ("P2D", "PT48H"), or nothing.
std::optional<int32_t> days_of_duration(std::string_view value) {
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  const bool hours = value[1] == 'T';
  const char* first = value.data() + (hours ? 2 : 1);
  int32_t number = 0;
  const auto [rest, error] = std::from_chars(first, value.data() + value.size(), number);
  if (error != std::errc() || rest + 1 != value.data() + value.size() || number < 1 ||
      number > 10000)
    return std::nullopt;
  switch (*rest) {
    case 'H':
      return hours ? std::optional((number + 23) / 24) : std::nullopt;
    case 'D':
      return number;
    case 'W':
      return number * 7;
    case 'M':
      return hours ? std::nullopt : std::optional(number * 30);
    case 'Y':
      return number * 365;
    default:
      return std::nullopt;
  }
}

class DueReader {
 public:
  DueReader(const Clauses& clauses, const OutlookCue& cue) : c_(clauses), cue_(cue) {}

  // The first date behind the action that lies ahead of the publication; else one before the cue
  // with no verb in between: "On Monday the court will rule". A date that the saying has is none.
  std::optional<When> read() const {
    if (!c_.article.published) return std::nullopt;
    const CivilDate today = c_.article.published->day();
    const auto& dates = c_.article.dates;
    if (cue_.date_token != kNone) {
      const auto when = future_of(*c_.date_at(cue_.date_token), today);
      return when && is_day_of_saying(*when, today) ? std::nullopt : when;
    }
    const auto first = std::lower_bound(
        dates.begin(), dates.end(), c_.begin(),
        [](const DateMention& date, uint32_t at) { return date.begin_token < at; });
    const uint32_t action = cue_.action == kNone ? cue_.token : std::max(cue_.action, cue_.token);
    const uint32_t last = c_.clause_end(action);
    std::optional<When> before_cue;
    for (auto date = first; date != dates.end() && date->begin_token < last; ++date) {
      const auto when = future_of(*date, today);
      if (!when || dates_the_saying(*date) || describes_noun(*date)) continue;
      if (date->begin_token > cue_.token) {
        const bool is_behind =
            cue_.rule == kTimeGiven ||
            (date->begin_token > action && !has_told_between(action + 1, date->begin_token));
        if (is_behind && !is_day_of_saying(*when, today)) return when;
      } else if (!is_of_saying() && !has_verb_between(date->end_token, cue_.token) &&
                 !is_day_of_saying(*when, today)) {
        before_cue = when;
      }
    }
    return before_cue;
  }

 private:
  bool has_before(const DateMention& date, const WordSet& words) const {
    return date.begin_token > c_.begin() && words.contains(c_.word(date.begin_token - 1));
  }

  std::optional<When> future_of(const DateMention& date, CivilDate today) const {
    static const WordSet limits{"by", "before", "until", "till", "within"};
    static const WordSet spans{"within", "in", "next"};
    if (date.type == TimexType::kDuration) {
      const auto days = days_of_duration(date.value.view());
      const bool is_given = cue_.rule == kTimeGiven || has_before(date, spans);
      if (!days || !is_given || *days > kDaysOfDuration) return std::nullopt;
      return until(add_days(today, *days));
    }
    if (!date.has_when) return std::nullopt;
    When when = date.when;
    static const WordSet past{"last", "past", "previous"};
    if (when.last < today && when.is_day() && when.basis == Basis::kRelative &&
        names_weekday(date) && !past.contains(c_.word(date.begin_token)) &&
        !has_before(date, past)) {
      when.first = when.last = add_days(when.last, kDaysOfWeek);
    } else if (days_between(when.last, today) > kDaysOfPast && when.basis == Basis::kRelative &&
               !date.value.empty() && lacks_year(date)) {
      when.first = add_years(when.first, 1);
      when.last = add_years(when.last, 1);
    }
    // "this week", said on a Sunday, is the one that begins.
    if (when.last == today && days_between(when.first, when.last) + 1 == kDaysOfWeek) {
      when.first = add_days(when.first, kDaysOfWeek);
      when.last = add_days(when.last, kDaysOfWeek);
    }
    if (when.last < today) return std::nullopt;
    // "put off until 24 November" names the day itself.
    if (cue_.rule == kNewDay) return when_day(when.last, when.basis);
    return has_before(date, limits) ? until(when.last) : when;
  }

  // "by Friday" is any day up to it.
  static When until(CivilDate last) {
    When when = when_day(last, Basis::kRelative);
    when.qualifier = Qualifier::kBefore;
    return when;
  }

  // "28 March": the text names a month and leaves the year open.
  bool lacks_year(const DateMention& date) const {
    bool has_month = false;
    for (uint32_t token = date.begin_token; token < date.end_token; ++token) {
      if (c_.article.word_at(token).size() == 4 && c_.tokens().has(token, kHasDigit)) return false;
      has_month = has_month || c_.lexicon.list(WordList::kMonths).contains(c_.word(token));
    }
    return has_month;
  }

  bool names_weekday(const DateMention& date) const {
    for (uint32_t token = date.begin_token; token < date.end_token; ++token)
      if (c_.lexicon.list(WordList::kWeekdays).contains(c_.word(token))) return true;
    return false;
  }

  // The cue is itself what is done on a day: "promised", "a demand"; not "will" or "is due to".
  bool is_of_saying() const {
    return cue_.rule == kCueVerb || cue_.rule == kCueNoun || cue_.rule == kOrderToSomebody;
  }

  // "promised revenge on Friday", "asked them to look into it Friday": the day of publication is
  // that of the promise. Nothing new could happen on it.
  bool is_day_of_saying(const When& when, CivilDate today) const {
    // "comes from the threats of the 21st century"
    if (cue_.rule == kTimetable && days_between(when.first, when.last) > kDaysOfSeason) return true;
    const bool is_of_later = is_of_saying() || cue_.rule == kPossibleOnDate ||
                             cue_.rule == kTimetable || cue_.rule == kObligation;
    return is_of_later && when.first <= today && when.qualifier != Qualifier::kBefore;
  }

  // "the 2016 Olympics", "the November election": no day on which something is to be done.
  bool describes_noun(const DateMention& date) const {
    if (date.end_token >= c_.end() || date.type == TimexType::kDuration) return false;
    if (c_.article.word_at(date.end_token) == "'s") return true;
    const Upos behind = c_.upos(date.end_token);
    const bool is_noun = behind == Upos::kNoun || behind == Upos::kPropn || behind == Upos::kAdj;
    if (!is_noun || date.begin_token == c_.begin()) return false;
    const Upos before = c_.upos(date.begin_token - 1);
    return before != Upos::kAdp || !date.has_when || !date.when.is_day();
  }

  // Something that was done takes the date: "urged them to hurry, after a plane was turned away on
  // Saturday".
  bool has_told_between(uint32_t first_token, uint32_t end_token) const {
    static const WordSet ahead{"to", "will", "would", "and", "or", "be"};
    static const WordSet past{"was", "were", "had", "has", "since", "after"};
    for (uint32_t token = first_token; token < end_token; ++token) {
      if (past.contains(c_.word(token))) return true;
      if (c_.upos(token) != Upos::kVerb) continue;
      const Upos before = c_.upos(token - 1);
      const bool describes = (before == Upos::kDet || before == Upos::kAdj) &&
                             token + 1 < end_token && c_.upos(token + 1) == Upos::kNoun;
      if (describes) continue;  // "will visit the flooded valley on Thursday"
      const bool is_ing = c_.article.word_at(token).ends_with("ing");
      if (!is_ing && !ahead.contains(c_.word(token - 1))) return true;
    }
    return false;
  }

  bool has_verb_between(uint32_t first_token, uint32_t end_token) const {
    for (uint32_t token = first_token; token < end_token; ++token)
      if (c_.upos(token) == Upos::kVerb || c_.upos(token) == Upos::kCconj) return true;
    return false;
  }

  // "said on Monday", "told reporters late on Monday": the date of a saying.
  bool dates_the_saying(const DateMention& date) const {
    uint32_t token = date.begin_token;
    for (uint32_t step = 0; step < 4 && token > c_.begin(); ++step) {
      --token;
      if (token == cue_.action || token == cue_.token)
        return c_.is_speech(token) && cue_.action != token;
      if (c_.is_speech(token)) return true;
      if (c_.upos(token) == Upos::kVerb) return false;
    }
    return false;
  }

  const Clauses& c_;
  const OutlookCue& cue_;
};

// ---- who, against whom ----

bool in(const WordSet& words, const Clauses& c, uint32_t token) {
  return words.contains(c.word(token));
}

// "Iran's demand", "the US plan": the mention that stands before a noun.
uint32_t owner_of(const Clauses& c, uint32_t noun) {
  uint32_t best = kNone;
  for (uint32_t ix = c.first_mention(c.window_begin(noun), noun);
       ix != kNone && ix < c.article.entities.size() && c.article.entities[ix].end_token <= noun;
       ++ix)
    best = ix;
  if (best == kNone) return kNone;
  for (uint32_t token = c.article.entities[best].end_token; token < noun; ++token)
    if (c.upos(token) != Upos::kPart && c.upos(token) != Upos::kAdj && c.upos(token) != Upos::kNoun)
      return kNone;
  return best;
}

// A mention, where the name is one, and the words that name it.
struct Person {
  uint32_t mention = kNone;
  Span words;
  bool is_known() const { return mention != kNone || !words.empty(); }
};

Person subject_of(const Clauses& c, uint32_t verb) {
  return {c.subject_of(verb), c.subject_words(verb)};
}

// Who is quoted or reported with the words at `token`.
Person speaker_of(const Clauses& c, uint32_t token) {
  if (const QuoteMention* quote = c.quote_at(token))
    return {quote->speaker_mention, quote->speaker};
  const uint32_t verb = c.verb_of_saying_before(token);
  return verb == kNone ? Person{} : subject_of(c, verb);
}

Person find_who(const Clauses& c, const OutlookCue& cue) {
  static const WordSet persons{"i", "we", "he", "she", "they", "it", "our", "my"};
  if (cue.rule == kCueNoun || cue.rule == kDeadlineNoun) {
    const uint32_t owner = owner_of(c, cue.token);
    if (owner != kNone) return {owner, c.article.entities[owner].span};
    // "a warning that Iran will retaliate": who would do it. "Calls for Sosa to go" are not his.
    if (cue.action != kNone && cue.kind != OutlookKind::kDemand)
      if (const Person doer = subject_of(c, cue.action);
          doer.mention != kNone && c.article.entities[doer.mention].begin_token > cue.token)
        return doer;
    // "launched an appeal" is the subject's own, "faces demands" is not.
    static const WordSet uttering{"make",     "issue",   "launch", "deliver", "repeat",  "renew",
                                  "announce", "confirm", "unveil", "voice",   "present", "set",
                                  "have",     "give",    "send",   "publish", "stand",   "outline"};
    for (uint32_t verb = cue.token; verb-- > c.window_begin(cue.token);)
      if (c.upos(verb) == Upos::kVerb)
        return uttering.contains(c.lemma(verb)) ? subject_of(c, verb) : Person{};
    return {};
  }
  // Of "X will be punished" nobody knows who will do it but the speaker.
  const bool speaks_itself =
      cue.rule == kCueVerb || cue.rule == kOrderToSomebody || cue.rule == kTimeGiven;
  const bool said_of_others =
      cue.rule == kObligation || cue.rule == kBan || cue.kind == OutlookKind::kPrediction;
  if (!speaks_itself && (said_of_others || cue.is_agentless)) {
    const Person speaker = speaker_of(c, cue.token);
    return speaker.is_known() || cue.rule != kPointing ? speaker : subject_of(c, cue.token);
  }
  // "They would bear the consequences" is the speaker's threat to them.
  static const WordSet suffering{"bear", "face", "pay", "suffer", "regret"};
  const uint32_t told = cue.rule == kModal ? c.verb_after(cue.token, c.end()) : kNone;
  if (cue.kind == OutlookKind::kThreat && told != kNone && suffering.contains(c.lemma(told)))
    return speaker_of(c, cue.token);
  // Of "would impose sanctions" the verb has the subject, not the deed.
  const bool is_noun = cue.action != kNone && c.upos(cue.action) == Upos::kNoun;
  uint32_t verb = speaks_itself || cue.action == kNone ? cue.token : cue.action;
  if (is_noun && !speaks_itself) verb = c.verb_after(cue.token, c.end());
  if (verb == kNone) verb = cue.token;
  const Person subject = cue.is_agentless ? Person{} : subject_of(c, verb);
  // "God has promised revenge": who says so threatens with it.
  static const WordSet deities{"god", "allah", "heaven"};
  bool own_words = !subject.is_known() || in(deities, c, c.tokens().token_at(subject.words.begin));
  for (uint32_t before = cue.token; before-- > c.begin() && before + 3 > cue.token;)
    own_words = own_words || in(persons, c, before);
  if (own_words)
    if (const Person speaker = speaker_of(c, cue.token); speaker.is_known()) return speaker;
  return subject;
}

// "threatened the United States", "urged both governments to", "revenge on America": who is named
// right behind the cue, or behind "on", "against" or "to".
uint32_t find_against(const Clauses& c, const OutlookCue& cue, uint32_t who, uint32_t end_token) {
  static const WordSet towards{"on", "against", "to", "at", "upon"};
  for (uint32_t ix = c.first_mention(cue.token + 1, end_token);
       ix != kNone && ix < c.article.entities.size(); ++ix) {
    const EntityMention& mention = c.article.entities[ix];
    if (mention.begin_token >= end_token) break;
    if (mention.form == MentionForm::kPronoun || mention.kind == EntityKind::kOther) continue;
    if (who != kNone && names(mention, c.article.entities[who])) continue;
    uint32_t before = mention.begin_token;
    while (before > cue.token + 1 &&
           (c.upos(before - 1) == Upos::kDet || c.upos(before - 1) == Upos::kAdj))
      --before;
    if (before == cue.token + 1 || in(towards, c, before - 1)) return ix;
    if (cue.rule == kOrderToSomebody && mention.end_token <= cue.action) return ix;
  }
  // "demanded that Sosa resign", "calls for Sosa to go"
  if (cue.kind != OutlookKind::kDemand || cue.action == kNone || cue.action <= cue.token)
    return kNone;
  const uint32_t asked = subject_of(c, cue.action).mention;
  const bool is_behind = asked != kNone && c.article.entities[asked].begin_token > cue.token;
  return is_behind ? asked : kNone;
}

// "if attacked", "unless the ban is lifted".
Span find_condition(const Clauses& c, uint32_t first_token, uint32_t end_token) {
  static const WordSet openers{"if", "unless", "provided", "once"};
  for (uint32_t token = first_token; token < end_token; ++token) {
    if (!in(openers, c, token)) continue;
    uint32_t last = token + 1;
    while (last < end_token && !c.tokens().has(last, kIsPunctuation)) ++last;
    if (last > token + 1) return c.tokens().span(token, last);
  }
  return {};
}

// ---- the mention ----

uint32_t begin_of(const Clauses& c, const OutlookCue& cue) {
  const Span subject = c.subject_words(cue.token);
  if (subject.empty()) return cue.token;
  uint32_t first = cue.token;
  while (first > c.window_begin(cue.token) && c.tokens().begin[first] > subject.begin) --first;
  return first + kSubjectReach > cue.token ? first : cue.token;
}

// Help on a date is a plan.
OutlookKind kind_of(const OutlookCue& cue, const OutlookMention& outlook) {
  const bool is_dated_promise =
      cue.rule == kModal && cue.kind == OutlookKind::kPledge && outlook.has_due;
  // "must register by 15 March"
  const bool is_limit =
      cue.rule == kObligation && outlook.has_due && outlook.due.qualifier == Qualifier::kBefore;
  if (is_limit) return OutlookKind::kDeadline;
  return is_dated_promise ? OutlookKind::kPlan : cue.kind;
}

// "had planned to": told as something that came to nothing.
bool is_pluperfect(const Clauses& c, const OutlookCue& cue) {
  static const WordSet had{"had"};
  if (cue.rule == kModal) return false;
  for (uint32_t before = cue.token; before-- > c.begin();) {
    if (c.upos(before) == Upos::kAux && in(had, c, before)) return true;
    if (c.upos(before) != Upos::kAux && c.upos(before) != Upos::kAdv) return false;
  }
  return false;
}

// "On the night of 3 February 2003 ... She agreed to drive with him": the story before tells when.
bool is_of_old_event(const Clauses& c, uint32_t token, CivilDate today) {
  const auto& events = c.article.events;
  const auto event =
      std::lower_bound(events.begin(), events.end(), token,
                       [](const EventMention& mention, uint32_t at) { return mention.token < at; });
  return event != events.end() && event->token == token && event->has_when &&
         event->when.basis != Basis::kPublished &&
         days_between(event->when.last, today) > kDaysOfNews;
}

// Told of a time that is over: "had threatened to kill him in 2012".
bool is_over(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook) {
  if (outlook.has_due) return false;
  if (is_pluperfect(c, cue)) return true;
  if (!c.article.published) return false;
  const CivilDate today = c.article.published->day();
  const bool is_act = cue.rule == kCueVerb || cue.rule == kOrderToSomebody;
  if (is_act && is_of_old_event(c, cue.token, today)) return true;
  for (const DateMention& date : c.article.dates)
    if (date.sentence == c.sentence_ix && date.has_when &&
        days_between(date.when.last, today) > kDaysOfNews)
      return true;
  return false;
}

OutlookMention mention_of(const Clauses& c, const OutlookCue& cue) {
  OutlookMention outlook;
  outlook.token = cue.token;
  outlook.action = cue.action;
  outlook.sentence = c.sentence_ix;
  outlook.kind = cue.kind;
  outlook.rule = cue.rule;
  uint32_t end_token = c.clause_end(cue.action == kNone ? cue.token : cue.action);
  while (end_token > cue.token + 1 && c.tokens().has(end_token - 1, kIsPunctuation)) --end_token;
  const Person who = find_who(c, cue);
  outlook.who = who.mention;
  outlook.speaker = who.words;
  if (cue.kind != OutlookKind::kPrediction && cue.kind != OutlookKind::kPlan)
    outlook.against = find_against(c, cue, outlook.who, end_token);
  outlook.is_given_up = cue.kind == OutlookKind::kPlan && is_pluperfect(c, cue);
  outlook.condition = find_condition(c, c.window_begin(cue.token), c.window_end(cue.token));
  if (const auto due = DueReader(c, cue).read()) {
    outlook.has_due = true;
    outlook.due = *due;
  }
  outlook.kind = kind_of(cue, outlook);
  outlook.span = c.tokens().span(begin_of(c, cue), end_token);
  outlook.confidence = outlook_confidence(c, cue, outlook);
  return outlook;
}

// Two cues in one clause are one outlook: "vowed that Iran would retaliate".
bool is_same_outlook(const Clauses& c, const OutlookMention& before, const OutlookCue& cue) {
  static const WordSet turns{"but", "while", "whereas"};
  if (before.action != kNone && cue.action == before.action) return true;
  // "would take revenge, and would set the port ablaze if": each is a threat.
  const bool is_second_modal = cue.rule == kModal && before.rule == kModal &&
                               cue.token > c.begin() && c.upos(cue.token - 1) == Upos::kCconj;
  if (is_second_modal) return false;
  if (before.action != kNone && before.action < cue.token && cue.rule <= kOrderToSomebody)
    return false;
  // "A ceremony is planned on Monday and he will be buried on Tuesday": each has its day.
  bool is_joined = false;
  for (uint32_t token = before.token + 1; before.has_due && token < cue.token; ++token) {
    const Upos tag = c.upos(token);
    if (is_joined && (tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron))
      return false;
    is_joined = tag == Upos::kCconj || (is_joined && tag != Upos::kVerb);
  }
  for (uint32_t token = before.token + 1; token < cue.token; ++token)
    if (in(turns, c, token) || c.is_mark(token, ';') || c.tokens().has(token, kClosesQuote))
      return false;
  return true;
}

// "no evidence that Iran planned to attack", "denied that it would close".
bool is_denied(const Clauses& c, uint32_t token) {
  for (const ClaimMention& claim : c.article.claims)
    if (claim.kind == ClaimKind::kDenial && claim.sentence == c.sentence_ix &&
        claim.token < token && claim.span.contains(c.tokens().span(token)))
      return true;
  return false;
}

void read_sentence(const Clauses& c, std::vector<OutlookMention>& outlooks) {
  const size_t first = outlooks.size();
  for (uint32_t token = c.begin(); token < c.end(); ++token) {
    const auto cue = outlook_cue_at(c, token);
    if (!cue || is_denied(c, token)) continue;
    if (outlooks.size() > first && is_same_outlook(c, outlooks.back(), *cue)) continue;
    OutlookMention outlook = mention_of(c, *cue);
    if (tells_only_that(c, *cue)) {
      outlook.lead_in = lead_in_of(c, *cue, outlooks);
      if (outlook.lead_in == kNone) continue;
    } else if (is_of_unnamed(c, *cue, outlook)) {
      outlook.lead_in = naming_sentence_before(c);
      if (outlook.lead_in == kNone) outlook.confidence -= kOfNobody;
    }
    if ((cue->needs_due && !outlook.has_due) || is_over(c, *cue, outlook)) continue;
    if (outlook.confidence < kLeastConfidence) continue;
    outlooks.push_back(outlook);
  }
}

}  // namespace

void extract_outlooks(Article& article, const Lexicon& lexicon) {
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Clauses clauses{article, lexicon, ix};
    if (article.sentences[ix].kind != SentenceKind::kBody || clauses.is_question()) continue;
    read_sentence(clauses, article.outlooks);
  }
  std::sort(article.outlooks.begin(), article.outlooks.end(),
            [](const OutlookMention& a, const OutlookMention& b) {
              return a.span != b.span ? a.span < b.span : a.token < b.token;
            });
}

}  // namespace dateline
