// Outlook cues: the words that make a sentence speak about the future, and what kind of outlook
// they make of it. Used by outlooks.cpp.
#pragma once

#include <optional>

#include "extract/clauses.h"

namespace dateline {

enum OutlookRule : RuleId {
  kCueVerb = 600,    // "vowed to retaliate", "demanded an apology"
  kCueNoun,          // "a threat to strike", "Iran's demand for"
  kOrderToSomebody,  // "urged the union to return"
  kScheduled,        // "is due to", "is to be buried"
  kLikely,           // "is likely to"
  kModal,            // "will vote on Thursday"
  kPossibleOnDate,   // "could come to a vote next week"
  kObligation,       // "must leave", said by somebody
  kDeadlineNoun,     // "a deadline of 3 May"
  kTimeGiven,        // "has until Friday to", "gave them two days to"
  kEnds,             // "the offer expires on 30 April"
  kOnDay,            // "is on Monday", "is due on Friday", "a new date, April 11"
  kNewDay,           // "has been put off until 24 November"
  kAppointed,        // "called a strike for Monday"
  kTimetable,        // "meets on Friday"
  kBan,              // "Do not shoot," said to somebody
  kPointing,         // "I don't see that happening"
  kFaced,            // "faces up to 12 years in prison"
};

struct OutlookCue {
  uint32_t token = kNone;   // "vowed"
  uint32_t action = kNone;  // "retaliate"; kNone where the cue says all
  OutlookKind kind = OutlookKind::kPlan;
  OutlookRule rule = kModal;
  bool is_agentless = false;  // passive: its subject does nothing ("was told to leave")
  bool needs_due = false;     // an outlook only with a date: "could come to a vote next week"
  uint16_t confidence = 0;
  uint32_t date_token = kNone;  // the date that it comes with, where it has found one
};

// The outlook that `token` opens, if any. Negated, conditional and merely asked ones are none:
// "has no plans to leave", "whether it will leave".
std::optional<OutlookCue> outlook_cue_at(const Clauses& clauses, uint32_t token);

}  // namespace dateline
