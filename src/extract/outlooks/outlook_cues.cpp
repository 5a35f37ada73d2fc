#include "extract/outlooks/outlook_cues.h"

#include <algorithm>

#include "lexicon/actions.h"

namespace dateline {
namespace {

// What may follow a cue; the values of data/outlook_verbs.tsv and data/outlook_nouns.tsv.
enum Frame : int32_t { kTo = 8, kThat = 16, kNoun = 32, kSomebodyTo = 64 };
constexpr int32_t kKindMask = 7;

// How far "to" may stand from the verb that asks for it: "called on both sides of the border to
// stop".
constexpr uint32_t kSomebodyReach = 16;
constexpr uint32_t kNounReach = 6;

const WordSet& future_modals() {
  static const WordSet words{"will", "wo", "'ll", "shall", "would", "'d"};
  return words;
}
const WordSet& weak_modals() {
  static const WordSet words{"could", "may", "might"};
  return words;
}
const WordSet& duties() {
  static const WordSet words{"must", "should", "ought"};
  return words;
}

class CueReader {
 public:
  CueReader(const Clauses& clauses, uint32_t token) : c_(clauses), token_(token) {}

  std::optional<OutlookCue> read() const {
    switch (c_.upos(token_)) {
      case Upos::kVerb:
        return verb_cue();
      case Upos::kNoun:
        return noun_cue();
      case Upos::kAux:
        if (auto deadline = deadline_cue()) return deadline;
        return auxiliary_cue();
      default:
        return std::nullopt;
    }
  }

 private:
  bool is_to(uint32_t at) const {
    static const WordSet words{"to"};
    return at < c_.end() && words.contains(c_.word(at));
  }
  bool is_be(uint32_t at) const {
    static const WordSet words{"be", "'s", "'re"};
    return c_.upos(at) == Upos::kAux && words.contains(c_.lemma(at));
  }

  // The verb behind "to" at `at`, or kNone: "to the airport" has none.
  uint32_t infinitive_at(uint32_t at) const {
    return is_to(at) ? c_.verb_after(at, c_.end()) : kNone;
  }

  // Behind adverbs and dates: "vowed [on Tuesday] to cut".
  uint32_t skip_asides(uint32_t at) const {
    uint32_t next = at;
    while (next < c_.end()) {
      if (c_.upos(next) == Upos::kAdv) {
        ++next;
        continue;
      }
      const uint32_t inside = c_.upos(next) == Upos::kAdp && !is_to(next) ? next + 1 : next;
      const uint32_t behind = c_.date_end(inside);
      if (behind == inside) break;
      next = behind;
    }
    return next;
  }

  // "to" and a verb behind a noun phrase: "urged both sides to stop".
  uint32_t infinitive_behind(uint32_t at) const {
    const uint32_t last = std::min(c_.clause_end(at), at + kSomebodyReach);
    for (uint32_t next = at; next < last; ++next) {
      if (is_to(next) && next > at) {
        const uint32_t verb = infinitive_at(next);
        if (verb != kNone) return verb;
      }
      const Upos tag = c_.upos(next);
      const bool describes = tag == Upos::kVerb && next + 1 < last && is_ing(next) &&
                             c_.upos(next + 1) == Upos::kNoun;  // "neighbouring states"
      if ((tag == Upos::kVerb && !describes) || tag == Upos::kAux || tag == Upos::kSconj ||
          c_.is_mark(next, ';'))
        return kNone;
    }
    return kNone;
  }

  bool is_ing(uint32_t token) const {
    const std::string_view word = c_.article.word_at(token);
    return word.size() > 4 && word.substr(word.size() - 3) == "ing";
  }

  // The verb of the first modal of the clause that begins at `at`: "that Iran will retaliate".
  uint32_t future_verb_behind(uint32_t at) const {
    const uint32_t last = c_.clause_end(at);
    for (uint32_t next = at; next < last; ++next) {
      if (c_.upos(next) != Upos::kAux) continue;
      const WordId word = c_.word(next);
      if (future_modals().contains(word) || weak_modals().contains(word) || duties().contains(word))
        return c_.verb_after(next, last);
    }
    return kNone;
  }

