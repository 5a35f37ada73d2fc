// Makes data/tags.weights: the tagger, an averaged perceptron.
#include "annotate/tag_features.h"
#include "perceptron.h"
#include "program.h"

using namespace dateline;

namespace {

constexpr size_t kRows = size_t{1} << 17;
constexpr int kPasses = 8;

void learn_document(const GoldDocument& document, const Vocabulary& vocabulary,
                    Perceptron& perceptron) {
  const Words words(document.article, vocabulary);
  for (const Sentence& sentence : document.article.sentences) {
    Upos previous = Upos::kUnknown, before_previous = Upos::kUnknown;
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      Upos tag = words[i].facts->only_tag;
      if (tag == Upos::kUnknown) {
        const TagFeatures features = tag_features(words, sentence, i, previous, before_previous);
        const auto scores = perceptron.score(features);
        size_t best = 1;
        for (size_t t = 2; t < kUposCount; ++t)
          if (scores[t] > scores[best]) best = t;
        tag = static_cast<Upos>(best);
        if (tag != document.upos[i]) {
          perceptron.update(features, static_cast<size_t>(document.upos[i]), 1);
          perceptron.update(features, best, -1);
        }
        perceptron.tick();
      }
      before_previous = previous;
      previous = tag;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  std::vector<GoldDocument> documents = program.treebanks();
  const size_t count = documents.size();
  for (size_t i = 0; i < count; ++i) {
    if (i % 12 == 0) documents.push_back(change_case(documents[i], CaseStyle::kAllUpper));
    if (i % 12 == 4) documents.push_back(change_case(documents[i], CaseStyle::kHeadline));
    if (i % 24 == 8) documents.push_back(change_case(documents[i], CaseStyle::kAllLower));
  }
  Perceptron perceptron(kRows, kUposCount);
  Shuffler shuffler(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffler.shuffle(documents);
    for (const GoldDocument& document : documents)
      learn_document(document, lexicon.vocabulary(), perceptron);
    std::printf("tags: pass %d of %d\n", pass + 1, kPasses);
    std::fflush(stdout);
  }
  const std::vector<int8_t> rows = perceptron.averaged(kTagWidth);
  program.save(Weights::kTags, {bytes_of(rows)});
}
