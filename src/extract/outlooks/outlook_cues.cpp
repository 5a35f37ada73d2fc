#include "extract/outlooks/outlook_cues.h"

#include <algorithm>

#include "extract/outlooks/bare_cues.h"
#include "extract/outlooks/calendar_cues.h"
#include "extract/outlooks/cue_phrases.h"
#include "extract/outlooks/modal_cues.h"
#include "extract/outlooks/pointing_cues.h"
#include "extract/outlooks/state_verbs.h"
#include "lexicon/actions.h"

namespace dateline {
namespace {

class CueReader {
 public:
  CueReader(const Clauses& clauses, uint32_t token)
      : c_(clauses), token_(token), near_(clauses, token) {}

  std::optional<OutlookCue> read() const {
    switch (c_.upos(token_)) {
      case Upos::kVerb:
        if (auto penalty = penalty_at(c_, token_)) return penalty;
        if (auto prospect = prospect_at(c_, token_)) return prospect;
        if (auto duty = duty_cue_at(c_, token_)) return duty;
        return open_verb_cue();
      case Upos::kNoun:
        if (is_verb_tagged_noun()) return open_verb_cue();
        if (auto found = noun_cue()) return found;
        return calendar_cue_at(c_, token_);
      case Upos::kAux:
        if (auto found = calendar_cue_at(c_, token_)) return found;
        if (auto ban = ban_at(c_, token_)) return ban;
        if (auto prospect = prospect_at(c_, token_)) return prospect;
        return modal_cue_at(c_, token_);
      default:
        return std::nullopt;
    }
  }

 private:
  OutlookCue cue(OutlookKind kind, uint32_t action, OutlookRule rule, uint16_t confidence) const {
    return {token_, action, kind, rule, false, false, confidence};
  }

  std::optional<OutlookCue> open_verb_cue() const;
  std::optional<OutlookCue> verb_cue() const;
  uint32_t noun_wanted(OutlookKind kind, uint32_t next) const;
  std::optional<OutlookCue> appeal_cue() const;
  bool is_meant_by_somebody() const;
  bool asks_by_name(uint32_t next) const;
  bool is_vague_deed(uint32_t verb) const;
  bool is_story_of_wish() const;
  uint32_t infinitive_of_noun() const;
  std::optional<OutlookCue> noun_cue() const;
  // "hours after a deadline for its rulers expired"
  bool is_over() const {
    static const WordSet words{"expired", "passed", "lapsed", "came"};
    for (uint32_t next = token_ + 1; next < c_.clause_end(token_); ++next)
      if (c_.upos(next) == Upos::kVerb) return words.contains(c_.word(next));
    return false;
  }
  // "The company plans four flights a year": tagged as a noun.
  bool is_verb_tagged_noun() const {
    static const WordSet means{"means"};
    if (means.contains(c_.word(token_))) return false;
    if (token_ == c_.begin() || token_ + 1 >= c_.end()) return false;
    const Upos before = c_.upos(token_ - 1), behind = c_.upos(token_ + 1);
    // "The buyer, a dentist, plans to"
    const bool is_behind_aside = c_.is_mark(token_ - 1, ',') && near_.is_to(token_ + 1);
    return c_.word(token_) != c_.lemma(token_) &&
           (is_behind_aside ||
            ((before == Upos::kNoun || before == Upos::kPropn) &&
             (behind == Upos::kNum || behind == Upos::kDet || near_.is_to(token_ + 1)))) &&
           c_.lexicon.list(WordList::kOutlookVerbs).contains(c_.lemma(token_));
  }
  OutlookKind kind_of_promise(uint32_t action, OutlookKind kind) const;