  // "demanded that the rector step down": the first verb behind "that".
  uint32_t wished_verb_behind(uint32_t at) const {
    static const WordSet that{"that"};
    if (at >= c_.end() || !that.contains(c_.word(at))) return kNone;
    const uint32_t last = c_.clause_end(at);
    for (uint32_t next = at + 1; next < last; ++next)
      if (c_.upos(next) == Upos::kVerb) return next;
    return kNone;
  }

  // The noun of what is promised or feared: "vigorous revenge", "of heavy rain".
  uint32_t noun_behind(uint32_t at) const {
    const uint32_t last = std::min(c_.clause_end(at), at + kNounReach);
    uint32_t noun = kNone;
    for (uint32_t next = at; next < last; ++next) {
      const Upos tag = c_.upos(next);
      const bool is_possessive = tag == Upos::kPron && noun == kNone && next + 1 < last &&
                                 c_.upos(next + 1) != Upos::kVerb;
      if (is_possessive) continue;  // "demanded her resignation"
      const bool describes = is_ing(next) && next + 1 < last &&
                             (c_.upos(next + 1) == Upos::kAdj || c_.upos(next + 1) == Upos::kNoun);
      if (describes) continue;  // "punishing sanctions"
      // "the martyr Soleimani's revenge"
      const bool names_owner = tag == Upos::kPropn || tag == Upos::kPart;
      if (names_owner) continue;
      if (tag == Upos::kNoun)
        noun = next;
      else if (noun != kNone || tag == Upos::kVerb || tag == Upos::kSconj || tag == Upos::kPron)
        break;
    }
    return noun;
  }

  // Does the verb at token_ tell that somebody was spoken to: "was ordered to pay"?
  bool is_passive() const {
    for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;) {
      if (is_be(before)) return true;
      const Upos tag = c_.upos(before);
      if (tag != Upos::kAdv && tag != Upos::kPart && tag != Upos::kAux) return false;
    }
    return false;
  }

  bool is_past_passive() const {
    static const WordSet past{"was", "were", "been", "had"};
    for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;)
      if (c_.upos(before) == Upos::kAux && past.contains(c_.word(before))) return true;
    return false;
  }

  // "could threaten", "would demand", "to promise": nobody has done so yet.
  bool is_unreal() const {
    for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;) {
      const WordId word = c_.word(before);
      if (is_to(before) || future_modals().contains(word) || weak_modals().contains(word) ||
          duties().contains(word))
        return true;
      const Upos tag = c_.upos(before);
      if (tag != Upos::kAdv && tag != Upos::kPart && tag != Upos::kAux) return false;
    }
    return false;
  }

  // "the planned strike", "his promised visit".
  bool describes_noun() const {
    const bool behind_determiner = token_ > c_.begin() && (c_.upos(token_ - 1) == Upos::kDet ||
                                                           c_.upos(token_ - 1) == Upos::kAdj);
    return behind_determiner && token_ + 1 < c_.end() && c_.upos(token_ + 1) == Upos::kNoun;
  }

  // "No group has threatened"
  bool has_no_subject() const {
    static const WordSet words{"no", "nobody", "none", "neither"};
    const Span subject = c_.subject_words(token_);
    for (uint32_t before = token_; before-- > c_.window_begin(token_);)
      if (c_.tokens().begin[before] == subject.begin) return words.contains(c_.word(before));
    return false;
  }

  // "kept its promise to", "broke a vow to": told as done with.
  bool is_done_with() const {
    static const WordSet verbs{"keep", "break", "fulfil", "fulfill", "honour", "honor", "elect"};
    for (uint32_t before = token_; before-- > c_.begin() && before + 5 > token_;)
      if (c_.upos(before) == Upos::kVerb) return verbs.contains(c_.lemma(before));
    return false;
  }

  bool is_hidden(uint32_t token) const { return c_.is_negated(token) || c_.is_conditional(token); }

  static OutlookKind kind_of(int32_t value) { return static_cast<OutlookKind>(value & kKindMask); }

  OutlookCue cue(OutlookKind kind, uint32_t action, OutlookRule rule, uint16_t confidence) const {
    return {token_, action, kind, rule, false, false, confidence};
  }

  std::optional<OutlookCue> verb_cue() const;
  std::optional<OutlookCue> appeal_cue() const;
  std::optional<OutlookCue> noun_cue() const;
  std::optional<OutlookCue> auxiliary_cue() const;
  std::optional<OutlookCue> schedule_cue() const;
  std::optional<OutlookCue> deadline_cue() const;
  std::optional<OutlookCue> modal_cue(uint32_t verb) const;
  uint32_t deed_of(uint32_t verb) const;
  uint32_t progressive_behind(uint32_t verb) const;
  bool is_harm(uint32_t action) const;
  bool is_asked() const;
  bool is_answer() const;
  // "did not say that it should"
  bool is_report_negated() const {
    const QuoteMention* quote = c_.quote_at(token_);
    const uint32_t verb = quote == nullptr ? kNone : c_.cue_of(*quote);
    return verb != kNone && verb < c_.tokens().count() && c_.is_negated(verb);
  }
  bool is_reported() const {
    return c_.quote_at(token_) != nullptr || c_.verb_of_saying_before(token_) != kNone;
  }
  OutlookKind kind_of_promise(uint32_t action, OutlookKind kind) const;
  std::optional<OutlookKind> kind_of_report() const;
  bool says_nothing(uint32_t verb) const;
  bool is_unnamed(uint32_t verb) const;

  const Clauses& c_;
  const uint32_t token_;
};

