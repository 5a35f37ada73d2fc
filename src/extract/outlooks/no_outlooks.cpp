#include "extract/outlooks/no_outlooks.h"

#include <algorithm>

namespace dateline {

// "are expected to have fallen in February"
bool is_guess_of_past(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook) {
  static const WordSet have{"have"}, to{"to"};
  if (outlook.action == kNone) return false;
  for (uint32_t token = outlook.action; token-- > cue.token + 1;)
    if (have.contains(c.word(token)) && to.contains(c.word(token - 1))) return true;
  return false;
}

// "in the school year, which begins on 3 September": when a year begins is no plan.
bool tells_of_a_time(const Clauses& c, const OutlookCue& cue) {
  if (cue.rule != kTimetable) return false;
  const Tokens& tokens = c.tokens();
  const auto is_time = [&](uint32_t token) {
    static const WordSet times{"year", "quarter", "month", "week"};
    return times.contains(tokens.lemma[token]);
  };
  const uint32_t head = tokens.head[cue.token];
  if (tokens.deprel[cue.token] == Deprel::kAclRelcl && head < cue.token && head >= c.begin())
    for (uint32_t token = head; token < cue.token; ++token)
      if (is_time(token)) return true;
  for (uint32_t token = c.window_begin(cue.token); token < cue.token; ++token)
    if (tokens.head[token] == cue.token && tokens.deprel[token] == Deprel::kNsubj && is_time(token))
      return true;
  return false;
}

// "far more likely to be victims than"
bool is_comparison(const Clauses& c, const OutlookCue& cue, const OutlookMention& outlook) {
  static const WordSet degrees{"more", "less", "most", "least"}, than{"than"};
  if (cue.rule != kLikely) return false;
  // "is more likely to limit the pickets" compares nobody.
  bool compares = outlook.action != kNone && c.upos(outlook.action) == Upos::kAux;
  for (uint32_t token = cue.token + 1; token < c.window_end(cue.token); ++token)
    compares = compares || than.contains(c.word(token));
  for (uint32_t token = cue.token + 1; token < std::min(c.end(), cue.token + 5); ++token)
    if (degrees.contains(c.word(token))) return compares;
  return false;
}

}  // namespace dateline
