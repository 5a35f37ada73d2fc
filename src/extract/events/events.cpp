#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "extract/events/event_time.h"
#include "extract/events/participants.h"
#include "extract/extract.h"
#include "lexicon/event_verbs.h"
#include "text/one_of.h"

namespace dateline {
namespace {

enum EventRule : RuleId { kListedVerb = 400, kOtherVerb, kListedNoun };

// How far from its verb an auxiliary, a negation or "to" may stand: "will not, he said, resign".
constexpr uint32_t kAuxiliaryReach = 6;
// What is told to have happened longer ago than this is how the story got here, not its news.
constexpr int32_t kNewsDays = 31;

// ---- triggers ----

// Values of data/event_verbs.tsv that are no event type.
constexpr int32_t kStateIfDescribed = -3;

// "It appeared that", "he appeared to be", "they appeared calm"; not "she appeared in court".
bool is_description_next(const Article& article, uint32_t token) {
  const uint32_t next = token + 1;
  if (next >= article.tokens.count()) return false;
  return article.tokens.upos[next] == Upos::kAdj ||
         one_of(article.lemma_at(next), {"to", "that", "as"});
}

std::optional<EventMention> trigger_at(const Article& article, const Lexicon& lexicon,
                                       uint32_t token) {
  const Upos tag = article.tokens.upos[token];
  const WordId lemma = article.tokens.lemma[token];
  EventMention event;
  event.token = token;
  event.span = article.tokens.span(token);
  // "According to the mayor", "including two boys": no deed.
  if (article.tokens.deprel[token] == Deprel::kCase) return std::nullopt;
  if (tag == Upos::kVerb) {
    auto listed = lexicon.list(WordList::kEventVerbs).find(lemma);
    if (listed == kStateIfDescribed && !is_description_next(article, token)) listed.reset();
    if (listed && *listed < 0) return std::nullopt;
    event.rule = listed ? kListedVerb : kOtherVerb;
    event.confidence = listed ? 800 : EventMention::kAnyVerb;
    event.type = static_cast<EventType>(listed.value_or(0));
    return event;
  }
  if (tag == Upos::kNoun) {
    const auto listed = lexicon.list(WordList::kEventNouns).find(lemma);
    if (!listed) return std::nullopt;
    event.rule = kListedNoun;
    event.confidence = 600;
    event.type = static_cast<EventType>(*listed);
    return event;
  }
  return std::nullopt;
}

// ---- of which kind? ----

constexpr int kMaxClauses = 4;  // from a verb up to the root of its sentence

// Does the sentence tell it in its main clause, or as what somebody says? "Rebels attacked the
// port", "officials said that rebels attacked it", "rebels launched an attack"; not "the port,
// which rebels attacked, is closed". True for sentences that were not parsed.
bool is_told_plainly(const Article& article, const Lexicon& lexicon, uint32_t token) {
  const WordTable& verbs = lexicon.list(WordList::kEventVerbs);
  for (int step = 0; step < kMaxClauses; ++step) {
    const uint32_t head = article.tokens.head[token];
    if (head == kNone || head == token) return true;
    const auto listed = verbs.find(article.tokens.lemma[head]);
    switch (article.tokens.deprel[token]) {
      case Deprel::kConj:
        break;
      case Deprel::kCcomp:
      case Deprel::kParataxis:
        if (listed != kSpeakingVerb) return false;
        break;
      case Deprel::kObj:
      case Deprel::kNsubjPass:
        if (listed != kVerbOfNoRoot) return false;
        break;
      default:
        return false;
    }
    token = head;
  }
  return false;
}

// What is announced is not done yet: "will release" is an agreement, "will not release" a
// rejection, "will attack" a threat (PLOVER manual: AGREE, REJECT and THREATEN are about the
// future).
EventType announced(EventType deed, bool negated) {
  switch (deed) {
    case EventType::kConsult:
    case EventType::kSupport:
    case EventType::kConcede:
    case EventType::kCooperate:
    case EventType::kAid:
    case EventType::kRetreat:
    case EventType::kAgree:
      return negated ? EventType::kReject : EventType::kAgree;
    case EventType::kProtest:
    case EventType::kSanction:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return negated ? EventType::kUnknown : EventType::kThreaten;
    default:
      return deed;
  }
}

// "as weak", "as a liar"; not "as night fell".
bool names_what_as(const Article& article, const Sentence& sentence, uint32_t as) {
  constexpr uint32_t kReach = 5;
  for (uint32_t token = as + 1; token < std::min(sentence.end_token, as + kReach); ++token) {
    const Upos tag = article.tokens.upos[token];
    if (article.tokens.has(token, kIsPunctuation)) break;
    if (tag == Upos::kVerb || tag == Upos::kAux) return false;
  }
  return as + 1 < sentence.end_token;
}

// "Attacked her as weak", "blasted the plan", "attacked him in a letter", "the newspapers attacked
// the minister": in words.
bool is_attack_in_words(const Article& article, const EventMention& event) {
  constexpr uint32_t kReach = 12;
  const Tokens& tokens = article.tokens;
  if (tokens.upos[event.token] != Upos::kVerb ||
      !one_of(article.lemma_at(event.token), {"attack", "blast", "target", "assault"}))
    return false;
  const Sentence& sentence = article.sentences[event.sentence];
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    const std::string_view word = article.lemma_at(token);
    const Deprel relation = tokens.deprel[token];
    const bool hangs = tokens.head[token] == event.token && tokens.upos[token] == Upos::kNoun;
    const bool is_doer = relation == Deprel::kNsubj || relation == Deprel::kOblAgent;
    if (hangs && is_doer &&
        one_of(word, {"media", "newspaper", "press", "editorial", "critic", "columnist",
                      "candidate", "senator", "campaign", "lawmaker", "spokesman", "spokeswoman"}))
      return true;
    if (hangs && relation == Deprel::kObj &&
        one_of(word,
               {"record",    "plan",       "policy",    "claim",  "comment",  "remark", "decision",
                "character", "credential", "integrity", "idea",   "proposal", "ruling", "strength",
                "acumen",    "position",   "stance",    "speech", "law",      "bill",   "opponent",
                "rival",     "critic",     "report",    "budget", "reform"}))
      return true;
    if (token <= event.token || token > event.token + kReach) continue;
    if (word == "as" && token > event.token + 1 && names_what_as(article, sentence, token))
      return true;
    if (one_of(word, {"speech", "email", "ad", "advert", "tweet", "letter", "debate", "interview",
                      "editorial", "column", "article", "twitter", "advertisement"}))
      return true;
  }
  return false;
}

// "Called off the talks" refuses, "called him a liar" asks for nothing.
EventType type_of_call(const Article& article, const EventMention& event) {
  const Tokens& tokens = article.tokens;
  const uint32_t next = event.token + 1;
  if (event.type != EventType::kRequest || article.lemma_at(event.token) != "call" ||
      next >= tokens.count())
    return event.type;
  if (article.word_at(next) == "off") return EventType::kReject;
  return one_of(article.word_at(next), {"on", "for", "upon"}) ? event.type : EventType::kUnknown;
}

// What a clause beside the point says has no type: one cannot tell there who did what. Nor has what
// was not done: "did not criticise Pakistan".
void settle_type(const Article& article, const Lexicon& lexicon, EventMention& event) {
  const bool is_undone = event.negated && event.modality == Modality::kHappened;
  if (!is_told_plainly(article, lexicon, event.token) || is_undone)
    event.type = EventType::kUnknown;
  else if (event.modality == Modality::kPlanned)
    event.type = announced(event.type, event.negated);
  else if (event.type == EventType::kAssault && is_attack_in_words(article, event))
    event.type = EventType::kAccuse;
  else
    event.type = type_of_call(article, event);
}

// ---- did it happen? ----

// The words between the verb before and this verb say whether it happened: "will", "did not",
// "had".
void read_auxiliaries(const Article& article, const Sentence& sentence, EventMention& event) {
  const uint32_t first =
      std::max(sentence.begin_token, event.token - std::min(event.token, kAuxiliaryReach));
  for (uint32_t token = event.token; token-- > first;) {
    const Upos tag = article.tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kNoun || tag == Upos::kPropn) break;
    const std::string_view word = article.lemma_at(token);
    if (one_of(word, {"not", "n't", "never", "no"})) event.negated = true;
    if (one_of(word, {"will", "shall", "wo", "'ll"})) event.modality = Modality::kPlanned;
    if (one_of(word, {"to"}) && tag == Upos::kPart) event.modality = Modality::kPlanned;
    if (one_of(word, {"may", "might", "could", "would", "should", "can", "if", "must"}))
      event.modality = Modality::kPossible;
    if (tag == Upos::kAux && article.word_at(token) == "had") event.background = true;
  }
}

