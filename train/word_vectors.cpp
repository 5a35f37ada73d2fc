#include "word_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "lexicon/vocabulary.h"
#include "shuffler.h"

namespace dateline {
namespace {

constexpr uint32_t kContexts = 16'000;  // rarer neighbours tell little; the last is the edge
constexpr std::array<int, 6> kPlaces{-3, -2, -1, 1, 2, 3};
constexpr int kNegativeSamples = 5;
constexpr float kFirstRate = 0.05f;
constexpr double kOftenEnough = 1e-3;  // words with a larger share of the text are skipped at times

using Row = std::array<float, kVectorSize>;

float dot(const Row& a, const Row& b) {
  float sum = 0;
  for (size_t i = 0; i < kVectorSize; ++i) sum += a[i] * b[i];
  return sum;
}

// Numbers drawn as often as the words stand in the text, to the power of 3/4.
std::vector<uint32_t> sample_table(const std::vector<uint32_t>& counts) {
  std::vector<uint32_t> table;
  double sum = 0, reached = 0;
  for (uint32_t i = 0; i < kContexts; ++i) sum += std::pow(counts[i], 0.75);
  constexpr size_t kSize = 1 << 20;
  for (uint32_t i = 0; i < kContexts; ++i) {
    reached += std::pow(counts[i], 0.75) / sum;
    while (static_cast<double>(table.size()) < reached * kSize) table.push_back(i);
  }
  return table;
}

class SkipGrams {
 public:
  SkipGrams(const std::vector<uint32_t>& stream, uint32_t word_count)
      : stream_(stream), counts_(std::max(word_count, kContexts)), words_(word_count) {
    for (const uint32_t word : stream)
      if (word < word_count) ++counts_[word];
    negatives_ = sample_table(counts_);
    for (Row& row : words_)
      for (float& x : row) x = (random_.unit() - 0.5f) / kVectorSize;
    contexts_.resize(kPlaces.size() * kContexts);
  }

  void pass(float from_rate, float to_rate) {
    const auto size = static_cast<int64_t>(stream_.size());
    for (int64_t i = 0; i < size; ++i) {
      const uint32_t word = stream_[static_cast<size_t>(i)];
      if (word >= words_.size() || is_skipped(word)) continue;
      const float rate =
          from_rate + (to_rate - from_rate) * static_cast<float>(i) / static_cast<float>(size);
      for (size_t place = 0; place < kPlaces.size(); ++place) {
        const int64_t at = i + kPlaces[place];
        if (at < 0 || at >= size || edge_between(i, at)) continue;
        const uint32_t context = stream_[static_cast<size_t>(at)];
        if (context == kSentenceEdge)
          learn(words_[word], place, kContexts - 1, rate);
        else if (context < kContexts - 1)
          learn(words_[word], place, context, rate);
      }
    }
  }

  const std::vector<Row>& words() const { return words_; }

 private:
  // Is there an edge between two places, both not counted?
  bool edge_between(int64_t a, int64_t b) const {
    for (int64_t i = std::min(a, b) + 1; i < std::max(a, b); ++i)
      if (stream_[static_cast<size_t>(i)] == kSentenceEdge) return true;
    return false;
  }

  bool is_skipped(uint32_t word) {
    const double share = counts_[word] / static_cast<double>(stream_.size());
    return share > kOftenEnough && random_.unit() > std::sqrt(kOftenEnough / share);
  }

  void learn(Row& word, size_t place, uint32_t context, float rate) {
    Row change{};
    for (int sample = 0; sample <= kNegativeSamples; ++sample) {
      const uint32_t other = sample == 0 ? context : negatives_[random_.below(negatives_.size())];
      if (sample > 0 && other == context) continue;
      Row& row = contexts_[place * kContexts + other];
      const float expected = 1 / (1 + std::exp(-dot(word, row)));
      const float step = rate * ((sample == 0 ? 1.0f : 0.0f) - expected);
      for (size_t i = 0; i < kVectorSize; ++i) {
        change[i] += step * row[i];
        row[i] += step * word[i];
      }
    }
    for (size_t i = 0; i < kVectorSize; ++i) word[i] += change[i];
  }

  const std::vector<uint32_t>& stream_;
  std::vector<uint32_t> counts_;
  std::vector<uint32_t> negatives_;
  std::vector<Row> words_, contexts_;
  Shuffler random_{1};
};

}  // namespace

std::vector<float> train_word_vectors(const std::vector<uint32_t>& stream, uint32_t word_count,
                                      int passes) {
  SkipGrams model(stream, word_count);
  for (int pass = 0; pass < passes; ++pass) {
    const auto rate_at = [&](int n) {
      return kFirstRate * std::max(0.01f, 1 - static_cast<float>(n) / static_cast<float>(passes));
    };
    model.pass(rate_at(pass), rate_at(pass + 1));
  }
  std::vector<float> vectors;
  for (const Row& row : model.words()) vectors.insert(vectors.end(), row.begin(), row.end());
  for (size_t column = 0; column < kVectorSize; ++column) {
    double sum = 0, squares = 0;
    for (size_t i = column; i < vectors.size(); i += kVectorSize) {
      sum += vectors[i];
      squares += static_cast<double>(vectors[i]) * vectors[i];
    }
    const double mean = sum / word_count;
    const double deviation = std::sqrt(squares / word_count - mean * mean) + 1e-6;
    for (size_t i = column; i < vectors.size(); i += kVectorSize)
      vectors[i] = static_cast<float>((vectors[i] - mean) / deviation);
  }
  return vectors;
}

}  // namespace dateline