// A promise to harm somebody is a threat.
OutlookKind CueReader::kind_of_promise(uint32_t action, OutlookKind kind) const {
  if (kind != OutlookKind::kPledge || action == kNone) return kind;
  return is_harm(action) && !c_.is_negated(action) ? OutlookKind::kThreat : kind;
}

// "asked not to be named", "will be updated"
bool CueReader::is_unnamed(uint32_t verb) const {
  static const WordSet named{"named", "identified", "quoted", "update", "updated"};
  return named.contains(c_.word(verb));
}

// "will not comment": no news of the future.
bool CueReader::says_nothing(uint32_t verb) const {
  static const WordSet words{"comment", "say",      "name",      "identify", "elaborate", "confirm",
                             "discuss", "disclose", "speculate", "specify",  "like",      "be"};
  return (words.contains(c_.lemma(verb)) && c_.is_negated(verb)) || is_unnamed(verb);
}

// "called for calm", "called on Iran to stop", "appealed for help", "insisted that he must go".
std::optional<OutlookCue> CueReader::appeal_cue() const {
  static const WordSet callers{"call", "appeal", "plead", "press"};
  static const WordSet on{"on", "upon", "to"};
  static const WordSet for_what{"for"};
  if (!callers.contains(c_.lemma(token_)) || token_ + 1 >= c_.end()) return std::nullopt;
  const WordId next = c_.word(token_ + 1);
  if (for_what.contains(next)) {
    const uint32_t verb = infinitive_behind(token_ + 2);
    const uint32_t what = verb != kNone ? verb : noun_behind(token_ + 2);
    if (what == kNone) return std::nullopt;
    return cue(OutlookKind::kDemand, what, kCueVerb, 850);
  }
  if (!on.contains(next)) return std::nullopt;
  const uint32_t verb = infinitive_behind(token_ + 2);
  if (verb == kNone) return std::nullopt;
  return cue(OutlookKind::kDemand, verb, kOrderToSomebody, 900);
}

