#include "tagger.h"

#include <algorithm>
#include <map>

#include "annotate/tag_features.h"
#include "annotate/tag_words.h"
#include "base/hash.h"
#include "perceptron.h"

namespace dateline {
namespace {

constexpr size_t kRows = size_t{1} << 17;

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

uint64_t sentence_key(const Article& article, const Sentence& sentence) {
  uint64_t key = 0;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
    key = hash_combine(key, article.tokens.word[i]);
  return key;
}

}  // namespace

std::vector<int16_t> train_tagger(std::vector<GoldDocument> documents, const Vocabulary& vocabulary,
                                  int passes) {
  const size_t count = documents.size();
  for (size_t i = 0; i < count; ++i) {
    if (i % 12 == 0) documents.push_back(change_case(documents[i], CaseStyle::kAllUpper));
    if (i % 12 == 4) documents.push_back(change_case(documents[i], CaseStyle::kHeadline));
    if (i % 24 == 8) documents.push_back(change_case(documents[i], CaseStyle::kAllLower));
  }
  Perceptron perceptron(kRows, kUposCount);
  Shuffler shuffler(1);
  for (int pass = 0; pass < passes; ++pass) {
    shuffler.shuffle(documents);
    for (const GoldDocument& document : documents) learn_document(document, vocabulary, perceptron);
  }
  return perceptron.averaged();
}

void tag_unseen(std::vector<GoldDocument>& documents, const std::vector<GoldDocument>& treebanks,
                const Vocabulary& vocabulary, size_t parts, int passes) {
  std::map<uint64_t, size_t> part_of;  // a sentence of the treebanks, and the part it is in
  for (size_t i = 0; i < treebanks.size(); ++i)
    for (const Sentence& sentence : treebanks[i].article.sentences)
      part_of[sentence_key(treebanks[i].article, sentence)] = i % parts;
  std::vector<std::vector<Upos>> tags(documents.size());
  for (size_t part = 0; part < parts; ++part) {
    std::vector<GoldDocument> others;
    for (size_t i = 0; i < treebanks.size(); ++i)
      if (i % parts != part) others.push_back(treebanks[i]);
    const std::vector<int16_t> rows = train_tagger(std::move(others), vocabulary, passes);
    for (size_t i = 0; i < documents.size(); ++i) {
      Article& article = documents[i].article;
      tag_words(article, Words(article, vocabulary), HashedRows<kUposCount>(rows));
      tags[i].resize(article.tokens.count());
      for (const Sentence& sentence : article.sentences) {
        const auto found = part_of.find(sentence_key(article, sentence));
        if (found != part_of.end() && found->second != part) continue;
        std::copy(article.tokens.upos.begin() + sentence.begin_token,
                  article.tokens.upos.begin() + sentence.end_token,
                  tags[i].begin() + sentence.begin_token);
      }
    }
  }
  for (size_t i = 0; i < documents.size(); ++i) documents[i].article.tokens.upos = tags[i];
}

}  // namespace dateline
