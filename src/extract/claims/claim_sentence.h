// One sentence as the rules for claims see it, and where what they find goes. Used by the files of
// this folder.
#pragma once

#include <optional>
#include <vector>

#include "extract/clauses.h"
#include "lexicon/denial_words.h"

namespace dateline {

enum ClaimRule : RuleId {
  kDenialVerb = 500,  // "denied that ...", "rejected the allegation"
  kDenialWord,        // "called the report false"
  kNoEvidence,        // "saw no evidence that ..."
  kNoPlans,           // "has no plans to ..."
  kStatement,         // what somebody is quoted or reported to say
  kCharge,            // "accused the guards of ..."
  kReportedClaim,     // "reports of ...", "a claim that ..."
  kNumber,            // "at least 12 people were killed"
  kFigure,            // "put the figure at 17,000"
  kNotGuilty,         // "pleaded not guilty to bribery"
  kNothingSuch,       // "never received such a report"
  kThatIsUntrue,      // "that is a lie", "called it an invention"
  kDisbelief,         // "does not believe it", "disagreed"
  kRequestVerb,       // "asked the council to open the gate"
  kRefusalVerb,       // "refused to open it", "said that it would not"
  kForged,            // "the stamp was a forgery"
  kShown,             // what the stamp stands on
  kContradiction,     // "..., contradicting the minister"
  kContrary,          // "contrary to what the union said, ..."
  kAtOdds,            // "that is at odds with what dockers heard"
  kGapped,            // "Lima says that it fired, Quito that it did not"
  kCause,             // "put it down to a spark"
};

// Of data/claim_nouns.tsv.
enum ClaimNounKind : int32_t { kClaims = 1 };

// How far behind a verb the words for what is claimed may stand.
inline constexpr uint32_t kObjectReach = 7;

// Who says something: a mention, where the name is one, and the words that name it.
struct Sayer {
  uint32_t mention = kNone;
  Span words;
};

class ClaimSentence {
 public:
  ClaimSentence(const Clauses& clauses, std::vector<ClaimMention>& claims)
      : c_(clauses), claims_(claims), is_correction_(speaks_of_correction()) {}

  const Clauses& clauses() const { return c_; }
  ClaimMention& add(ClaimKind kind, ClaimRule rule, uint32_t token, uint32_t first_token,
                    uint32_t end_token, Sayer sayer, uint16_t confidence);

  // Who does what the verb says, and who is quoted or reported with the words at `token`; nobody in
  // the outlet's own voice.
  Sayer subject_of(uint32_t verb) const { return {c_.subject_of(verb), c_.subject_words(verb)}; }
  Sayer speaker_of(uint32_t token) const;
  // The same, or whose verb of saying reports the clause where no quote was found.
  Sayer sayer_of(uint32_t token) const;
  // Where the subject of a verb begins: a denial is shown whole, with its "no".
  uint32_t subject_begin(uint32_t verb) const;
  // What somebody has been found to say of this sentence before `token`, the last; nullptr:
  // nothing.
  const ClaimMention* statement_before(uint32_t token) const;
  // Where what is claimed ends: at a dash, at ", and Tehran denied it", at ", a charge that Iran
  // denied".
  uint32_t claim_end(uint32_t token) const;

  bool is_claim_noun(uint32_t token) const {
    return c_.lexicon.list(WordList::kClaimNouns).contains(c_.lemma(token));
  }
  // The same as a noun, behind "the", or where it opens a sentence: "Reports that ...".
  bool names_claim(uint32_t token) const;
  // "Allegations of fraud" claim the fraud; "her part in it" is only denied.
  bool is_claiming_noun(uint32_t token) const {
    return c_.lexicon.list(WordList::kClaimNouns).find(c_.lemma(token)) == kClaims;
  }
  bool is_denial_word(uint32_t token) const {
    return token < c_.end() && denies_by_itself(c_.lexicon, c_.lemma(token));
  }
  // The same, but for "the club dismissed its coach".
  bool denies(uint32_t token) const;
  // The verb that denies at `token`, by how, and its last word: "off" of "laughed off".
  struct DenialVerb {
    int32_t kind = 0;
    uint32_t last = 0;
  };
  std::optional<DenialVerb> denial_verb(uint32_t token) const;
  // "..., a claim that two of its chemists dispute": what stands before `verb`, which ends there.
  bool is_of_claim_before(uint32_t verb, uint32_t last) const;
  bool is_charge(uint32_t token) const;  // "accused", "blamed", "held responsible"
  // "asked the court to dismiss the charges": nothing is denied yet.
  bool is_infinitive(uint32_t verb) const;
  // Where the "that" of "denied in a statement that she knew" stands; kNone without one.
  uint32_t that_clause_behind(uint32_t verb) const;
  // "She rejected that.", "they dispute this": nothing but what was said before.
  bool is_pronoun_alone(uint32_t token) const;
  // The end, a mark, or "and", "but", "saying".
  bool ends_clause(uint32_t token) const;
  // "rejected the old allegation"
  bool has_claim_noun_behind(uint32_t token) const;
  // "a report that", "claims of", "reports by the agency and others of".
  bool opens_claim(uint32_t noun) const;
  // "might have been hit": not claimed to be so.
  bool is_mere_chance(uint32_t first_token, uint32_t end_token) const;

 private:
  bool adds_words(uint32_t token) const;
  bool opens_verb(uint32_t token, uint32_t verb, uint32_t last) const;
  bool speaks_of_correction() const;
  uint32_t event_in(uint32_t first_token, uint32_t end_token) const;

  const Clauses& c_;
  std::vector<ClaimMention>& claims_;
  const bool is_correction_;
};

// The rules, by kind of claim; each reads what begins at or hangs on one token.
void read_denial(ClaimSentence& sentence, uint32_t token);
void read_untruth(ClaimSentence& sentence, uint32_t token);
void read_contradiction(ClaimSentence& sentence, uint32_t token);
void read_forgery(ClaimSentence& sentence, uint32_t token);
void read_charge(ClaimSentence& sentence, uint32_t token);
void read_request(ClaimSentence& sentence, uint32_t token);
void read_speech(ClaimSentence& sentence, uint32_t token);
void read_statement(ClaimSentence& sentence, const QuoteMention& quote);
void read_number(ClaimSentence& sentence, uint32_t token);

}  // namespace dateline
