// The parser: greedy, one transition after the other, two linear models (which transition, which
// relation). Linear in the length of the sentence.
#include "annotate/annotate.h"
#include "annotate/head_features.h"

namespace dateline {
namespace {

Transition best_transition(const ParseState& state,
                           const std::array<int32_t, kTransitionCount>& scores) {
  auto best = Transition::kShift;
  bool found = false;
  for (size_t i = 0; i < kTransitionCount; ++i) {
    const auto transition = static_cast<Transition>(i);
    if (!state.allows(transition)) continue;
    if (!found || scores[i] > scores[static_cast<size_t>(best)]) best = transition;
    found = true;
  }
  return best;
}

Deprel best_relation(const std::array<int32_t, kDeprelCount>& scores) {
  size_t best = 2;  // after kUnknown and kRoot
  for (size_t i = best + 1; i < kDeprelCount; ++i)
    if (scores[i] > scores[best]) best = i;
  return static_cast<Deprel>(best);
}

}  // namespace

void attach_heads(Article& article, const Lexicon& lexicon) {
  const WeightFile& weights = lexicon.weights(Weights::kHeads);
  const HashedRows<kTransitionCount> transitions(weights.section<int16_t>(0));
  const HashedRows<kDeprelCount> relations(weights.section<int16_t>(1));
  const Words words(article, lexicon.vocabulary());
  Tokens& tokens = article.tokens;
  tokens.head.assign(tokens.count(), kNone);
  tokens.deprel.assign(tokens.count(), Deprel::kUnknown);
  ParseInput input;
  ParseState state;
  for (const Sentence& sentence : article.sentences) {
    input.begin(article, words, sentence);
    state.begin(input.count());
    while (!state.is_done()) {
      const Transition transition =
          best_transition(state, transitions.score(transition_features(input, state).items()));
      Deprel relation = Deprel::kRoot;
      if (transition != Transition::kShift && state.head_of_arc(transition) != state.root())
        relation = best_relation(relations.score(
            relation_features(input, state, state.dependent(), state.head_of_arc(transition))
                .items()));
      state.apply(transition, relation);
    }
    for (uint32_t i = 0; i < input.count(); ++i) {
      const bool is_root = state[i].head == state.root();
      tokens.head[sentence.begin_token + i] = sentence.begin_token + (is_root ? i : state[i].head);
      tokens.deprel[sentence.begin_token + i] = state[i].label;
    }
  }
}

}  // namespace dateline
