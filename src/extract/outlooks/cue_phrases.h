// What stands around an outlook's cue: the verb that it leads up to, the noun of what is promised
// or feared, who is spoken to. Used by outlook_cues.cpp and calendar_cues.cpp.
#pragma once

#include "extract/outlooks/outlook_cues.h"
#include "lexicon/word_set.h"

namespace dateline {

const WordSet& future_modals();  // "will", "would"
const WordSet& weak_modals();    // "could"
const WordSet& duties();         // "must"

// What may follow a cue; the values of data/outlook_verbs.tsv and data/outlook_nouns.tsv.
enum OutlookFrame : int32_t { kTo = 8, kThat = 16, kNoun = 32, kSomebodyTo = 64 };
inline constexpr int32_t kOutlookKindMask = 7;
inline OutlookKind outlook_kind_of(int32_t value) {
  return static_cast<OutlookKind>(value & kOutlookKindMask);
}

// How far a noun may stand behind the verb that takes it, in tokens.
inline constexpr uint32_t kNounReach = 6;

// Around one token of a sentence.
class CuePhrases {
 public:
  CuePhrases(const Clauses& clauses, uint32_t token) : c_(clauses), token_(token) {}

  bool is_to(uint32_t at) const;
  bool is_be(uint32_t at) const;
  // The verb behind "to" at `at`, or kNone: "to the airport" has none.
  uint32_t infinitive_at(uint32_t at) const;
  // Behind adverbs and dates: "vowed [on Tuesday] to cut".
  uint32_t skip_asides(uint32_t at) const;
  // "to" and a verb behind a noun phrase: "urged both sides to stop".
  uint32_t infinitive_behind(uint32_t at) const;
  // The verb of the first modal of the clause that begins at `at`: "that Iran will retaliate".
  uint32_t future_verb_behind(uint32_t at) const;
  // "demanded that the rector step down": the first verb behind "that".
  uint32_t wished_verb_behind(uint32_t at) const;
  // The noun of what is promised or feared: "vigorous revenge", "of heavy rain".
  uint32_t noun_behind(uint32_t at) const;
  // The noun that names the subject of `verb`: "launch" of "The launch of the rocket was"; kNone
  // where it has none.
  uint32_t subject_noun(uint32_t verb) const;

  // Does the verb tell that somebody was spoken to: "was ordered to pay"?
  bool is_passive() const;
  bool is_past_passive() const;
  // "could threaten", "would demand", "to promise": nobody has done so yet.
  bool is_unreal() const;
  // "the planned strike", "his promised visit".
  bool describes_noun() const;
  // "the bail demanded by the judge"
  bool follows_noun() const;
  // "She wept as the judge asked her to describe the room": beside what is told.
  bool is_circumstance() const;
  // "No group has threatened"
  bool has_no_subject() const;
  // "kept its promise to", "broke a vow to": told as done with.
  bool is_done_with() const;
  // "when it would strike", "what will happen": a question inside of a sentence.
  bool is_asked() const;
  bool is_hidden() const { return c_.is_negated(token_) || c_.is_conditional(token_); }
  bool is_reported() const {
    return c_.quote_at(token_) != nullptr || c_.verb_of_saying_before(token_) != kNone;
  }

  // "asked not to be named", "will be updated": nothing is to be done.
  bool is_unnamed(uint32_t verb) const;
  // "will not comment": no news of the future.
  bool says_nothing(uint32_t verb) const;

  // "The prosecution will appeal", "my client will answer": a body that acts, right before the
  // token.
  bool is_of_body(uint32_t verb) const;

  // "hearing", "march": what may be on a day.
  bool names_event(uint32_t noun) const;

  // What is done: of "make a statement" and "take revenge" the noun tells.
  uint32_t deed_of(uint32_t verb) const;
  // Of 'would be "repositioning forces"' and "will be shut" the word behind "be", whatever it was
  // tagged as.
  uint32_t deed_behind_be(uint32_t verb) const;
  // Of "would have them tested" the verb of what somebody else does; else the verb itself.
  uint32_t deed_had(uint32_t verb) const;
  // "... unless she answers": on what the verb hangs.
  bool is_unless(uint32_t verb) const;
  // Harm to somebody: by the verb, by what is brought on him ("pay a price"), by being "held
  // responsible" or "set ablaze".
  bool is_harm(uint32_t action) const;

 private:
  bool is_blaming(uint32_t verb) const;  // "hold them responsible"
  bool has_near(uint32_t verb, const WordSet& words) const;
  bool is_ing(uint32_t token) const;

  const Clauses& c_;
  const uint32_t token_;
};

}  // namespace dateline
