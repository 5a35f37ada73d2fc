#include "extract/outlooks/outlook_confidence.h"

#include <algorithm>

#include "extract/outlooks/no_outlooks.h"
#include "extract/outlooks/state_verbs.h"
#include "extract/outlooks/things.h"
#include "text/characters.h"

namespace dateline {
namespace {

// A sentence longer than this is mostly several headlines or a transcript run together.
constexpr uint32_t kLongSentence = 60, kLongestSentence = 100;
// How far before a cue the word that opens its clause is looked for.
constexpr uint32_t kOpenerReach = 12;

class Doubts {
 public:
  Doubts(const Clauses& clauses, const OutlookCue& cue, const OutlookMention& outlook)
      : c_(clauses), cue_(cue), outlook_(outlook) {}

  int32_t sum() const {
    int32_t doubts = 0;
    if (is_by_nobody()) doubts += 200;
    if (is_told_to()) doubts += 200;
    if (is_by_unknown_we()) doubts += 300;
    if (is_talk()) doubts += 400;
    if (is_by_a_thing()) doubts += outlook_.kind == OutlookKind::kThreat ? 300 : 100;
    if (is_doubted()) doubts += 300;
    if (is_general()) doubts += 300;
    if (is_in_relative_clause()) doubts += 250;
    if (tells_which_thing()) doubts += 300;
    if (is_attribute() || is_of_any()) doubts += 400;
    if (is_effect()) doubts += 300;
    if (is_torn()) doubts += 200;
    if (tells_which()) doubts += 300;
    if (is_noun_aside()) doubts += 200;
    if (is_background()) doubts += 300;
    if (is_participle()) doubts += 150;
    if (is_mere_consequence()) doubts += 150;
    if (is_state()) doubts += 250;
    if (is_comparison(c_, cue_, outlook_)) doubts += 300;
    if (is_guess_of_past(c_, cue_, outlook_)) doubts += 400;
    if (tells_of_a_time(c_, cue_)) doubts += 400;
    if (is_habit()) doubts += 300;
    if (is_by_a_share()) doubts += 300;
    if (is_mere_success()) doubts += 450;
    if (c_.end() - c_.begin() > kLongSentence) doubts += 200;
    if (c_.end() - c_.begin() > kLongestSentence) doubts += 300;
    return doubts;
  }

 private:
  bool is_by_modal() const {
    return cue_.rule == kModal || cue_.rule == kLikely || cue_.rule == kPossibleOnDate ||
           cue_.rule == kObligation;
  }

  // The last word of the words that name who: "officials" of "two health officials".
  uint32_t who_token() const {
    const uint32_t behind = c_.tokens().token_at(outlook_.speaker.end);
    return behind == 0 ? kNone : behind - 1;
  }

  // "they" of nobody knows whom is nobody.
  bool is_known() const {
    if (outlook_.who != kNone) return true;
    const uint32_t head = outlook_.speaker.empty() ? kNone : who_token();
    return head != kNone && c_.upos(head) != Upos::kPron;
  }

  bool names_doer() const {
    const uint32_t doer = c_.subject_of(cue_.token);
    return doer != kNone && c_.article.entities[doer].form == MentionForm::kName;
  }

  // "a ceremony will be held on Monday" needs nobody; a promise does. Of "calls for Sosa to go" who
  // is called on is enough.
  bool is_by_nobody() const {
    if (cue_.rule == kCueNoun && outlook_.kind == OutlookKind::kDemand && outlook_.against != kNone)
      return false;
    const bool is_guess = cue_.rule == kLikely || cue_.rule == kPossibleOnDate;
    const bool is_calendar = outlook_.has_due && outlook_.kind != OutlookKind::kPledge && !is_guess;
    // "Judge Borg is more likely to": who would do it is enough, whoever says so, and "they" whom
    // the sentence before names.
    const bool is_of_somebody =
        (outlook_.kind == OutlookKind::kPrediction || (is_told_to() && is_told_now())) &&
        names_doer();
    return !is_known() && !is_calendar && !is_of_somebody && outlook_.lead_in == kNone;
  }

  // "Workers said they were told not to talk": by whom, nobody says.
  bool is_told_to() const {
    return cue_.is_agentless && outlook_.kind == OutlookKind::kDemand && !outlook_.has_due;
  }

  // "has been told not to leave"; not "was told then".
  bool is_told_now() const {
    static const WordSet present{"has", "have", "is", "are"};
    for (uint32_t before = cue_.token; before-- > c_.begin() && before + 4 > cue_.token;)
      if (present.contains(c_.word(before))) return true;
    return false;
  }

