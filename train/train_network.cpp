// Makes data/network.weights: the network that reads tags, names and heads.
#include "examples.h"
#include "pack_network.h"

using namespace dateline;

namespace {

constexpr int kPasses = 30;
constexpr size_t kBatchWords = 700;
constexpr float kFirstRate = 2e-3f, kLastShare = 0.01f;

size_t words_in(const std::vector<Example>& examples) {
  size_t words = 0;
  for (const Example& example : examples) words += example.inputs.size();
  return words;
}

// Shows the network all examples, in batches of whole sentences; steps become smaller from pass to
// pass. Returns the mean loss a word.
float learn_all(const std::vector<const Example*>& order, size_t words, int pass,
                NetworkTraining& training) {
  std::vector<const Example*> batch;
  size_t in_batch = 0, done = 0;
  float loss = 0;
  int batches = 0;
  for (const Example* example : order) {
    batch.push_back(example);
    in_batch += example->inputs.size();
    if (in_batch < kBatchWords) continue;
    done += in_batch;
    const float way =
        (static_cast<float>(pass) + static_cast<float>(done) / static_cast<float>(words)) /
        static_cast<float>(kPasses);
    loss += training.add_gradients(batch);
    training.step(kFirstRate * std::max(1 - way, kLastShare));
    ++batches;
    batch.clear();
    in_batch = 0;
  }
  return loss / static_cast<float>(batches);
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  const std::vector<Example> examples = training_examples(program, lexicon.vocabulary());
  const size_t words = words_in(examples);
  std::printf("network: %zu sentences, %zu words\n", examples.size(), words);
  std::vector<const Example*> order;
  for (const Example& example : examples) order.push_back(&example);
  NetworkTraining training(lexicon.vocabulary());
  Shuffler shuffler(2);
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffler.shuffle(order);
    const float loss = learn_all(order, words, pass, training);
    std::printf("network: pass %d of %d, loss %.4f\n", pass + 1, kPasses,
                static_cast<double>(loss));
    std::fflush(stdout);
  }
  const PackedNetwork packed(training);
  program.save(Weights::kNetwork,
               {bytes_of(packed.rows), bytes_of(packed.numbers), bytes_of(packed.floats)});
}