std::optional<OutlookCue> CueReader::verb_cue() const {
  if (is_hidden(token_) || is_unreal() || describes_noun() || has_no_subject()) return std::nullopt;
  if (auto appeal = appeal_cue()) return appeal;
  if (auto deadline = deadline_cue()) return deadline;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(token_));
  if (!value) return std::nullopt;
  const OutlookKind kind = kind_of(*value);
  const uint32_t next = skip_asides(token_ + 1);
  const bool passive = is_passive();
  const bool is_demand = kind == OutlookKind::kDemand || kind == OutlookKind::kWarning;

  // "a law intended to", "measures aimed at": a purpose.
  static const WordSet purposes{"intended", "aimed"};
  if (purposes.contains(c_.word(token_))) return std::nullopt;
  if (passive && kind == OutlookKind::kThreat) return std::nullopt;  // "the coast is threatened"
  static const WordSet willing{"prepared"};
  if (passive && willing.contains(c_.word(token_))) return std::nullopt;

  uint32_t action = infinitive_at(next);
  OutlookRule rule = kCueVerb;
  if (action != kNone && (*value & kTo) == 0 && !(passive && (*value & kSomebodyTo) != 0))
    return std::nullopt;
  if (action == kNone && (*value & kSomebodyTo) != 0) {
    action = infinitive_behind(next);
    if (action != kNone && is_demand) rule = kOrderToSomebody;
  }
  if (action == kNone && (*value & kThat) != 0) action = future_verb_behind(next);
  if (action == kNone && (*value & kThat) != 0 && kind == OutlookKind::kDemand)
    action = wished_verb_behind(next);
  if (action == kNone && (*value & kNoun) != 0 && !passive) action = noun_behind(next);
  // "a hearing is scheduled for 12 April"
  static const WordSet for_when{"for"};
  if (action == kNone && passive && kind == OutlookKind::kPlan && token_ + 2 < c_.end() &&
      for_when.contains(c_.word(token_ + 1)) && c_.date_at(token_ + 2) != nullptr) {
    OutlookCue found = cue(kind, kNone, kScheduled, 850);
    found.is_agentless = found.needs_due = true;
    return found;
  }
  if (action == kNone || is_unnamed(action)) return std::nullopt;
  // "expects an answer", "warned against haste": too little to look forward to.
  const bool by_noun = c_.upos(action) == Upos::kNoun;
  static const WordSet expect{"expect"}, against{"against"};
  if (by_noun && against.contains(c_.word(next))) return std::nullopt;
  // "had been expected to": overtaken when it was written.
  if (passive && kind == OutlookKind::kPrediction && is_past_passive()) return std::nullopt;
  action = deed_of(action);
  // Also told of what was done at once, and of what everybody expects.
  static const WordSet weak{"agree",    "ask",       "tell",   "order",   "advise",
                            "instruct", "offer",     "expect", "request", "prepare",
                            "beg",      "volunteer", "aim"};
  const bool is_weak = weak.contains(c_.lemma(token_));
  // "threatened women with a gun": a deed, or no deed is named.
  const bool is_vague =
      by_noun && kind == OutlookKind::kThreat && action_of(c_.lexicon, c_.lemma(action)).group == 0;
  const uint16_t confidence = is_vague ? 550 : is_weak ? 750 : 900;
  OutlookCue found = cue(kind_of_promise(action, kind), action, rule, confidence);
  found.is_agentless = passive;
  found.needs_due = by_noun && (expect.contains(c_.lemma(token_)) || kind == OutlookKind::kPlan);
  return found;
}

std::optional<OutlookCue> CueReader::noun_cue() const {
  const auto value = c_.lexicon.list(WordList::kOutlookNouns).find(c_.lemma(token_));
  if (!value || is_hidden(token_) || is_done_with()) return std::nullopt;
  static const WordSet of{"of", "for"};
  static const WordSet that{"that"};
  const uint32_t next = token_ + 1;
  if (next >= c_.end()) return std::nullopt;
  uint32_t action = kNone;
  if ((*value & kTo) != 0) action = infinitive_at(next);
  if (action == kNone && (*value & kThat) != 0 && that.contains(c_.word(next)))
    action = future_verb_behind(next);
  if (action == kNone && (*value & kNoun) != 0 && of.contains(c_.word(next))) {
    action = infinitive_behind(next + 1);
    if (action == kNone) action = noun_behind(next + 1);
  }
  const OutlookKind kind = kind_of(*value);
  if (kind == OutlookKind::kDeadline) return cue(kind, action, kDeadlineNoun, 800);
  static const WordSet to_the_press{"comment", "interview", "information"};
  if (action == kNone || says_nothing(action) || to_the_press.contains(c_.lemma(action)))
    return std::nullopt;
  // "was developing plans to attack", said of another, is a charge.
  if (kind == OutlookKind::kPlan && is_harm(action)) return std::nullopt;
  // "a demand for timber" may be the market's.
  const bool is_vague = kind == OutlookKind::kDemand && c_.upos(action) == Upos::kNoun;
  action = deed_of(action);
  return cue(kind_of_promise(action, kind), action, kCueNoun, is_vague ? 700 : 800);
}