  // "We'll be right back": talk of nobody knows whom.
  bool is_by_unknown_we() const {
    static const WordSet persons{"i", "we"};
    if (is_known() || cue_.token == c_.begin()) return false;
    return persons.contains(c_.word(cue_.token - 1));
  }

  // "few believe that the army will step in"
  bool is_doubted() const {
    static const WordSet words{"few",      "doubt",  "doubts",  "doubted",  "hardly", "fear",
                               "fears",    "feared", "hope",    "hopes",    "hoped",  "believe",
                               "think",    "thinks", "thought", "believes", "knows",  "sure",
                               "believed", "appear", "appears", "seem",     "seems",  "whether"};
    static const WordSet consequence{"mean", "means", "meant"}, hope{"hope", "hopes"};
    const uint32_t first = cue_.token - std::min(cue_.token - c_.begin(), kOpenerReach);
    for (uint32_t before = cue_.token; before-- > first;)
      if ((words.contains(c_.word(before)) &&
           !(outlook_.has_due && hope.contains(c_.word(before)))) ||
          (!outlook_.has_due && consequence.contains(c_.word(before))))
        return is_by_modal();
    return false;
  }

  // "We have this just in", "we'll hear from you": talk in a studio, a letter or
  // a column; an outlet that reports speaks neither of itself nor to anybody.
  bool is_talk() const {
    static const WordSet persons{"i", "we", "us", "you", "our", "my", "your", "me"};
    static const WordSet let{"let"}, us{"'s"};
    if (c_.quote_at(cue_.token) != nullptr || c_.verb_of_saying_before(cue_.token) != kNone)
      return false;
    for (uint32_t token = c_.window_begin(cue_.token); token < c_.window_end(cue_.token); ++token)
      if (persons.contains(c_.word(token)) && c_.upos(token) == Upos::kPron &&
          !c_.tokens().has(token, kInQuote) && c_.quote_at(token) == nullptr)
        return true;
      else if (let.contains(c_.word(token)) && token + 1 < c_.end() &&
               us.contains(c_.word(token + 1)))
        return true;
    return false;
  }

  // "the scandal is threatening to reach the White House"
  bool is_by_a_thing() const {
    if (outlook_.speaker.empty() || outlook_.has_due) return false;
    const uint32_t head = who_token();
    if (head == kNone) return false;
    if (outlook_.who != kNone && c_.article.entities[outlook_.who].end_token == head + 1)
      return false;
    return is_thing(c_, head);
  }

  // "said that the appointment would soothe the markets": nobody does it.
  bool is_effect() const {
    if (!is_by_modal() || outlook_.has_due || outlook_.action == kNone ||
        c_.tokens().has(cue_.token, kInQuote) || outlook_.kind == OutlookKind::kThreat ||
        outlook_.kind == OutlookKind::kWarning)
      return false;
    // "Production will resume": somebody sees to it.
    static const WordSet resuming{"resume", "restart", "reopen"};
    if (resuming.contains(c_.lemma(outlook_.action))) return false;
    const uint32_t subject =
        subject_in(c_.tokens(), outlook_.action, c_.window_begin(cue_.token), cue_.token);
    return subject != kNone && is_thing(c_, subject);
  }

  // "you expect a man to", "people will always", "anyone who would"
  bool is_general() const {
    static const WordSet everybody{"you",       "one",       "people",     "anyone",   "everyone",
                                   "everybody", "anybody",   "someone",    "somebody", "nobody",
                                   "nothing",   "something", "everything", "anything", "many",
                                   "some",      "others",    "things",     "there"};
    const uint32_t first = cue_.token - std::min(cue_.token - c_.begin(), 3u);
    for (uint32_t before = cue_.token; before-- > first;) {
      if (everybody.contains(c_.word(before)))
        return !outlook_.has_due && outlook_.kind != OutlookKind::kPledge;
      const Upos tag = c_.upos(before);
      if (tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron) return false;
    }
    return false;
  }

  // "the branches, which will decide", "a style that demanded loyalty"
  bool is_in_relative_clause() const {
    static const WordSet things{"which", "that"}, persons{"who", "whose"};
    if (outlook_.has_due || cue_.token == c_.begin()) return false;
    uint32_t before = cue_.token - 1;
    while (before > c_.begin() && (c_.upos(before) == Upos::kAdv || c_.upos(before) == Upos::kAux))
      --before;
    const bool is_about_thing =
        is_by_modal() || (outlook_.action != kNone && c_.upos(outlook_.action) == Upos::kNoun);
    // "charges that threatened to send them to prison"
    const bool is_menace = cue_.rule == kCueVerb && outlook_.kind == OutlookKind::kThreat;
    return ((is_about_thing || is_menace) && things.contains(c_.word(before))) ||
           (is_by_modal() && persons.contains(c_.word(before)));
  }

