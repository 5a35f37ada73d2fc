#include "extract/outlooks/state_verbs.h"

#include "lexicon/word_set.h"

namespace dateline {

bool is_state_verb(WordId lemma) {
  static const WordSet words{"have",   "want",    "need",       "see",    "know",  "remember",
                             "get",    "find",    "look",       "feel",   "like",  "keep",
                             "prefer", "mean",    "tell",       "talk",   "think", "hope",
                             "love",   "believe", "understand", "expect", "enjoy", "wish",
                             "mind",   "thank",   "wonder",     "bet",    "guess", "suppose"};
  return words.contains(lemma);
}

bool is_vague_verb(WordId lemma) {
  static const WordSet words{
      "be",        "become",    "suffer",     "argue",    "suggest", "consider",   "seem",
      "appear",    "come",      "happen",     "depend",   "matter",  "reflect",    "turn",
      "live",      "prove",     "judge",      "let",      "hear",    "show",       "undermine",
      "alienate",  "isolate",   "cause",      "mean",     "require", "include",    "involve",
      "amount",    "remain",    "lead",       "fail",     "succeed", "prevail",    "survive",
      "benefit",   "reinforce", "influence",  "struggle", "satisfy", "strengthen", "weaken",
      "encourage", "embolden",  "complicate", "shape"};
  return words.contains(lemma);
}

}  // namespace dateline