// "is to be buried", "is due to land", "is likely to win", "is going to rain".
std::optional<OutlookCue> CueReader::schedule_cue() const {
  static const WordSet present{"is", "are", "'s", "'re", "am", "'m"};
  static const WordSet schedules{"due", "set", "slated", "poised"};
  static const WordSet chances{"likely", "unlikely", "bound"};
  static const WordSet going{"going"};
  static const WordSet aims{"aim",   "goal",      "purpose",  "idea",     "task",     "point",
                            "job",   "way",       "hope",     "priority", "role",     "mission",
                            "trick", "objective", "strategy", "mistake",  "challenge"};
  static const WordSet no_deeds{"blame", "say", "tell", "come"};
  if (!present.contains(c_.word(token_)) || token_ + 1 >= c_.end()) return std::nullopt;
  if (token_ > c_.begin() && aims.contains(c_.lemma(token_ - 1))) return std::nullopt;
  uint32_t next = token_ + 1;
  while (next + 1 < c_.end() && (c_.upos(next) == Upos::kAdv || c_.upos(next) == Upos::kPart) &&
         !is_to(next) && !chances.contains(c_.word(next)))
    ++next;
  if (is_to(next)) {
    const uint32_t verb = infinitive_at(next);
    if (verb == kNone || no_deeds.contains(c_.lemma(verb))) return std::nullopt;
    // "is to be buried", "Iran is to send"; "the priority is to leave" names an aim.
    OutlookCue found = cue(OutlookKind::kPlan, verb, kScheduled, 850);
    for (uint32_t between = next + 1; between < verb; ++between)
      found.is_agentless = found.is_agentless || is_be(between);
    found.needs_due =
        !found.is_agentless && c_.subject_of(token_) == kNone && c_.subject_of(verb) == kNone;
    return found;
  }
  const uint32_t verb = infinitive_at(next + 1);
  if (verb == kNone) return std::nullopt;
  if (schedules.contains(c_.word(next))) return cue(OutlookKind::kPlan, verb, kScheduled, 850);
  if (chances.contains(c_.word(next))) return cue(OutlookKind::kPrediction, verb, kLikely, 700);
  if (going.contains(c_.word(next))) return modal_cue(verb);
  return std::nullopt;
}

// What the verb that reports these words makes of them: "..., engineers warned".
std::optional<OutlookKind> CueReader::kind_of_report() const {
  const QuoteMention* quote = c_.quote_at(token_);
  if (quote == nullptr) return std::nullopt;
  const uint32_t verb = c_.cue_of(*quote);
  if (verb == kNone || verb >= c_.tokens().count()) return std::nullopt;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(verb));
  if (!value || (*value & kThat) == 0) return std::nullopt;
  return kind_of(*value);
}