  // "a road that supporters say will bring jobs": which road.
  bool tells_which_thing() const {
    const Tokens& tokens = c_.tokens();
    if (!is_by_modal() || outlook_.has_due || outlook_.action == kNone ||
        tokens.has(cue_.token, kInQuote))
      return false;
    const uint32_t above = tokens.head[outlook_.action];
    // "Toma, who says that he will sue": that is no way to tell which Toma.
    const bool is_of_name = above < outlook_.action && above >= c_.begin() &&
                            tokens.head[above] < tokens.count() &&
                            c_.upos(tokens.head[above]) == Upos::kPropn;
    if (is_of_name) return false;
    const bool is_said =
        above < outlook_.action && above >= c_.begin() && tokens.deprel[above] == Deprel::kAclRelcl;
    return is_said || tokens.deprel[outlook_.action] == Deprel::kAclRelcl;
  }

  // "its promised programme": which programme.
  bool is_attribute() const {
    return !outlook_.has_due && c_.upos(cue_.token) == Upos::kVerb &&
           c_.tokens().deprel[cue_.token] == Deprel::kAmod;
  }

  // "without making any promises"
  bool is_of_any() const {
    static const WordSet any{"any"};
    if (cue_.rule != kCueNoun) return false;
    const uint32_t first = cue_.token - std::min(cue_.token - c_.begin(), 3u);
    for (uint32_t before = first; before < cue_.token; ++before)
      if (any.contains(c_.word(before))) return true;
    return false;
  }

  // "'s partners include a fund that promised": the sentence began elsewhere.
  bool is_torn() const {
    uint32_t first = c_.begin();
    while (first < c_.end() && c_.tokens().has(first, kIsPunctuation)) ++first;
    return first < c_.end() && !c_.tokens().has(first, kStartsUpper) &&
           !is_ascii_digit(c_.article.word_at(first)[0]);
  }

  // "candidates who have pledged neutrality": tells which candidates, not what they pledge.
  bool tells_which() const {
    static const WordSet relative{"who", "whom"};
    if (outlook_.has_due || is_by_modal() || c_.tokens().deprel[cue_.token] != Deprel::kAclRelcl)
      return false;
    for (uint32_t before = cue_.token; before-- > c_.begin() && before + kOpenerReach > cue_.token;)
      if (relative.contains(c_.word(before)))
        return before > c_.begin() && !c_.tokens().has(before - 1, kIsPunctuation);
    return false;
  }

  // "sneered at its plans to": told beside what is news.
  bool is_noun_aside() const {
    if (cue_.rule != kCueNoun || outlook_.has_due) return false;
    const Deprel relation = c_.tokens().deprel[cue_.token];
    return relation == Deprel::kObl || relation == Deprel::kNmod;
  }

  // "after she agreed to come", "when Rio promised", "had expected", "Later she asked": how it
  // came about.
  bool is_background() const {
    static const WordSet openers{"after",    "when",   "since", "because",
                                 "although", "though", "where"};
    static const WordSet then{"later", "earlier", "previously"};
    if (outlook_.has_due) return false;
    if (cue_.rule == kCueVerb && then.contains(c_.word(c_.begin()))) return true;
    const uint32_t first = cue_.token - std::min(cue_.token - c_.begin(), kOpenerReach);
    for (uint32_t before = cue_.token; before-- > first;) {
      if (c_.tokens().has(before, kIsPunctuation)) return false;
      if (openers.contains(c_.word(before))) return true;
    }
    return false;
  }

  // "protests calling for her impeachment", "threatening the coast"; not "is threatening".
  bool is_participle() const {
    if (c_.upos(cue_.token) != Upos::kVerb) return false;
    if (cue_.token == c_.begin()) return true;  // "Asked about her plans to move, she smiled."
    if (!c_.article.word_at(cue_.token).ends_with("ing")) return false;
    for (uint32_t before = cue_.token; before-- > c_.begin();) {
      if (c_.upos(before) == Upos::kAux) return false;
      if (c_.upos(before) != Upos::kAdv && c_.upos(before) != Upos::kPart) break;
    }
    return true;
  }

  // "if he is convicted, he will be barred": nobody announces it.
  bool is_mere_consequence() const {
    return !outlook_.condition.empty() && is_by_modal() && !is_announced();
  }

  // "she said she would appeal if she lost": who acts is known, and no mere thing.
  bool is_announced() const {
    if (outlook_.kind != OutlookKind::kPlan) return outlook_.kind != OutlookKind::kPrediction;
    const bool reported = c_.quote_at(cue_.token) != nullptr;
    const bool is_behind = outlook_.condition.begin > c_.tokens().begin[cue_.token];
    return reported && is_behind && !cue_.is_agentless && !is_by_a_thing() &&
           !outlook_.speaker.empty();
  }

