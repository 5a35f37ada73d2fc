// Event verbs: what the numbers of data/event_verbs.tsv below the PLOVER roots mean. Used by the
// rules for dates and events.
#pragma once

#include "lexicon/lexicon.h"

namespace dateline {

inline constexpr int32_t kSpeakingVerb = -1, kVerbOfNoRoot = 0;

// "say", "announce": a verb that only says what somebody said.
inline bool is_speaking_verb(const Lexicon& lexicon, WordId lemma) {
  return lexicon.list(WordList::kEventVerbs).find(lemma) == kSpeakingVerb;
}

}  // namespace dateline
