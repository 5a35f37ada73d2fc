#include <doctest/doctest.h>

#include "annotate/matrix_product.h"
#include "annotate/network_input.h"
#include "annotate/test_article.h"

using namespace dateline;

TEST_CASE("every machine's product is the plain one") {
  uint32_t state = 1;
  const auto random = [&] { return (state = state * 1664525 + 1013904223) >> 24; };
  constexpr size_t kInputs = 128;
  // Few words, and more than tiles of sixteen and of thirty-two hold.
  for (const size_t count : {13, 32, 45})
    for (const size_t outputs : {16, 48, 64, 128}) {
      std::vector<uint8_t> in(count * kInputs);
      std::vector<int8_t> numbers(kInputs * outputs);
      for (uint8_t& x : in) x = static_cast<uint8_t>(random());
      for (int8_t& x : numbers) x = static_cast<int8_t>(random());
      const PackedMatrix matrix{numbers.data(), kInputs, outputs};
      std::vector<int32_t> plain(count * outputs);
      ways_to_multiply().front()(in.data(), count, matrix, plain.data());
      for (const Multiply way : ways_to_multiply()) {
        std::vector<int32_t> sums(count * outputs);
        way(in.data(), count, matrix, sums.data());
        CHECK(sums == plain);
      }
      int32_t sum = 0;
      for (size_t i = 0; i < kInputs; ++i)
        sum += in[2 * kInputs + i] * numbers[packed_index(i, 7, kInputs)];
      CHECK(plain[2 * outputs + 7] == sum);
    }
}

TEST_CASE("a sentence is read the same whatever stands before and after it") {
  const Article alone = read_article("Doctors without masks treated the wounded.");
  const Article among = read_article(
      "It rained for days. Doctors without masks treated the wounded. Some of them died, he said.");
  const uint32_t begin = among.sentences.at(1).begin_token;
  for (uint32_t i = 0; i < alone.tokens.count(); ++i) {
    CHECK(alone.tokens.upos[i] == among.tokens.upos[begin + i]);
    CHECK(alone.tokens.head[i] + begin == among.tokens.head[begin + i]);
  }
}

TEST_CASE("what a spelling tells does not depend on the spellings read before") {
  const std::string sentence = "The Antidisestablishmentarianism of May may surprise US and us.";
  const Article fresh = read_article(sentence);
  std::string crowd;  // more spellings than are kept
  for (int i = 0; i < 12'000; ++i) crowd += "Word" + std::to_string(i * 7919) + "s came. ";
  read_article(crowd);
  const Article later = read_article(sentence);
  CHECK(later.tokens.upos == fresh.tokens.upos);
  CHECK(later.tokens.head == fresh.tokens.head);
  CHECK(later.tokens.name == fresh.tokens.name);
}

TEST_CASE("words that nobody knows are read by their letters") {
  const Article article = read_article("The zorkers blorvified quietly.");
  CHECK(article.tokens.upos[1] == Upos::kNoun);
  CHECK(article.tokens.upos[2] == Upos::kVerb);
}

TEST_CASE("the words of a listed name of several words are seen as its begin and its rest") {
  const Article article = read_article("Voters in Burkina Faso queued.");
  WordFacts burkina;
  burkina.key = word_id("burkina");
  burkina.lists = kBeginsPhrase;
  const auto words = SlotTable<WordFacts>::build({burkina});
  const std::vector<int8_t> vectors(kVectorSize);
  const auto phrases =
      SlotTable<PhraseFacts>::build({{longer_phrase(burkina.key, word_id("faso")), kPlacePhrase}});
  const auto rows_with = [&](std::span<const PhraseFacts> known_phrases) {
    const Vocabulary vocabulary(words, vectors, known_phrases);
    PlaceReader places;
    places.begin(article, vocabulary);
    places.begin_sentence(article.sentences.at(0));
    std::vector<size_t> counts;
    for (uint32_t i = 0; i < article.tokens.count(); ++i) {
      const FormInput form = read_form(article, i, vocabulary.find(article.tokens.word[i]));
      counts.push_back(places.read(i, form.facts).rows().size());
    }
    return counts;
  };
  std::vector<size_t> expected = rows_with({});
  ++expected.at(2);
  ++expected.at(3);
  CHECK(rows_with(phrases) == expected);
}
