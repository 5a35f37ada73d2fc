// Statements: the claims of all articles with what they are about. Used by the files that find
// disputes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "assemble/matters.h"

namespace dateline {

struct Statement {
  uint32_t article_ix = 0;
  uint32_t claim_ix = 0;
  uint32_t begin_token = 0, end_token = 0;  // of the claim's span
  uint32_t who = kNone;                     // index in EntityLinks::entities, or kNone
  uint64_t speaker = 0;      // tells speakers apart, entities or not; 0: the outlet's own voice
  bool is_negated = false;   // by "not" and the like
  bool is_opposite = false;  // by a word like "unsigned"
  // Of a denial: what was done by the verb of what is denied ("hiring"), unless it says little.
  std::optional<Matter> deed{};
  bool is_of_knowing = false;       // of a denial: "denied knowing that"
  bool is_of_negative = false;      // of a denial: "no evidence that it is not safe"
  bool has_pronoun = false;         // of a denial: "it was anything to do with", whatever it is
  int32_t day = 0;                  // of publication, in days since 1970
  const Matters& matters;           // of the claim
  const Matters& sentence_matters;  // of its whole sentence
  // Of a number: of the sentences before it too, which tell of what it is.
  const Matters& near_matters;
};

// Those of one article, one after the other.
struct StatementRange {
  uint32_t first = 0, end = 0;
  // Beside its version, what they say comes from nothing else.
  uint64_t meaning = 0;
};

struct Statements {
  std::vector<Statement> all;                       // in canonical order
  std::vector<StatementRange> ranges;               // of the articles that have any
  std::vector<std::shared_ptr<const void>> owners;  // of what they are about
};

// "Make", "go": two may share such a verb without telling one deed.
bool is_light_verb(WordId lemma);

// A number that is compared only with one that stands beside it: "the union put it at 80%", money,
// shares.
bool is_figure(const ClaimMention& claim);

// The claims of all articles but for what a copy repeats.
Statements collect_statements(Articles articles, const Copies& copies, const EntityLinks& links,
                              const Lexicon& lexicon, int threads = 1);

}  // namespace dateline
