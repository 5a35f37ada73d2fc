// Clause lines: what a sentence tells beside its main event, with a date of its own. Read off the
// parse. Used by tellings.
#pragma once

#include <vector>

#include "model/article.h"

namespace dateline {

struct DatedClause {
  uint32_t event = 0;  // index in Article::events
  When when;
  // Of another clause: "Borg" of "Borg left in 2003 and died in 2009"; or empty.
  TokenRange subject;
  // "was", which it shares: "was built in 1920 and torn down in 1990"; or empty.
  TokenRange auxiliary;
  TokenRange clause = {};
  uint32_t begin = 0;        // with what ties it to the sentence: ", and"
  bool is_joined = false;    // the sentence is whole without it
  bool is_relative = false;  // it says more of a noun: nothing that the sentence itself asserts
};

// Of one sentence, in order. `events`: the indices of its events. These kinds of clause are told
// alone, where it is sure whom they are about:
//   "Borg left in 2003 and died in 2009", "; the port was shut in 1990"
//   "the firm began in 2003, when the bank fell": the day of "2003"
//   "it opened in 1971, three years after the first ship came": three years before 1971
//   "his father left after the rig burned in 1996", "in Porto, where a rig burned in 1996"
//   "Borg, who was ousted in 1999, wants to return" (relative_clauses.h)
//   "it recalls a fire that killed ten in 1996": a fire killed ten
std::vector<DatedClause> dated_clauses(const Article& article, TokenRange events);

}  // namespace dateline
