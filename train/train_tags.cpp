// Makes data/tags.weights: the tagger, an averaged perceptron.
#include "program.h"
#include "tagger.h"

using namespace dateline;

int main(int argc, char** argv) {
  constexpr int kPasses = 8;
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  const std::vector<int16_t> rows =
      train_tagger(program.treebanks(), lexicon.vocabulary(), kPasses);
  program.save(Weights::kTags, {bytes_of(rows)});
}
