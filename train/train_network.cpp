// Makes data/network.weights: the network that reads tags, names and heads.
#include <atomic>
#include <memory>
#include <thread>

#include "examples.h"
#include "pack_network.h"

using namespace dateline;

namespace {

constexpr int kPasses = 20, kTeacherPasses = 10;
constexpr size_t kTeachers = 6;
constexpr size_t kBatchWords = 700;
constexpr float kFirstRate = 2e-3f, kLastShare = 0.01f;

// Shows the network all examples `passes` times, in batches of whole sentences; steps become
// smaller on the way.
void learn(const std::vector<Example>& examples, int passes, uint64_t seed, const char* who,
           NetworkTraining& training) {
  size_t words = 0, seen = 0;
  std::vector<const Example*> order;
  for (const Example& example : examples) {
    order.push_back(&example);
    words += example.inputs.size();
  }
  const float all_words = static_cast<float>(words) * static_cast<float>(passes);
  Shuffler shuffler(seed);
  for (int pass = 0; pass < passes; ++pass) {
    shuffler.shuffle(order);
    std::vector<const Example*> batch;
    size_t batch_words = 0;
    float loss = 0;
    for (const Example* example : order) {
      batch.push_back(example);
      batch_words += example->inputs.size();
      if (batch_words < kBatchWords) continue;
      loss += training.add_gradients(batch) * static_cast<float>(batch_words);
      seen += batch_words;
      training.step(kFirstRate * std::max(1 - static_cast<float>(seen) / all_words, kLastShare));
      batch.clear();
      batch_words = 0;
    }
    seen = words * static_cast<size_t>(pass + 1);
    std::printf("%s: pass %d of %d, loss %.4f\n", who, pass + 1, passes,
                static_cast<double>(loss / static_cast<float>(words)));
    std::fflush(stdout);
  }
}

// Several networks that began elsewhere tell what they believe of every example: together they are
// right more often than one, and they know which gold columns are unsure. Two learn at a time.
void ask_teachers(const Vocabulary& vocabulary, std::vector<Example>& examples) {
  std::vector<std::unique_ptr<NetworkTraining>> teachers(kTeachers);
  std::atomic<size_t> next = 0;
  const auto train_some = [&] {
    for (size_t teacher = next++; teacher < kTeachers; teacher = next++) {
      teachers[teacher] =
          std::make_unique<NetworkTraining>(vocabulary, 11 + teacher, Depth::kNames);
      learn(examples, kTeacherPasses, 21 + teacher, "teacher", *teachers[teacher]);
    }
  };
  std::thread other(train_some);
  train_some();
  other.join();
  for (Example& example : examples)
    for (const auto& teacher : teachers) teacher->add_beliefs(example, kTeachers);
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  std::vector<Example> examples = training_examples(program, lexicon);
  std::printf("network: %zu sentences\n", examples.size());
  ask_teachers(lexicon.vocabulary(), examples);
  NetworkTraining training(lexicon.vocabulary(), 1);
  learn(examples, kPasses, 2, "network", training);
  const PackedNetwork packed(training);
  program.save(Weights::kNetwork,
               {bytes_of(packed.rows), bytes_of(packed.numbers), bytes_of(packed.floats)});
}
