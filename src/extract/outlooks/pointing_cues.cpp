#include "extract/outlooks/pointing_cues.h"

#include "extract/outlooks/cue_phrases.h"
#include "model/dateline_prefix.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// So many sentences of the same speaker may stand between "that" and what it means.
constexpr uint32_t kSentencesBetween = 2;
// How far "happen" may stand from the words that foretell it.
constexpr uint32_t kHappenReach = 5;

const WordSet& pointers() {
  static const WordSet words{"that", "this", "it"};
  return words;
}

const WordSet& stand_ins() {
  static const WordSet words{"he", "she", "they", "it", "this", "that", "these", "those"};
  return words;
}

// "happen", "occur", "come to that", "go that far", "take place"
bool tells_happening(const Clauses& c, uint32_t verb) {
  static const WordSet happening{"happen", "occur", "materialise", "materialize"};
  static const WordSet going{"come", "go", "get"}, to{"to"}, that{"that"};
  static const WordSet taking{"take"}, place{"place"};
  const WordId lemma = c.lemma(verb);
  if (happening.contains(lemma)) return true;
  if (verb + 1 >= c.end()) return false;
  const WordId next = c.word(verb + 1);
  if (taking.contains(lemma)) return place.contains(next);
  if (!going.contains(lemma)) return false;
  const uint32_t end = to.contains(next) ? verb + 2 : verb + 1;
  return end < c.end() && that.contains(c.word(end));
}

class PointingReader {
 public:
  PointingReader(const Clauses& clauses, uint32_t token)
      : c_(clauses), token_(token), near_(clauses, token) {}

  std::optional<OutlookCue> read() const {
    if (c_.upos(token_) == Upos::kVerb) return forecast();
    return c_.upos(token_) == Upos::kAux ? announcement() : std::nullopt;
  }

 private:
  std::optional<OutlookCue> forecast() const;
  std::optional<OutlookCue> announcement() const;

  OutlookCue cue(uint32_t action, OutlookKind kind) const {
    return {token_, action, kind, kPointing, false, false, 750};
  }
  bool has_before(const WordSet& words) const {
    for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;)
      if (words.contains(c_.word(before))) return true;
    return false;
  }
  // "happening" of "see that happening" and "see that ever happening".
  uint32_t happening_behind(uint32_t at) const {
    for (uint32_t next = at; next < std::min(c_.end(), at + kHappenReach); ++next) {
      if (c_.upos(next) == Upos::kVerb) return tells_happening(c_, next) ? next : kNone;
      if (c_.upos(next) != Upos::kAdv && c_.upos(next) != Upos::kPart &&
          c_.upos(next) != Upos::kAux)
        return kNone;
    }
    return kNone;
  }

  const Clauses& c_;
  const uint32_t token_;
  const CuePhrases near_;
};

// "I don't see that happening", "We do not expect that".
std::optional<OutlookCue> PointingReader::forecast() const {
  static const WordSet seeing{"see"};
  static const WordSet expecting{"expect",   "foresee",  "anticipate", "envisage",
                                 "envision", "forecast", "imagine"};
  static const WordSet did{"did"};
  const bool is_seeing = seeing.contains(c_.lemma(token_));
  if (!is_seeing && !expecting.contains(c_.lemma(token_))) return std::nullopt;
  const uint32_t what = token_ + 1;
  if (what + 1 >= c_.end() || !pointers().contains(c_.word(what))) return std::nullopt;
  const uint32_t happening = happening_behind(what + 1);
  const bool is_whole = !is_seeing && c_.tokens().has(what + 1, kIsPunctuation);
  if (happening == kNone && !is_whole) return std::nullopt;
  if (c_.is_conditional(token_) || near_.is_asked() || c_.subject_words(token_).empty())
    return std::nullopt;
  // "I never expected that to happen" looks back; "said he did not expect that to happen" need not.
  const bool is_past = c_.word(token_) != c_.lemma(token_) || has_before(did);
  const bool is_reported = near_.is_reported() && !c_.tokens().has(token_, kInQuote);
  if (is_past && (!is_reported || happening == kNone)) return std::nullopt;
  if (!near_.is_reported() && near_.subject_noun(token_) == kNone) return std::nullopt;
  return cue(happening == kNone ? token_ : happening, OutlookKind::kPrediction);
}

