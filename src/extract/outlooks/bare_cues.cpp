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
  static const WordSet facing{"face", "risk"}, years{"year", "month", "decade", "life"};
  static const WordSet in{"in", "behind"}, up{"up"};
  static const WordSet penalties{
      "prison",    "jail",         "fine",        "penalty",     "sentence",
      "sanction",  "imprisonment", "deportation", "extradition", "dismissal",
      "expulsion", "eviction",     "trial",       "execution",   "disqualification",
      "ban",       "suspension"};
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

std::optional<OutlookCue> prospect_at(const Clauses& clauses, uint32_t token) {
  static const WordSet present{"is", "are", "am", "'s", "'re", "'m"}, past{"was", "were"};
  static const WordSet looking{"look", "seem", "stand", "remain"};
  static const WordSet in{"in"}, on{"on"}, talks{"talks", "negotiations"}, line{"line"};
  static const WordSet course{"course", "track"}, guesses{"set", "tipped"}, set{"set"};
  static const WordSet ready{"ready"}, stand{"stand"};
  static const WordSet weighing{"considering", "weighing", "mulling"};
  const CuePhrases near(clauses, token);
  const bool is_looking = looking.contains(clauses.lemma(token));
  const bool is_present = present.contains(clauses.word(token)) || is_looking ||
                          (past.contains(clauses.word(token)) && near.is_reported());
  if (!is_present || token + 3 >= clauses.end() || near.is_hidden() || near.is_asked() ||
      near.is_unreal())
    return std::nullopt;
  const auto word = [&](uint32_t at) { return clauses.word(at); };
  const uint32_t next = token + 1;
  const auto cue = [&](uint32_t to, OutlookKind kind, OutlookRule rule) {
    const uint32_t verb = near.infinitive_at(to);
    if (verb == kNone) return std::optional<OutlookCue>();
    return std::optional(
        OutlookCue{token, near.deed_of(verb), kind, rule, false, false, uint16_t{700}});
  };
  if (in.contains(word(next)) && talks.contains(word(next + 1)))
    return cue(next + 2, OutlookKind::kPlan, kScheduled);
  if ((on.contains(word(next)) && course.contains(word(next + 1))) ||
      (in.contains(word(next)) && line.contains(word(next + 1))))
    return cue(next + 2, OutlookKind::kPrediction, kLikely);
  if (guesses.contains(word(next)) && (is_looking || !set.contains(word(next))))
    return cue(next + 1, OutlookKind::kPrediction, kLikely);
  if (ready.contains(word(next)) && stand.contains(clauses.lemma(token)))
    return cue(next + 1, OutlookKind::kPledge, kCueVerb);
  const uint32_t deed = next + 1;
  if (weighing.contains(word(next)) && clauses.upos(deed) == Upos::kVerb &&
      clauses.article.word_at(deed).ends_with("ing"))
    return OutlookCue{token, near.deed_of(deed), OutlookKind::kPlan, kCueVerb, false, false, 700};
  return std::nullopt;
}

}  // namespace dateline
