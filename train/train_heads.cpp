// Makes data/heads.weights: the parser, two averaged perceptrons that learn from the parser's own
// states by a dynamic oracle (Goldberg and Nivre 2013).
#include "annotate/head_features.h"
#include "perceptron.h"
#include "program.h"
#include "tagger.h"

using namespace dateline;

namespace {

constexpr size_t kTransitionRows = size_t{1} << 20;
constexpr size_t kRelationRows = size_t{1} << 15;
constexpr int kPasses = 8;
constexpr size_t kTagParts = 8;
constexpr int kTagPasses = 6;

// The gold tree of a sentence: word numbers inside it, the root's is the number of words.
struct GoldTree {
  std::vector<uint32_t> heads;
  std::vector<Deprel> labels;

  GoldTree(const GoldDocument& document, const Sentence& sentence) {
    const uint32_t begin = sentence.begin_token, count = sentence.end_token - begin;
    for (uint32_t i = begin; i < sentence.end_token; ++i) {
      heads.push_back(document.heads[i] == i ? count : document.heads[i] - begin);
      labels.push_back(document.deprels[i]);
    }
    heads.push_back(kNone);
  }
};

// How many gold arcs a transition puts out of reach.
std::array<int, kTransitionCount> costs(const ParseState& state, const GoldTree& gold) {
  std::array<int, kTransitionCount> cost{};
  const uint32_t s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  auto& [shift, left, right] = cost;
  for (size_t i = 0; i < state.stack().size(); ++i) {
    const uint32_t word = state.stack()[i];
    shift += gold.heads[word] == b0;
    shift += word != s0 && gold.heads[b0] == word;
  }
  if (s0 == kNone) return cost;
  for (uint32_t word = b0; word <= state.root(); ++word) {
    const bool hangs_on_s0 = gold.heads[word] == s0;
    left += hangs_on_s0;
    right += hangs_on_s0;
    right += gold.heads[s0] == word;
    left += gold.heads[s0] == word && word != b0;
  }
  left += s1 != kNone && gold.heads[s0] == s1;
  return cost;
}

class ParserTraining {
 public:
  explicit ParserTraining(const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        transitions_(kTransitionRows, kTransitionCount),
        relations_(kRelationRows, kDeprelCount) {}

  void learn(const GoldDocument& document) {
    const Words words(document.article, vocabulary_);
    for (const Sentence& sentence : document.article.sentences) {
      input_.begin(document.article, words, sentence);
      learn_sentence(GoldTree(document, sentence));
    }
  }

  void save(const Program& program) const {
    const auto transitions = transitions_.averaged();
    const auto relations = relations_.averaged();
    program.save(Weights::kHeads, {bytes_of(transitions), bytes_of(relations)});
  }

 private:
  void learn_sentence(const GoldTree& gold) {
    state_.begin(input_.count());
    while (!state_.is_done()) {
      const Transition transition = learn_transition(gold);
      Deprel relation = Deprel::kRoot;
      if (transition != Transition::kShift && state_.head_of_arc(transition) != state_.root())
        relation = learn_relation(gold, state_.head_of_arc(transition));
      state_.apply(transition, relation);
    }
  }

  // Learns from the state, and returns the transition that the model would take: the parser must
  // know the states that its own mistakes lead to.
  Transition learn_transition(const GoldTree& gold) {
    const FeatureList features = transition_features(input_, state_);
    const auto scores = transitions_.score(features.items());
    const auto cost = costs(state_, gold);
    int least = 1 << 20;
    for (size_t i = 0; i < kTransitionCount; ++i)
      if (state_.allows(static_cast<Transition>(i))) least = std::min(least, cost[i]);
    size_t best = kTransitionCount, right = kTransitionCount;
    for (size_t i = 0; i < kTransitionCount; ++i) {
      if (!state_.allows(static_cast<Transition>(i))) continue;
      if (best == kTransitionCount || scores[i] > scores[best]) best = i;
      if (cost[i] != least) continue;
      if (right == kTransitionCount || scores[i] > scores[right]) right = i;
    }
    if (cost[best] != least) {
      transitions_.update(features.items(), right, 1);
      transitions_.update(features.items(), best, -1);
    }
    transitions_.tick();
    return static_cast<Transition>(best);
  }

  Deprel learn_relation(const GoldTree& gold, uint32_t head) {
    const uint32_t dependent = state_.dependent();
    const FeatureList features = relation_features(input_, state_, dependent, head);
    const auto scores = relations_.score(features.items());
    size_t best = 2;
    for (size_t i = best + 1; i < kDeprelCount; ++i)
      if (scores[i] > scores[best]) best = i;
    const auto right = static_cast<size_t>(gold.labels[dependent]);
    if (gold.heads[dependent] == head && best != right) {
      relations_.update(features.items(), right, 1);
      relations_.update(features.items(), best, -1);
    }
    relations_.tick();
    return static_cast<Deprel>(best);
  }

  const Vocabulary& vocabulary_;
  Perceptron transitions_, relations_;
  ParseInput input_;
  ParseState state_;
};

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  std::vector<GoldDocument> documents = program.treebanks();
  tag_unseen(documents, documents, lexicon.vocabulary(), kTagParts, kTagPasses);
  ParserTraining training(lexicon.vocabulary());
  Shuffler shuffler(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffler.shuffle(documents);
    for (const GoldDocument& document : documents) training.learn(document);
    std::printf("heads: pass %d of %d\n", pass + 1, kPasses);
    std::fflush(stdout);
  }
  training.save(program);
}