  const Clauses& c_;
  const uint32_t token_;
  const CuePhrases near_;
};

// A promise to harm somebody is a threat.
OutlookKind CueReader::kind_of_promise(uint32_t action, OutlookKind kind) const {
  if (kind != OutlookKind::kPledge || action == kNone) return kind;
  return near_.is_harm(action) && !c_.is_negated(action) ? OutlookKind::kThreat : kind;
}

// "called for calm", "called on Iran to stop", "appealed for help", "insisted that he must go".
std::optional<OutlookCue> CueReader::appeal_cue() const {
  static const WordSet callers{"call", "appeal", "plead", "press", "ask"};
  static const WordSet asking{"ask"}, claims{"damages", "compensation", "extension"};
  static const WordSet on{"on", "upon", "to"};
  static const WordSet for_what{"for"};
  if (!callers.contains(c_.lemma(token_)) || token_ + 1 >= c_.end()) return std::nullopt;
  const WordId next = c_.word(token_ + 1);
  if (for_what.contains(next)) {
    // "asked for the confiscation of the house"; not "asked for water", "asked for leave to go".
    const bool is_asking = asking.contains(c_.lemma(token_));
    const uint32_t verb = is_asking ? kNone : near_.infinitive_behind(token_ + 2);
    const uint32_t what = verb != kNone ? verb : near_.noun_behind(token_ + 2);
    if (what == kNone) return std::nullopt;
    if (is_asking && action_of(c_.lexicon, c_.lemma(what)).group == 0 &&
        !claims.contains(c_.word(what)))
      return std::nullopt;
    return cue(OutlookKind::kDemand, what, kCueVerb, is_asking ? 750 : 850);
  }
  if (!on.contains(next) || asking.contains(c_.lemma(token_))) return std::nullopt;
  const uint32_t verb = near_.infinitive_behind(token_ + 2);
  if (verb == kNone) return std::nullopt;
  return cue(OutlookKind::kDemand, verb, kOrderToSomebody, 900);
}

bool CueReader::is_meant_by_somebody() const {
  static const WordSet persons{"he", "she", "they", "we"};
  if (token_ == c_.begin()) return false;
  if (persons.contains(c_.word(token_ - 1))) return true;
  const Deprel relation = c_.tokens().deprel[token_];
  if (relation == Deprel::kAcl || relation == Deprel::kAclRelcl) return false;
  const uint32_t who = c_.subject_of(token_);
  return who != kNone && c_.article.entities[who].end_token == token_ &&
         c_.article.entities[who].kind == EntityKind::kPerson;
}

// The cue, unless what stands around it takes it back. Most verbs are no cue, which is quick to
// see.
std::optional<OutlookCue> CueReader::open_verb_cue() const {
  const auto found = verb_cue();
  const bool is_closed =
      found && (near_.is_hidden() || near_.is_unreal() || near_.describes_noun() ||
                near_.follows_noun() || near_.has_no_subject());
  return is_closed ? std::nullopt : found;
}

// "demanded an inquiry", "warned of floods"; not "what the owners requested for the house" nor "had
// warned them for years".
uint32_t CueReader::noun_wanted(OutlookKind kind, uint32_t next) const {
  static const WordSet of{"of", "about", "against"};
  if (kind == OutlookKind::kDemand && next < c_.end() && c_.upos(next) == Upos::kAdp) return kNone;
  if (kind != OutlookKind::kWarning) return near_.noun_behind(next);
  for (uint32_t at = next; at < c_.clause_end(next); ++at)
    if (of.contains(c_.word(at))) return near_.noun_behind(at + 1);
  return kNone;
}

// Is it somebody named, from `next` on, of whom it is asked?
bool CueReader::asks_by_name(uint32_t next) const {
  const uint32_t asked = c_.first_mention(next, std::min(c_.end(), next + 1));
  return asked != kNone && c_.article.entities[asked].form == MentionForm::kName;
}

bool CueReader::is_vague_deed(uint32_t verb) const {
  static const WordSet vague{"do",  "take",    "make",    "get",  "be",         "give", "become",
                             "win", "survive", "succeed", "live", "contribute", "hear", "result"};
  return vague.contains(c_.lemma(verb));
}

// "Borg wanted Hill to pay", which nobody says now.
bool CueReader::is_story_of_wish() const {
  static const WordSet wanted{"wanted"};
  return wanted.contains(c_.word(token_)) && !near_.is_reported();
}

std::optional<OutlookCue> CueReader::verb_cue() const {
  if (auto appeal = appeal_cue()) return appeal;
  if (auto weighed = weighed_threat_at(c_, token_)) return weighed;
  if (auto found = calendar_cue_at(c_, token_)) return found;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(token_));
  if (!value) return std::nullopt;
  const OutlookKind kind = outlook_kind_of(*value);
  const uint32_t next = near_.skip_asides(token_ + 1);
  const bool passive = near_.is_passive();
  const bool is_demand = kind == OutlookKind::kDemand || kind == OutlookKind::kWarning;

