#include "annotate/form_sums.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "annotate/wide_loops.h"
#include "base/hash.h"

namespace dateline {
namespace {

// Flags that the characters of a word tell; the others tell its place.
constexpr uint16_t kOfCharacters = kStartsUpper | kAllUpper | kHasDigit | kIsPunctuation;

struct Spelling {
  Spelling(const Article& article, uint32_t token)
      : word(article.tokens.word[token]),
        flags(static_cast<uint8_t>(article.tokens.flags[token] & kOfCharacters)) {}
  // "Bush" and "bush" are one word, but stand apart.
  size_t set(size_t count) const { return (word ^ word >> 16 ^ flags * 97u) % count; }

  WordId word;
  uint8_t flags;
};

// The rows of a word and the product of its vector, in steps.
DL_WIDE void add_rows(const int8_t* rows, const uint16_t* numbers, size_t count,
                      const int32_t* sums, const Layer& layer, int16_t* out) {
  for (size_t begin = 0; begin < kWidth; begin += kRowLanes) {
    StepLanes steps;
    for (size_t i = 0; i < kRowLanes; ++i) {
      const size_t at = begin + i;
      const float value = static_cast<float>(sums[at]) * layer.scales[at] + layer.biases[at];
      steps[i] = static_cast<int16_t>(std::floor(value * kUnit + 0.5f));
    }
    add_lanes(rows, numbers, count, begin, steps);
    std::memcpy(out + begin, &steps, sizeof steps);
  }
}

void prefetch(const int16_t* steps) {
  for (size_t i = 0; i < kWidth; i += 32) __builtin_prefetch(steps + i);
}

}  // namespace

void FormSums::begin(const Lexicon& lexicon, const NetworkWeights& weights) {
  weights_ = &weights;
  vocabulary_ = &lexicon.vocabulary();
  const uint64_t hash = hash_combine(lexicon.weights(Weights::kNetwork).hash(),
                                     lexicon.weights(Weights::kVocabulary).hash());
  if (hash == known_by_ && !sets_.empty()) return;
  known_by_ = hash;
  sets_.assign(kSets, {});
  steps_.resize(2 * kSets + 1);
}

FormSum FormSums::of(const Article& article, uint32_t token) {
  const std::string_view text = article.word_at(token);
  if (text.size() > kLongest) {
    const FormFacts facts = add_up(article, token, steps_.back());
    return {steps_.back().steps.data(), facts};
  }
  const Spelling spelling(article, token);
  const size_t number = spelling.set(kSets);
  Set& set = sets_[number];
  const auto is_at = [&](size_t side) {
    const Known& known = set[side];
    return known.word == spelling.word && known.flags == spelling.flags &&
           known.size == text.size() &&
           std::memcmp(known.bytes.data(), text.data(), text.size()) == 0;
  };
  size_t side = is_at(0) ? 0 : 1;
  if (side == 1 && !is_at(1)) {
    side = set[0].is_older ? 0 : 1;
    Known& known = set[side];
    known.word = spelling.word;
    known.flags = spelling.flags;
    known.size = static_cast<uint8_t>(text.size());
    std::copy(text.begin(), text.end(), known.bytes.begin());
    known.facts = add_up(article, token, steps_[2 * number + side]);
  }
  set[side].is_older = false;
  set[1 - side].is_older = true;
  return {steps_[2 * number + side].steps.data(), set[side].facts};
}

void FormSums::expect(const Article& article, uint32_t token) const {
  const Spelling spelling(article, token);
  const size_t number = spelling.set(kSets);
  const Known& first = sets_[number][0];
  const size_t side = first.word == spelling.word && first.flags == spelling.flags ? 0 : 1;
  prefetch(steps_[2 * number + side].steps.data());
}

FormFacts FormSums::add_up(const Article& article, uint32_t token, Steps& steps) const {
  const FormInput input = read_form(article, token, vocabulary_->find(article.tokens.word[token]));
  for (const uint16_t row : input.rows.rows()) {
    __builtin_prefetch(weights_->rows + row * kWidth);
    __builtin_prefetch(weights_->rows + row * kWidth + kWidth / 2);
  }
  const int8_t* vector = vocabulary_->vector(input.vector);
  std::array<uint8_t, kVectorSize> in;
  for (size_t i = 0; i < kVectorSize; ++i) in[i] = static_cast<uint8_t>(vector[i] + kZero);
  const Layer& layer = weights_->layers[kVectorLayer];
  std::array<int32_t, kWidth> sums;
  multiply(in.data(), 1, layer.matrix, sums.data());
  const std::span<const uint16_t> rows = input.rows.rows();
  add_rows(weights_->rows, rows.data(), rows.size(), sums.data(), layer, steps.steps.data());
  return input.facts;
}

}  // namespace dateline