// "has until Friday to", "gave the union two days to", "the offer expires on 30 April".
std::optional<OutlookCue> CueReader::deadline_cue() const {
  static const WordSet holders{"have", "give", "grant"};
  static const WordSet until{"until", "till"};
  static const WordSet ends{"expire", "lapse"};
  static const WordSet runs{"run"}, out{"out"};
  const WordId lemma = c_.lemma(token_);
  const bool runs_out =
      runs.contains(lemma) && token_ + 1 < c_.end() && out.contains(c_.word(token_ + 1));
  if (ends.contains(lemma) || runs_out) {
    OutlookCue found = cue(OutlookKind::kDeadline, kNone, kEnds, 800);
    found.needs_due = true;
    return found;
  }
  if (!holders.contains(lemma)) return std::nullopt;
  const uint32_t last = std::min(c_.clause_end(token_), token_ + kSomebodyReach);
  for (uint32_t next = token_ + 1; next < last; ++next) {
    if (c_.upos(next) == Upos::kVerb) return std::nullopt;
    // "gave them two days to", "has until Friday to"; but "gave the go-ahead on Monday to".
    const bool is_until = until.contains(c_.word(next));
    const DateMention* date = c_.date_at(is_until ? next + 1 : next);
    if (date == nullptr || (!is_until && date->type != TimexType::kDuration)) continue;
    const uint32_t behind = date->end_token;
    const uint32_t verb = infinitive_at(behind);
    if (verb == kNone) continue;
    OutlookCue found = cue(OutlookKind::kDeadline, verb, kTimeGiven, 850);
    found.needs_due = true;
    return found;
  }
  return std::nullopt;
}

// What is done: of "make a statement" and "take revenge" the noun tells.
uint32_t CueReader::deed_of(uint32_t verb) const {
  static const WordSet light{"make", "take", "give", "hold",  "impose",  "issue",
                             "pay",  "bear", "face", "bring", "deliver", "carry"};
  static const WordSet no_deed{"place", "part", "effect", "time", "money", "step"};
  if (verb == kNone || !light.contains(c_.lemma(verb))) return verb;
  const uint32_t noun = noun_behind(verb + 1);
  return noun == kNone || no_deed.contains(c_.lemma(noun)) ? verb : noun;
}

// Harm to somebody: by the verb, by what is brought on him ("pay a price"), or by being "held
// responsible".
bool CueReader::is_harm(uint32_t action) const {
  static const WordSet hold{"hold"}, to_blame{"responsible", "accountable"};
  if (action_of(c_.lexicon, c_.lemma(action)).nature == ActionNature::kHarm) return true;
  if (!hold.contains(c_.lemma(action))) return false;
  for (uint32_t next = action + 1; next < std::min(c_.end(), action + kNounReach); ++next)
    if (to_blame.contains(c_.word(next))) return true;
  return false;
}

// Of 'would be "repositioning forces"' the word behind "be", whatever it was tagged as.
uint32_t CueReader::progressive_behind(uint32_t verb) const {
  constexpr size_t kShortest = 6;
  if (c_.upos(verb) != Upos::kAux || !is_be(verb)) return verb;
  uint32_t next = verb + 1;
  while (next < c_.end() && c_.tokens().has(next, kIsPunctuation)) ++next;
  if (next == verb + 1 || next >= c_.end()) return verb;
  const std::string_view word = c_.article.word_at(next);
  return word.size() >= kShortest && word.ends_with("ing") ? next : verb;
}

