// Denial words: how the words of data/denials.tsv deny. Used by extract/claims and by matters.
#pragma once

#include "lexicon/lexicon.h"

namespace dateline {

enum DenialKind : int32_t {
  kDenies = 1,    // "denied": what follows
  kOnlyClaims,    // "rejected": only with words for what is claimed
  kUntrue,        // "baseless"
  kUntrueOfThat,  // "a lie": only of "that", "it" or a claim
  kTrue,          // "correct": denies where it is negated
  kOfClaimBefore  // "challenged": where that is done to a claim
};

// "Denied", "baseless"; not what denies only of "that": "the wrong samples".
inline bool denies_by_itself(const Lexicon& lexicon, WordId lemma) {
  return lexicon.list(WordList::kDenials).find(lemma).value_or(kTrue) < kUntrueOfThat;
}

}  // namespace dateline