  // "will want to", "will have to decide", "we'll see": nothing is done. On a day, "will be in
  // court" is something.
  bool is_state() const {
    const bool is_menace =
        outlook_.kind == OutlookKind::kThreat || outlook_.kind == OutlookKind::kWarning;
    if (!is_by_modal() || is_menace || outlook_.action == kNone) return false;
    if (c_.upos(outlook_.action) == Upos::kNoun) return false;  // "hold talks"
    const WordId deed = c_.lemma(outlook_.action);
    // "must find the cash by October", "I will find out", "would prove that"
    static const WordSet finding{"find", "prove"}, out{"out", "that"};
    const uint32_t behind = outlook_.action + 1;
    const bool is_task =
        (cue_.rule == kObligation || cue_.rule == kPossibleOnDate) && outlook_.has_due;
    const bool is_found =
        finding.contains(deed) && behind < c_.end() && out.contains(c_.word(behind));
    if (is_task || is_found) return false;
    if (is_state_verb(deed)) return true;
    // "We will not let them steal" is a promise.
    if (c_.is_negated(outlook_.action) && outlook_.kind == OutlookKind::kPledge) return false;
    return is_vague_verb(deed) && !(outlook_.has_due && is_place_behind(outlook_.action));
  }

  // "will be in court", "will be back": not "will be the big story".
  bool is_place_behind(uint32_t verb) const {
    if (c_.upos(verb) != Upos::kAux) return true;
    const Upos behind = verb + 1 < c_.end() ? c_.upos(verb + 1) : Upos::kPunct;
    static const WordSet done{"ready", "complete", "finished", "available", "operational", "open"};
    static const WordSet like{"like"};
    if (verb + 1 < c_.end() && like.contains(c_.word(verb + 1))) return false;
    return behind == Upos::kAdp || behind == Upos::kAdv ||
           (verb + 1 < c_.end() && done.contains(c_.word(verb + 1)));
  }

  // "was always going to attract scrutiny"
  bool is_habit() const {
    static const WordSet words{"always", "often", "usually", "inevitably", "naturally"};
    static const WordSet standing{"long"};  // "has long called for"
    if (!is_by_modal())
      return !outlook_.has_due && cue_.token > c_.begin() &&
             standing.contains(c_.word(cue_.token - 1));
    const uint32_t first = cue_.token - std::min(cue_.token - c_.begin(), 2u);
    for (uint32_t token = first; token < std::min(c_.end(), cue_.token + 3); ++token)
      if (words.contains(c_.word(token))) return true;
    return false;
  }

  // "26% said they would not back him"
  bool is_by_a_share() const {
    static const WordSet words{"percent", "%", "respondents", "pundits", "critics", "observers"};
    if (outlook_.speaker.empty()) return false;
    const uint32_t head = who_token();
    const bool is_number = head != kNone && c_.upos(head) == Upos::kNum;
    // "The 38 will return": all of those that were told of.
    const bool is_all = is_number && head > c_.begin() && c_.upos(head - 1) == Upos::kDet;
    return head != kNone && (words.contains(c_.word(head)) || (is_number && !is_all));
  }

  // "threatening to win a majority", "threatened to overshadow the visit": nobody is threatened.
  bool is_mere_success() const {
    static const WordSet words{"win",   "become",    "reach",  "overtake", "eclipse", "overshadow",
                               "spill", "spread",    "engulf", "exceed",   "turn",    "undo",
                               "be",    "overwhelm", "derail", "dominate", "split",   "deepen",
                               "ruin",  "wreck",     "swamp",  "undermine"};
    return cue_.rule == kCueVerb && outlook_.kind == OutlookKind::kThreat &&
           outlook_.action != kNone && words.contains(c_.lemma(outlook_.action));
  }

  const Clauses& c_;
  const OutlookCue& cue_;
  const OutlookMention& outlook_;
};

}  // namespace

uint16_t outlook_confidence(const Clauses& clauses, const OutlookCue& cue,
                            const OutlookMention& outlook) {
  constexpr int32_t kDated = 150, kLeast = 100, kMost = 1000, kDaysOfMonth = 31;
  const bool is_dated =
      outlook.has_due && (outlook.due.qualifier == Qualifier::kBefore ||
                          days_between(outlook.due.first, outlook.due.last) < kDaysOfMonth);
  const int32_t sure =
      cue.confidence + (is_dated ? kDated : 0) - Doubts(clauses, cue, outlook).sum();
  return static_cast<uint16_t>(std::clamp(sure, kLeast, kMost));
}

}  // namespace dateline
