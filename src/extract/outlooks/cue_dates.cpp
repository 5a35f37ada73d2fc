#include "extract/outlooks/cue_dates.h"

#include <algorithm>

#include "extract/outlooks/cue_phrases.h"

namespace dateline {

uint32_t CueDates::behind(uint32_t first_token, uint32_t end_token, const WordSet& words) const {
  for (uint32_t next = first_token + 1; next < end_token; ++next)
    if (c_.date_at(next) != nullptr && words.contains(c_.word(next - 1))) return next;
  return kNone;
}

uint32_t CueDates::next_to(uint32_t at) const {
  if (at < c_.end() && c_.date_at(at) != nullptr) return at;
  const bool is_adposition = at + 1 < c_.end() && c_.upos(at) == Upos::kAdp;
  return is_adposition && c_.date_at(at + 1) != nullptr ? at + 1 : kNone;
}

uint32_t CueDates::behind_place(uint32_t at) const {
  static const WordSet where{"in", "at"};
  constexpr uint32_t kPlaceWords = 6;
  if (at >= c_.end() || !where.contains(c_.word(at)) || next_to(at) != kNone) return next_to(at);
  for (uint32_t next = at + 1; next < std::min(c_.end(), at + kPlaceWords); ++next) {
    const Upos tag = c_.upos(next);
    // "in court at 9 tomorrow"
    const bool is_hour = tag == Upos::kAdp && next + 2 < c_.end() &&
                         c_.upos(next + 1) == Upos::kNum && next_to(next) == kNone;
    if (is_hour) return next_to(next + 2);
    if (tag == Upos::kAdp || c_.date_at(next) != nullptr) return next_to(next);
    if (tag != Upos::kPropn && tag != Upos::kNoun && tag != Upos::kDet && tag != Upos::kAdj)
      return kNone;
  }
  return kNone;
}

uint32_t CueDates::of_phrase(uint32_t at, uint32_t end_token) const {
  for (; at < end_token; ++at) {
    if (c_.date_at(at) != nullptr) return at;
    const Upos tag = c_.upos(at);
    if (tag == Upos::kVerb || tag == Upos::kAux || CuePhrases(c_, at).is_to(at)) return kNone;
  }
  return kNone;
}

}  // namespace dateline
