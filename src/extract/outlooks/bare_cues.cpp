#include "extract/outlooks/bare_cues.h"

#include "extract/outlooks/cue_phrases.h"
#include "lexicon/actions.h"

namespace dateline {

std::optional<OutlookCue> ban_at(const Clauses& clauses, uint32_t token) {
  static const WordSet do_word{"do"}, no{"not", "n't"};
  const Tokens& tokens = clauses.tokens();
  const bool opens_quote =
      token > clauses.begin() ? tokens.has(token - 1, kOpensQuote) : tokens.has(token, kInQuote);
  if (!opens_quote || !do_word.contains(clauses.word(token)) || token + 2 >= clauses.end() ||
      !no.contains(clauses.word(token + 1)))
    return std::nullopt;
  const uint32_t verb = clauses.verb_after(token + 1, clauses.end());
  if (verb == kNone || action_of(clauses.lexicon, clauses.lemma(verb)).group == 0)
    return std::nullopt;
  return OutlookCue{token, verb, OutlookKind::kDemand, kBan, false, false, 750};
}

std::optional<OutlookCue> weighed_threat_at(const Clauses& clauses, uint32_t token) {
  static const WordSet weighing{"weigh", "consider", "study", "examine", "mull", "explore"};
  static const WordSet ways{"way", "option", "scenario", "plan", "mean"};
  if (!weighing.contains(clauses.lemma(token))) return std::nullopt;
  const CuePhrases near(clauses, token);
  const uint32_t what = near.noun_behind(token + 1);
  if (what == kNone || !ways.contains(clauses.lemma(what)) || what + 1 >= clauses.end())
    return std::nullopt;
  const uint32_t verb = near.infinitive_at(what + 1);
  const uint32_t deed = verb == kNone ? kNone : near.deed_of(verb);
  if (deed == kNone || !near.is_harm(deed)) return std::nullopt;
  return OutlookCue{token, deed, OutlookKind::kThreat, kCueVerb, false, false, 700};
}

std::optional<OutlookCue> penalty_at(const Clauses& clauses, uint32_t token) {
  static const WordSet facing{"face"}, years{"year", "month", "decade", "life"};
  static const WordSet in{"in", "behind"}, up{"up"};
  static const WordSet penalties{
      "prison",    "jail",         "fine",        "penalty",     "sentence",
      "sanction",  "imprisonment", "deportation", "extradition", "dismissal",
      "expulsion", "eviction",     "trial",       "execution",   "disqualification"};
  constexpr uint32_t kReach = 10;
  if (!facing.contains(clauses.lemma(token)) || clauses.is_conditional(token) ||
      clauses.is_negated(token))
    return std::nullopt;
  const std::string_view word = clauses.article.word_at(token);
  const bool is_infinitive = token > clauses.begin() && CuePhrases(clauses, token).is_to(token - 1);
  if (is_infinitive || word.ends_with("d") || word.ends_with("ing")) return std::nullopt;
  bool is_time = false;
  for (uint32_t next = token + 1; next < std::min(clauses.clause_end(token), token + kReach);
       ++next) {
    if (clauses.upos(next) == Upos::kVerb) break;
    is_time = is_time || years.contains(clauses.lemma(next)) || up.contains(clauses.word(next));
    const bool is_in = next > token + 1 && in.contains(clauses.word(next - 1));
    if (penalties.contains(clauses.lemma(next)) && (!is_in || is_time))
      return OutlookCue{token, next, OutlookKind::kPrediction, kFaced, false, false, 900};
  }
  return std::nullopt;
}

}  // namespace dateline
