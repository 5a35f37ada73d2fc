// Outlooks: who says what about the future, against whom, by when, on what condition.
#include <algorithm>

#include "extract/clauses.h"
#include "extract/extract.h"
#include "extract/outlooks/outlook_confidence.h"
#include "extract/outlooks/outlook_cues.h"
#include "extract/outlooks/outlook_due.h"
#include "extract/outlooks/pointing_cues.h"

namespace dateline {
namespace {

// How far in front of the cue its subject may begin and still be shown with it, in tokens.
constexpr uint32_t kSubjectReach = 30;
// What is less sure, in thousandths, is talk.
constexpr uint16_t kLeastConfidence = 500;
// "They will meet on Monday", where nobody is named before, is worth so much less.
constexpr uint16_t kOfNobody = 100;
// And "It takes effect on Monday", where nothing says what.
constexpr uint16_t kOfNothing = 300;
// What was said longer ago is how the story got here.
constexpr int32_t kDaysOfNews = 31;

bool names(const EntityMention& mention, const EntityMention& other) {
  return mention.entity != kNone && mention.entity == other.entity;
}

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
  // What a newspaper reported is not its own.
  static const WordSet reporting{"report"};
  const auto is_report = [&](uint32_t verb) {
    return verb != kNone && reporting.contains(c.lemma(verb));
  };
  const QuoteMention* quote = c.quote_at(token);
  if (quote != nullptr && !is_report(c.cue_of(*quote))) {
    // "Harbour Terminals said it would": where no name was found its words are there.
    const uint32_t cue = c.cue_of(*quote);
    const Person speaker{quote->speaker_mention, quote->speaker};
    const bool is_told = cue >= c.begin() && cue < token && c.upos(cue) == Upos::kVerb &&
                         c.is_speech(cue) && c.word(cue) != c.lemma(cue) &&
                         !c.article.word_at(cue).ends_with("ing");
    if (speaker.is_known() || !is_told) return speaker;
    static const WordSet papers{"version"};  // "an earlier version said that"
    const Person teller = subject_of(c, cue);
    const uint32_t behind = c.tokens().token_at(teller.words.end);
    return behind > 0 && papers.contains(c.lemma(behind - 1)) ? speaker : teller;
  }
  const uint32_t verb = c.verb_of_saying_before(token);
  return verb == kNone || is_report(verb) ? Person{} : subject_of(c, verb);
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
  // "Observers said they had found mistakes and called for a recount": they are who said so.
  const uint32_t first = subject.words.empty() ? kNone : c.tokens().token_at(subject.words.begin);
  own_words = own_words || (subject.mention == kNone && first != kNone && in(persons, c, first));
  for (uint32_t before = cue.token; before-- > c.begin() && before + 3 > cue.token;)
    own_words = own_words || in(persons, c, before);
  if (own_words)
    if (const Person speaker = speaker_of(c, cue.token); speaker.is_known()) return speaker;
  return subject;
}

// "threatened the United States", "urged both governments to", "revenge on America": who is named
// right behind the cue, or behind "on", "against" or "to".
uint32_t find_against(const Clauses& c, const OutlookCue& cue, uint32_t who, uint32_t end_token) {
  static const WordSet towards{"on", "against", "to", "at", "upon"}, on{"on", "upon", "to", "for"};
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
    // "told its citizens in Norway to stay indoors"
    const bool is_place =
        before > c.begin() && c.upos(before - 1) == Upos::kAdp && !in(on, c, before - 1);
    if (cue.rule == kOrderToSomebody && mention.end_token <= cue.action && !is_place) return ix;
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

// "It hopes to": whom "it" means is sure only where the paragraph has named it.
bool is_loose_it(const Clauses& c, uint32_t who) {
  static const WordSet it{"it", "its"};
  const EntityMention& mention = c.article.entities[who];
  if (!in(it, c, mention.begin_token)) return false;
  for (uint32_t ix = who; ix-- > 0;) {
    const EntityMention& before = c.article.entities[ix];
    if (c.article.sentences[before.sentence].paragraph != c.sentence().paragraph) return true;
    if (names(before, mention) && before.form == MentionForm::kName) return false;
  }
  return true;
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

// "Dame Olga, who was appointed in February, promised": when she was appointed.
bool is_in_aside(const Clauses& c, const DateMention& date, uint32_t cue) {
  constexpr int kMostSteps = 5;
  uint32_t at = date.begin_token;
  for (int step = 0; step < kMostSteps && at >= c.begin() && at < c.end() && at != cue; ++step) {
    if (c.tokens().deprel[at] == Deprel::kAclRelcl) return true;
    at = c.tokens().head[at];
  }
  return false;
}

// "Seck said Norway had promised to leave"
bool is_said_now(const Clauses& c, const OutlookCue& cue) {
  const uint32_t said = c.tokens().head[cue.token];
  static const WordSet offer{"offer"};
  if (offer.contains(c.lemma(cue.token))) return false;
  return c.tokens().deprel[cue.token] == Deprel::kCcomp && said >= c.begin() && said < cue.token &&
         c.is_speech(said) && !c.is_negated(said);
}

// "Borg had planned to leave on Monday, but": told as what came to nothing. Who had agreed to it
// does it, and in "the ministry said it had planned" the tense is that of saying.
bool is_given_up(const Clauses& c, const OutlookCue& cue) {
  static const WordSet settling{"agree", "decide", "vote", "arrange", "undertake"};
  static const WordSet undone{"but", "however", "until", "originally", "initially", "once"};
  if (cue.kind != OutlookKind::kPlan || !is_pluperfect(c, cue) ||
      settling.contains(c.lemma(cue.token)))
    return false;
  if (!is_said_now(c, cue)) return true;
  for (uint32_t token = c.begin(); token < c.end(); ++token)
    if (in(undone, c, token)) return true;
  return false;
}

// Told of a time that is over: "had threatened to kill him in 2012".
bool is_over(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook) {
  if (outlook.has_due) return false;
  // "Seck said that the army had promised to leave"
  const bool is_told_of = cue.kind == OutlookKind::kPledge && cue.rule == kCueVerb &&
                          (c.verb_of_saying_before(cue.token) != kNone || is_said_now(c, cue));
  if (is_pluperfect(c, cue) && !is_told_of) return true;
  // "Owners warned then that the harbour would be ruined", "told friends at the time"
  static const WordSet then{"then"}, time{"time"}, that{"that"};
  constexpr uint32_t kThenReach = 8;
  const uint32_t first = cue.token - std::min(cue.token - c.begin(), kThenReach);
  for (uint32_t token = first; token + 1 < std::min(c.end(), cue.token + 3); ++token)
    if (that.contains(c.word(token + 1)) &&
        (then.contains(c.word(token)) || time.contains(c.word(token))))
      return true;
  if (!c.article.published) return false;
  const CivilDate today = c.article.published->day();
  const bool is_act = cue.rule == kCueVerb || cue.rule == kOrderToSomebody;
  if (is_act && is_of_old_event(c, cue.token, today)) return true;
  // "after Easter" has no end, and "if nothing is done by 18 November" tells when nothing was.
  for (const DateMention& date : c.article.dates)
    if (date.sentence == c.sentence_ix && date.has_when &&
        date.when.qualifier != Qualifier::kAfter && !outlook.condition.contains(date.span) &&
        !is_in_aside(c, date, cue.token) && days_between(date.when.last, today) > kDaysOfNews)
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
  outlook.is_given_up = is_given_up(c, cue);
  outlook.condition = find_condition(c, c.window_begin(cue.token), c.window_end(cue.token));
  if (const auto due = due_of(c, cue)) {
    outlook.has_due = true;
    outlook.due = *due;
  }
  outlook.kind = kind_of(cue, outlook);
  outlook.span = c.tokens().span(begin_of(c, cue), end_token);
  return outlook;
}

// Two cues in one clause are one outlook: "vowed that Iran would retaliate".
bool is_same_outlook(const Clauses& c, const OutlookMention& before, const OutlookCue& cue) {
  static const WordSet turns{"but", "while", "whereas"};
  if (before.action != kNone && cue.action == before.action) return true;
  // "will consider Norway's request": what is considered is not asked for now.
  if (cue.rule == kCueNoun && before.action != kNone && c.tokens().head[cue.token] == before.action)
    return true;
  // "agreed to ask an arbitrator, who is to decide by Friday": another is to do something else.
  if (cue.action != kNone && c.tokens().deprel[cue.action] == Deprel::kAclRelcl &&
      cue.rule > kOrderToSomebody && before.action != kNone && before.action < cue.token)
    return false;
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
    const bool is_only_that = tells_only_that(c, *cue);
    const bool is_unnamed = !is_only_that && is_of_unnamed(c, *cue, outlook);
    if (is_only_that) outlook.lead_in = lead_in_of(c, *cue, outlooks);
    if (is_unnamed) outlook.lead_in = naming_sentence_before(c);
    if (is_only_that && outlook.lead_in == kNone) continue;
    outlook.confidence = outlook_confidence(c, *cue, outlook);
    if (is_unnamed && outlook.lead_in == kNone)
      outlook.confidence -=
          std::min(outlook.confidence, begins_with_pointer(c) ? kOfNothing : kOfNobody);
    if ((cue->needs_due && !outlook.has_due) || is_over(c, *cue, outlook)) continue;
    if (outlook.confidence < kLeastConfidence) continue;
    if (outlook.who != kNone && is_loose_it(c, outlook.who)) outlook.who = kNone;
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