// The mentions of one kind, found by their sentence.
class BySentence {
 public:
  template <class Mention>
  BySentence(const std::vector<Mention>& mentions, size_t sentence_count)
      : begin_(sentence_count + 1), ix_(mentions.size()) {
    for (const Mention& mention : mentions) ++begin_[mention.sentence + 1];
    for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    std::vector<uint32_t> next = begin_;
    for (uint32_t ix = 0; ix < mentions.size(); ++ix) ix_[next[mentions[ix].sentence]++] = ix;
  }
  std::span<const uint32_t> of(uint32_t sentence) const {
    return {ix_.data() + begin_[sentence], ix_.data() + begin_[sentence + 1]};
  }

 private:
  std::vector<uint32_t> begin_;  // where a sentence's mentions begin in ix_
  std::vector<uint32_t> ix_;
};

// ---- when? ----

// "has grown", "have faced" tell of now, whatever was told before.
bool is_present_perfect(const Article& article, const Sentence& sentence, uint32_t verb) {
  if (article.tokens.upos[verb] != Upos::kVerb) return false;
  for (uint32_t token = verb; token-- > sentence.begin_token && token + 4 > verb;)
    if (one_of(article.word_at(token), {"has", "have", "'ve"})) return true;
  return false;
}

void date_event(const Article& article, const EventTimes& times, EventMention& event) {
  auto time = times.of(event.sentence, event.token);
  if (!time) return;
  const bool is_inherited = time->date == kNone && time->when.basis != Basis::kPublished;
  if (is_inherited && article.published &&
      is_present_perfect(article, article.sentences[event.sentence], event.token))
    time->when = when_day(article.published->day(), Basis::kPublished);
  event.has_when = true;
  event.when = time->when;
  event.date = time->date;
}

}  // namespace

void extract_events(Article& article, const Lexicon& lexicon) {
  const EventTimes times(article, lexicon);
  const BySentence entities(article.entities, article.sentences.size());
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    if (sentence.kind != SentenceKind::kBody) continue;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      auto event = trigger_at(article, lexicon, token);
      if (!event) continue;
      event->sentence = ix;
      event->reported = article.tokens.has(token, kInQuote);
      if (article.tokens.upos[token] == Upos::kVerb) read_auxiliaries(article, sentence, *event);
      settle_type(article, lexicon, *event);
      date_event(article, times, *event);
      find_participants(article, entities.of(ix), *event);
      if (event->has_when && article.published &&
          days_between(event->when.last, article.published->day()) > kNewsDays)
        event->background = true;
      article.events.push_back(*event);
    }
  }
}

}  // namespace dateline