// What "will" makes of a verb depends on who says it and who would do it.
std::optional<OutlookCue> CueReader::modal_cue(uint32_t verb) const {
  static const WordSet first_person{"i", "we"};
  if (says_nothing(verb)) return std::nullopt;
  verb = progressive_behind(verb);
  const uint32_t deed = deed_of(verb);
  const Action what = action_of(c_.lexicon, c_.lemma(deed));
  const bool negated = c_.is_negated(verb);
  const bool reported = is_reported();
  if (negated && !reported) return std::nullopt;
  bool own_words = false;
  for (uint32_t before = token_; before-- > c_.begin() && before + 3 > token_;)
    own_words = own_words || first_person.contains(c_.word(before));
  OutlookCue found = cue(OutlookKind::kPlan, deed, kModal, reported ? 700 : 650);
  for (uint32_t next = token_ + 1; next < verb; ++next)
    found.is_agentless = found.is_agentless || is_be(next);
  if (const auto said = kind_of_report(); said && *said != OutlookKind::kPlan) {
    found.kind = *said;
  } else if (is_harm(deed) && !negated && reported) {
    found.kind = OutlookKind::kThreat;
  } else if (c_.upos(verb) == Upos::kAux && reported && is_answer()) {
    found.kind = OutlookKind::kThreat;
  } else if (what.nature == ActionNature::kByItself || c_.upos(verb) == Upos::kAux) {
    // Without a date or a number it is an opinion: "would be lawful".
    found.kind = OutlookKind::kPrediction;
    found.needs_due = true;
  } else if (what.nature != ActionNature::kCalendar &&
             (own_words || negated || what.nature == ActionNature::kHelp)) {
    found.kind = OutlookKind::kPledge;
  }
  // "The judges will decide who is to blame," somebody said: talk, unless it has a date.
  if (found.kind == OutlookKind::kPlan && !own_words)
    found.needs_due = c_.tokens().has(token_, kInQuote) ||
                      (!reported && what.nature != ActionNature::kCalendar && !found.is_agentless &&
                       c_.subject_of(deed) == kNone && c_.subject_of(verb) == kNone);
  return found;
}

// "our response will be very tough"
bool CueReader::is_answer() const {
  static const WordSet words{"response", "answer", "retaliation", "revenge", "reprisal"};
  static const WordSet own{"our", "my", "their", "its", "his", "her"};
  return token_ > c_.begin() + 1 && words.contains(c_.lemma(token_ - 1)) &&
         own.contains(c_.word(token_ - 2));
}

// "when it would strike", "what will happen": a question inside of a sentence.
bool CueReader::is_asked() const {
  static const WordSet asking{"when", "where", "how", "what", "why", "whether"};
  for (uint32_t before = token_; before-- > c_.begin() && before + kNounReach > token_;) {
    if (asking.contains(c_.word(before))) return true;
    if (c_.tokens().has(before, kIsPunctuation) || c_.upos(before) == Upos::kVerb) return false;
  }
  return false;
}

std::optional<OutlookCue> CueReader::auxiliary_cue() const {
  static const WordSet would{"would", "'d"};
  static const WordSet have{"have"};
  if (c_.is_conditional(token_) || is_asked()) return std::nullopt;
  const WordId word = c_.word(token_);
  const bool is_future = future_modals().contains(word);
  if (!is_future && !weak_modals().contains(word) && !duties().contains(word))
    return schedule_cue();
  const uint32_t verb = c_.verb_after(token_, c_.end());
  if (verb == kNone) return std::nullopt;
  // "he'd written" had.
  static const WordSet short_would{"'d"};
  if (short_would.contains(word) && c_.word(verb) != c_.lemma(verb)) return std::nullopt;
  // "would have", "must have": the past.
  for (uint32_t next = token_ + 1; next < verb; ++next)
    if (have.contains(c_.lemma(next))) return std::nullopt;
  const bool reported = is_reported();
  if (duties().contains(word)) {
    static const WordSet first_person{"i", "we", "you"}, must{"must"};
    if (!reported || token_ == c_.begin() || first_person.contains(c_.word(token_ - 1)) ||
        is_report_negated())
      return std::nullopt;
    // "should" is an opinion more often than a demand.
    return cue(OutlookKind::kDemand, verb, kObligation, must.contains(word) ? 700 : 600);
  }
  if (weak_modals().contains(word)) {
    const auto said = kind_of_report();
    if (said == OutlookKind::kWarning || said == OutlookKind::kPrediction)
      return cue(*said, verb, kModal, 700);
    OutlookCue found = cue(OutlookKind::kPrediction, verb, kPossibleOnDate, 600);
    found.needs_due = true;
    return found;
  }
  // In the outlet's own voice "would" tells the past's future or a mere thought.
  if (would.contains(word) && !reported) return std::nullopt;
  return modal_cue(verb);
}

}  // namespace

std::optional<OutlookCue> outlook_cue_at(const Clauses& clauses, uint32_t token) {
  return CueReader(clauses, token).read();
}

}  // namespace dateline