// "That is not going to happen", "It won't happen on my watch".
std::optional<OutlookCue> PointingReader::announcement() const {
  static const WordSet going{"going"}, be{"is", "'s"}, would{"would", "'d"};
  static const WordSet my{"my", "our"}, watch{"watch"};
  if (token_ == c_.begin() || !pointers().contains(c_.word(token_ - 1))) return std::nullopt;
  const bool is_going = be.contains(c_.word(token_));
  if (!is_going && !future_modals().contains(c_.word(token_))) return std::nullopt;
  // "a strike that will happen"
  const bool is_relative = token_ - 1 > c_.begin() && (c_.upos(token_ - 2) == Upos::kNoun ||
                                                       c_.upos(token_ - 2) == Upos::kPropn);
  if (is_relative || !near_.is_reported() || c_.is_conditional(token_) || near_.is_asked())
    return std::nullopt;
  if (would.contains(c_.word(token_)) && c_.tokens().has(token_, kInQuote)) return std::nullopt;
  uint32_t verb = c_.verb_after(token_, c_.end());
  if (is_going) {
    if (verb == kNone || !going.contains(c_.word(verb))) return std::nullopt;
    verb = near_.infinitive_at(verb + 1);
  }
  if (verb == kNone || !tells_happening(c_, verb)) return std::nullopt;
  bool is_promise = false;
  for (uint32_t next = verb + 1; next + 1 < std::min(c_.end(), verb + kHappenReach); ++next)
    is_promise = is_promise || (my.contains(c_.word(next)) && watch.contains(c_.word(next + 1)));
  return cue(verb, is_promise ? OutlookKind::kPledge : OutlookKind::kPrediction);
}

// Asks for something or tells what may come, in words that name it.
bool tells_what_may_come(const Clauses& c, uint32_t end_token,
                         std::span<const OutlookMention> outlooks) {
  static const WordSet openers{
      "whether",    "possibility", "chance",   "prospect",    "risk",    "fear",       "threat",
      "talk",       "rumour",      "rumor",    "speculation", "danger",  "likelihood", "suggestion",
      "idea",       "call",        "demand",   "proposal",    "plan",    "scenario",   "warning",
      "prediction", "forecast",    "worry",    "predict",     "suggest", "speculate",  "want",
      "warn",       "propose",     "threaten", "hope",        "urge",    "ask",        "question"};
  bool is_open = false;
  for (uint32_t token = c.begin(); token < end_token; ++token) {
    const Upos tag = c.upos(token);
    const WordId word = c.word(token);
    const bool is_thing = tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kVerb;
    if (is_open && is_thing) return true;
    const bool is_modal =
        tag == Upos::kAux &&
        (future_modals().contains(word) || weak_modals().contains(word) || duties().contains(word));
    is_open = is_open || is_modal || openers.contains(c.lemma(token));
  }
  if (c.is_question()) return true;
  for (auto outlook = outlooks.rbegin();
       outlook != outlooks.rend() && outlook->sentence >= c.sentence_ix; ++outlook)
    if (outlook->sentence == c.sentence_ix && outlook->rule != kPointing) return true;
  return false;
}

// What is quoted in the sentence, or nullptr.
const QuoteMention* words_in(const Clauses& c) {
  for (uint32_t token = c.begin(); token < c.end(); ++token)
    if (c.tokens().has(token, kInQuote)) return c.quote_at(token);
  return nullptr;
}

// "His trial is expected to begin in June", "Those elections must be held in May": a sentence
// without a name that says whose.
bool begins_with_unknown_owner(const Clauses& c) {
  static const WordSet owners{"his", "her", "its", "their"};
  static const WordSet pointers{"those", "these", "such"};
  if (c.begin() + 1 >= c.end()) return false;
  const bool points =  // not "Those responsible will be tried"
      pointers.contains(c.word(c.begin())) && c.upos(c.begin() + 1) == Upos::kNoun;
  if (!points && !owners.contains(c.word(c.begin()))) return false;
  for (uint32_t token = c.begin(); token < c.end(); ++token)
    if (c.upos(token) == Upos::kPropn && !is_in_date(c.article, token)) return false;
  return true;
}

}  // namespace

