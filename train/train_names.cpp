// Makes data/names.weights: the name finder's two readings, averaged perceptrons.
#include "annotate/tag_names.h"
#include "perceptron.h"
#include "program.h"
#include "tagger.h"

using namespace dateline;

namespace {

constexpr size_t kRows = size_t{1} << 17;
constexpr int kPasses = 8;
constexpr size_t kTagParts = 4;
constexpr int kTagPasses = 5;
constexpr size_t kReadingParts = 5;

// One pass over a document: greedy, as at run time.
void learn_document(const GoldDocument& document, const std::vector<NameTag>& first_reading,
                    const Vocabulary& vocabulary, Perceptron& perceptron) {
  const Article& article = document.article;
  const Words words(article, vocabulary);
  NameMemory memory;
  memory.read(article);
  for (const Sentence& sentence : article.sentences) {
    NameTag previous = NameTag::kOutside, before_previous = NameTag::kOutside;
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      size_t best = 0;
      if (may_be_name(words[i], previous)) {
        const FeatureList features = name_features(article, words, sentence, i, previous,
                                                   before_previous, memory, first_reading);
        const auto scores = perceptron.score(features.items());
        for (size_t tag = 1; tag < kNameTagCount; ++tag)
          if (scores[tag] > scores[best] && may_follow(previous, static_cast<NameTag>(tag)))
            best = tag;
        const auto right = static_cast<size_t>(document.names[i]);
        if (best != right) {
          perceptron.update(features.items(), right, 1);
          perceptron.update(features.items(), best, -1);
        }
        perceptron.tick();
      }
      before_previous = previous;
      previous = static_cast<NameTag>(best);
    }
  }
}

// Weights of one reading. `first_readings` are those of the documents, all empty for the first.
std::vector<int16_t> train_reading(const std::vector<const GoldDocument*>& documents,
                                   const Vocabulary& vocabulary, bool is_second) {
  Perceptron perceptron(kRows, kNameTagCount);
  Shuffler shuffler(1);
  std::vector<const GoldDocument*> order = documents;
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffler.shuffle(order);
    for (const GoldDocument* document : order)
      learn_document(*document, is_second ? document->article.tokens.name : std::vector<NameTag>(),
                     vocabulary, perceptron);
  }
  return perceptron.averaged();
}

// Fills tokens.name of each document by a first reading that learned the others.
void read_unseen(std::vector<GoldDocument>& documents, const Vocabulary& vocabulary) {
  std::vector<std::vector<NameTag>> readings(documents.size());
  for (size_t part = 0; part < kReadingParts; ++part) {
    std::vector<const GoldDocument*> others;
    for (size_t i = 0; i < documents.size(); ++i)
      if (i % kReadingParts != part) others.push_back(&documents[i]);
    const std::vector<int16_t> rows = train_reading(others, vocabulary, false);
    for (size_t i = part; i < documents.size(); i += kReadingParts) {
      Article article = documents[i].article;
      tag_names(article, Words(article, vocabulary), HashedRows<kNameTagCount>(rows), {});
      readings[i] = article.tokens.name;
    }
  }
  for (size_t i = 0; i < documents.size(); ++i) documents[i].article.tokens.name = readings[i];
}

std::vector<GoldDocument> name_corpora(const Program& program) {
  std::vector<GoldDocument> documents;
  for (const char* name :
       {"uner/en_ewt-ud-train.first-commit.iob2", "wikigold/CONLL-format/data/wikigold.conll.txt",
        "gum-ner/gum-open-train.conll"})
    for (GoldDocument& document : or_die(read_names(program.corpora_dir + "/ner/" + name)))
      documents.push_back(std::move(document));
  const size_t count = documents.size();
  for (size_t i = 0; i < count; ++i) {
    if (i % 10 == 0) documents.push_back(change_case(documents[i], CaseStyle::kAllUpper));
    if (i % 10 == 5) documents.push_back(change_case(documents[i], CaseStyle::kHeadline));
  }
  return documents;
}

std::vector<const GoldDocument*> pointers(const std::vector<GoldDocument>& documents) {
  std::vector<const GoldDocument*> out;
  for (const GoldDocument& document : documents) out.push_back(&document);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  or_die(lexicon.load_weights(program.data_dir, Weights::kVocabulary));
  const Vocabulary& vocabulary = lexicon.vocabulary();
  std::vector<GoldDocument> documents = name_corpora(program);
  tag_unseen(documents, program.treebanks(), vocabulary, kTagParts, kTagPasses);
  const std::vector<int16_t> first = train_reading(pointers(documents), vocabulary, false);
  std::printf("names: first reading learned\n");
  std::fflush(stdout);
  read_unseen(documents, vocabulary);
  const std::vector<int16_t> second = train_reading(pointers(documents), vocabulary, true);
  program.save(Weights::kNames, {bytes_of(first), bytes_of(second)});
}