  // "a law intended to", "measures aimed at": a purpose.
  static const WordSet purposes{"intended", "aimed"};
  if (purposes.contains(c_.word(token_))) return std::nullopt;
  if (passive && kind == OutlookKind::kThreat) return std::nullopt;  // "the coast is threatened"
  // "Borg means to retire"; not "is meant to protect", "what this means".
  static const WordSet mean{"mean"};
  if (mean.contains(c_.lemma(token_)) && !is_meant_by_somebody()) return std::nullopt;
  static const WordSet willing{"prepared"};
  if (passive && willing.contains(c_.word(token_))) return std::nullopt;

  uint32_t action = near_.infinitive_at(next);
  OutlookRule rule = kCueVerb;
  if (action != kNone && (*value & kTo) == 0 && !(passive && (*value & kSomebodyTo) != 0))
    return std::nullopt;
  if (action == kNone && (*value & kSomebodyTo) != 0) {
    action = near_.infinitive_behind(next);
    if (action != kNone && is_demand) rule = kOrderToSomebody;
  }
  // "A ceremony is planned on Monday and he will be buried": only "that" leads to what is planned.
  static const WordSet that{"that"};
  const bool has_clause =
      kind != OutlookKind::kPlan || (next < c_.end() && that.contains(c_.word(next)));
  if (action == kNone && (*value & kThat) != 0 && has_clause)
    action = near_.future_verb_behind(next);
  if (action == kNone && (*value & kThat) != 0 && kind == OutlookKind::kDemand)
    action = near_.wished_verb_behind(next);
  if (action == kNone && (*value & kNoun) != 0 && !passive) action = noun_wanted(kind, next);
  if (action == kNone || near_.is_unnamed(action)) return std::nullopt;
  // "wants the army to withdraw", "wants Lina Borg to go"; not "wants her to be happy".
  static const WordSet want{"want"};
  if (want.contains(c_.lemma(token_)) && action_of(c_.lexicon, c_.lemma(action)).group == 0 &&
      (!asks_by_name(next) || is_state_verb(c_.lemma(action)) || is_vague_deed(action) ||
       is_story_of_wish()))
    return std::nullopt;
  // "is seeking nine years in prison"; not "sought refuge".
  static const WordSet seek{"seek"},
      penalties{"sentence", "term", "year", "damages", "compensation"};
  if (seek.contains(c_.lemma(token_)) && !penalties.contains(c_.lemma(action)) &&
      !penalties.contains(c_.word(action)) && !near_.is_harm(action))
    return std::nullopt;
  // "expects an answer", "warned against haste": too little to look forward to.
  const bool by_noun = c_.upos(action) == Upos::kNoun;
  static const WordSet expect{"expect"}, against{"against"};
  if (by_noun && against.contains(c_.word(next))) return std::nullopt;
  // "had been expected to": overtaken when it was written.
  if (passive && kind == OutlookKind::kPrediction && near_.is_past_passive()) return std::nullopt;
  action = near_.deed_of(action);
  // Also told of what was done at once, and of what everybody expects.
  static const WordSet weak{"agree",    "ask",       "tell",   "order",   "advise",
                            "instruct", "offer",     "expect", "request", "prepare",
                            "beg",      "volunteer", "aim",    "seek",    "want"};
  const bool is_weak = weak.contains(c_.lemma(token_));
  static const WordSet talk{"ask", "tell"};
  if (talk.contains(c_.lemma(token_)) && near_.is_circumstance()) return std::nullopt;
  // "threatened women with a gun": a deed, or no deed is named.
  const bool is_vague =
      by_noun && kind == OutlookKind::kThreat && action_of(c_.lexicon, c_.lemma(action)).group == 0;
  // "is committed to human rights": what somebody is, not what he promises.
  static const WordSet commit{"commit"};
  const bool is_state = passive && commit.contains(c_.lemma(token_));
  const uint16_t confidence = is_vague || is_state ? 500 : is_weak ? 750 : 900;
  OutlookCue found = cue(kind_of_promise(action, kind), action, rule, confidence);
  found.is_agentless = passive;
  // "plans a museum", "plans four flights": by the present alone.
  static const WordSet plans{"plans"}, hope{"hope"};
  const bool is_expected = expect.contains(c_.lemma(token_));
  const bool is_mere_noun = by_noun && (is_expected || kind == OutlookKind::kPlan);
  found.needs_due =
      (is_mere_noun && !plans.contains(c_.word(token_))) || hope.contains(c_.lemma(token_));
  return found;
}

uint32_t CueReader::infinitive_of_noun() const {
  constexpr uint32_t kReach = 16;
  const Tokens& tokens = c_.tokens();
  for (uint32_t verb = token_ + 2; verb < std::min(c_.end(), token_ + kReach); ++verb)
    if (c_.upos(verb) == Upos::kVerb && near_.is_to(verb - 1)) {
      // Behind a comma the parse may take it for a purpose of the verb above.
      const bool is_aside = tokens.head[verb] == tokens.head[token_] && c_.is_mark(verb - 2, ',');
      return tokens.head[verb] == token_ || is_aside ? verb : kNone;
    }
  return kNone;
}

std::optional<OutlookCue> CueReader::noun_cue() const {
  const auto value = c_.lexicon.list(WordList::kOutlookNouns).find(c_.lemma(token_));
  if (!value || near_.is_hidden() || near_.is_done_with()) return std::nullopt;
  static const WordSet of{"of", "for"};
  static const WordSet that{"that"};
  const uint32_t next = token_ + 1;
  if (next >= c_.end()) return std::nullopt;
  uint32_t action = kNone;
  if ((*value & kTo) != 0) action = near_.infinitive_at(next);
  // "a plan by the operator, Pontica, to replace"
  static const WordSet by{"by"};
  if (action == kNone && (*value & kTo) != 0 && by.contains(c_.word(next)))
    action = infinitive_of_noun();
  if (action == kNone && (*value & kThat) != 0 && that.contains(c_.word(next)))
    action = near_.future_verb_behind(next);
  if (action == kNone && (*value & kNoun) != 0 && of.contains(c_.word(next))) {
    action = near_.infinitive_behind(next + 1);
    if (action == kNone) action = near_.noun_behind(next + 1);
  }
  const OutlookKind kind = outlook_kind_of(*value);
  if (kind == OutlookKind::kDeadline && is_over()) return std::nullopt;
  if (kind == OutlookKind::kDeadline) return cue(kind, action, kDeadlineNoun, 800);
  static const WordSet to_the_press{"comment", "interview", "information"};
  if (action == kNone || near_.says_nothing(action) || to_the_press.contains(c_.lemma(action)))
    return std::nullopt;
  // "was developing plans to attack", said of another, is a charge.
  if (kind == OutlookKind::kPlan && near_.is_harm(action)) return std::nullopt;
  // "a demand for timber" may be the market's.
  const bool is_vague = kind == OutlookKind::kDemand && c_.upos(action) == Upos::kNoun;
  action = near_.deed_of(action);
  return cue(kind_of_promise(action, kind), action, kCueNoun, is_vague ? 700 : 800);
}

}  // namespace

std::optional<OutlookCue> outlook_cue_at(const Clauses& clauses, uint32_t token) {
  if (auto pointing = pointing_cue_at(clauses, token)) return pointing;
  return CueReader(clauses, token).read();
}

}  // namespace dateline