std::optional<OutlookCue> pointing_cue_at(const Clauses& clauses, uint32_t token) {
  return PointingReader(clauses, token).read();
}

bool tells_only_that(const Clauses& c, const OutlookCue& cue) {
  static const WordSet letting{"let", "allow", "permit", "tolerate", "accept", "prevent"};
  if (cue.rule == kPointing) return true;
  const uint32_t what = cue.action == kNone ? c.end() : cue.action + 1;
  if (what >= c.end() || !letting.contains(c.lemma(cue.action)) ||
      !pointers().contains(c.word(what)))
    return false;
  // "We will not allow that project" names it.
  const uint32_t behind = what + 1;
  return behind >= c.end() || c.tokens().has(behind, kIsPunctuation) ||
         c.upos(behind) == Upos::kVerb || c.upos(behind) == Upos::kPart;
}

uint32_t lead_in_of(const Clauses& c, const OutlookCue& cue,
                    std::span<const OutlookMention> outlooks) {
  const Span clause = c.subject_words(cue.token);
  uint32_t begin_token = cue.token;
  while (begin_token > c.begin() && !clause.empty() && c.tokens().begin[begin_token] > clause.begin)
    --begin_token;
  if (tells_what_may_come(c, begin_token, {})) return c.sentence_ix;
  const QuoteMention* quote = c.quote_at(cue.token);
  for (uint32_t back = 1; back <= kSentencesBetween + 1 && back <= c.sentence_ix; ++back) {
    const Clauses before{c.article, c.lexicon, c.sentence_ix - back};
    if (before.sentence().kind != SentenceKind::kBody) return kNone;
    if (tells_what_may_come(before, before.end(), outlooks)) return before.sentence_ix;
    const QuoteMention* said = words_in(before);
    const bool is_his = quote != nullptr && said != nullptr &&
                        (said == quote || (said->speaker_mention != kNone &&
                                           said->speaker_mention == quote->speaker_mention));
    if (!is_his) return kNone;
  }
  return kNone;
}

bool is_of_unnamed(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook) {
  if (begins_with_unknown_owner(c)) return true;
  if (outlook.who != kNone) return false;
  const Span subject = c.subject_words(cue.token);
  if (subject.empty()) return false;
  const uint32_t first = c.tokens().token_at(subject.begin);
  if (!stand_ins().contains(c.word(first))) return false;
  for (uint32_t token = behind_dateline(c.article, c.sentence()); token < first; ++token) {
    const bool is_name = c.upos(token) == Upos::kNoun || c.upos(token) == Upos::kPropn;
    if (is_name && !is_in_date(c.article, token)) return false;
  }
  return true;
}

bool begins_with_pointer(const Clauses& c) {
  static const WordSet words{"it", "this", "that", "these", "such"}, those{"those"};
  if (c.begin() + 1 >= c.end()) return false;
  return words.contains(c.word(c.begin())) ||
         (those.contains(c.word(c.begin())) && c.upos(c.begin() + 1) == Upos::kNoun);
}

uint32_t naming_sentence_before(const Clauses& c) {
  if (c.sentence_ix == 0) return kNone;
  const Clauses before{c.article, c.lexicon, c.sentence_ix - 1};
  // "He will be sentenced in May" may be a paragraph of its own.
  static const WordSet persons{"he", "she", "they"};
  const uint32_t opens_with_person = persons.contains(c.word(c.begin())) ? 1 : 0;
  const bool is_near = before.sentence().kind == SentenceKind::kBody &&
                       before.sentence().paragraph + opens_with_person >= c.sentence().paragraph;
  if (!is_near || stand_ins().contains(before.word(before.begin()))) return kNone;
  for (uint32_t token = before.begin(); token < before.end(); ++token)
    if (is_nominal_subject(c.tokens().deprel[token]) && before.upos(token) != Upos::kPron)
      return before.sentence_ix;
  return kNone;
}

}  // namespace dateline
