#include "network_training.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

// A sentence of five words with gold columns, by numbers that stand for nothing.
Example made_example(uint32_t seed) {
  Example example;
  for (uint32_t i = 0; i < 5; ++i) {
    TokenInput& input = example.inputs.emplace_back();
    for (uint32_t k = 0; k < 6; ++k) input.form.rows.add((seed * 977 + i * 131 + k * 31) % 500);
    input.form.rows.end_of_seen();
    input.form.rows.end_of_known();
    input.form.vector = (seed + i) % 4;
    example.tags.push_back(static_cast<Upos>(1 + (seed + i) % 17));
    example.fine_tags.push_back(static_cast<uint8_t>((seed + 3 * i) % kFineTagCount));
    example.heads.push_back(i == 2 ? 5 : (i + 1 + seed) % 2 == 0 ? 2 : (i + 1) % 5);
    example.relations.push_back(static_cast<Deprel>(1 + (seed * 3 + i) % 50));
    example.names.push_back(static_cast<NameTag>((seed + i) % kNameTagCount));
  }
  for (uint32_t i = 0; i < 5; ++i)
    if (example.heads[i] == i) example.heads[i] = 5;
  example.tags[1] = Upos::kUnknown;
  example.name_style = static_cast<NameStyle>(seed % kNameStyleCount);
  return example;
}

struct Made {
  Made() {
    for (size_t i = 0; i < vectors.size(); ++i) vectors[i] = static_cast<int8_t>(i * 37 % 61);
  }
  std::vector<WordFacts> slots = SlotTable<WordFacts>::build({});
  std::vector<int8_t> vectors = std::vector<int8_t>(4 * kVectorSize);
  Vocabulary vocabulary{slots, vectors, {}};
  NetworkTraining training{vocabulary, 1, Depth::kHeadsToo, false};
  Example first = made_example(1), second = made_example(2);
  std::vector<const Example*> batch{&first, &second};
};

}  // namespace

TEST_CASE("beliefs about a word are shares of one") {
  Made made;
  made.training.add_beliefs(made.first, 2);
  made.training.add_beliefs(made.first, 2);
  const Beliefs& beliefs = made.first.beliefs;
  const std::pair<const std::vector<float>*, size_t> columns[] = {{&beliefs.tags, kUposCount},
                                                                  {&beliefs.names, kNameTagCount}};
  for (const auto& [shares, class_count] : columns) {
    REQUIRE(shares->size() == 5 * class_count);
    float sum = 0;
    for (const float share : *shares) sum += share;
    CHECK(sum == doctest::Approx(5));
  }
}

TEST_CASE("a sentence without gold columns is learned from what teachers believe") {
  Made made;
  NetworkTraining teacher(made.vocabulary, 2, Depth::kHeadsToo, false);
  teacher.add_beliefs(made.first, 1);
  made.first.tags.clear();
  made.first.names.clear();
  made.batch = {&made.first};
  const float before = made.training.add_gradients(made.batch);
  for (int i = 0; i < 100; ++i) {
    made.training.step(0.003f);
    made.training.add_gradients(made.batch);
  }
  CHECK(made.training.add_gradients(made.batch) < before);
  made.training.add_beliefs(made.second = made.first, 1);
  for (size_t i = 0; i < 5 * kUposCount; ++i)
    CHECK(made.second.beliefs.tags[i] / 2 ==
          doctest::Approx(made.first.beliefs.tags[i]).epsilon(0.1));
}

// Every layer's gradient is what the loss does when a weight is moved a little.
TEST_CASE("gradients are slopes of the loss") {
  Made made;
  NetworkTraining teacher(made.vocabulary, 2, Depth::kHeadsToo, false);
  teacher.add_beliefs(made.first, 1);
  NetworkTraining& net = made.training;
  for (float& x : net.roots.value.values) x = 0.1f;
  net.add_gradients(made.batch);
  Parameter* parameters[] = {&net.rows,
                             &net.vectors.weight,
                             &net.window.weight,
                             &net.window.bias,
                             &net.memories[0].gates.weight,
                             &net.memories[1].gates.weight,
                             &net.memories[1].gates.bias,
                             &net.tags.weight,
                             &net.fine_tags.weight,
                             &net.names.weight,
                             &net.prior.weight,
                             &net.arcs.weight,
                             &net.arc_keys.weight,
                             &net.relation_parts.weight,
                             &net.relations.weight,
                             &net.distances,
                             &net.relation_distances,
                             &net.roots};
  std::vector<std::vector<float>> all_slopes;
  for (const Parameter* parameter : parameters) all_slopes.push_back(parameter->gradient.values);
  for (size_t i = 0; i < all_slopes.size(); ++i) {
    // The weight with the steepest slope shows a mistake best.
    const std::vector<float>& slopes = all_slopes[i];
    const auto steepest = std::max_element(
        slopes.begin(), slopes.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
    const auto ix = static_cast<size_t>(steepest - slopes.begin());
    float& weight = parameters[i]->value.values[ix];
    constexpr float kLittle = 4e-3f;
    weight += kLittle;
    const float above = net.add_gradients(made.batch);
    weight -= 2 * kLittle;
    const float below = net.add_gradients(made.batch);
    weight += kLittle;
    CHECK(*steepest != 0);
    CHECK((above - below) / (2 * kLittle) == doctest::Approx(*steepest).epsilon(0.03));
  }
}

TEST_CASE("steps lead to the right classes") {
  Made made;
  const float before = made.training.add_gradients(made.batch);
  for (int i = 0; i < 100; ++i) {
    made.training.step(0.003f);
    made.training.add_gradients(made.batch);
  }
  const float after = made.training.add_gradients(made.batch);
  CHECK(before > 10);
  CHECK(after < 0.1f);
}
