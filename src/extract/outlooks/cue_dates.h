// Where the date of an outlook's cue stands. Used by calendar_cues.cpp.
#pragma once

#include "extract/clauses.h"

namespace dateline {

class CueDates {
 public:
  explicit CueDates(const Clauses& clauses) : c_(clauses) {}

  // The first date in [first_token, end_token) behind one of these words, or kNone.
  uint32_t behind(uint32_t first_token, uint32_t end_token, const WordSet& words) const;
  // The date that begins at `at`, or behind a preposition there; kNone: "is on a ship".
  uint32_t next_to(uint32_t at) const;
  // The same behind a short phrase that tells where: "in Tehran on Monday".
  uint32_t behind_place(uint32_t at) const;
  // Of "his next hearing, on 8 June, to" the date, which may stand at once; kNone where a verb
  // comes first.
  uint32_t of_phrase(uint32_t at, uint32_t end_token) const;

 private:
  const Clauses& c_;
};

}  // namespace dateline
