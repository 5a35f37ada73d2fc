#include "lexicon/weight_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "lexicon/vocabulary.h"

using namespace dateline;

namespace {

// A file in the temporary folder that is gone after the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("weights_test." + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a weight file gives back its sections, aligned") {
  const std::vector<int8_t> small{1, -2, 3};
  const std::vector<uint32_t> large{7, 8, 9};
  const TemporaryFile file(pack_weights(1, {bytes_of(small), bytes_of(large)}));
  const auto weights = WeightFile::open(file.path(), 1);
  REQUIRE(weights);
  REQUIRE(weights->section_count() == 2);
  CHECK(weights->section<int8_t>(0)[1] == -2);
  CHECK(weights->section<uint32_t>(1).size() == 3);
  CHECK(weights->section<uint32_t>(1)[2] == 9);
  CHECK(reinterpret_cast<uintptr_t>(weights->section<uint32_t>(1).data()) % 64 == 0);
}

TEST_CASE("damaged weights are refused with a reason") {
  const std::vector<uint32_t> numbers(100, 5);
  const std::string good = pack_weights(1, {bytes_of(numbers)});
  const auto message = [](const std::string& bytes) {
    const TemporaryFile file(bytes);
    const auto weights = WeightFile::open(file.path(), 1);
    return weights ? std::string() : weights.error().message.substr(file.path().size());
  };
  CHECK(message(good).empty());
  std::string flipped = good;
  flipped[200] ^= 1;
  CHECK(message(flipped) == ": is damaged: its hash is wrong");
  CHECK(message(good.substr(0, 150)) == ": is damaged: its hash is wrong");
  CHECK(message("other") == ": is no weight file");
  std::string newer = good;
  newer[8] = 9;
  CHECK(message(newer) == ": has version 9, not 1");
  CHECK(message("") == ": cannot be mapped");
}

TEST_CASE("a vocabulary finds its words and nothing else") {
  std::vector<WordFacts> words(3);
  for (uint32_t i = 0; i < 3; ++i) {
    words[i].key = 8 * i + 8;  // all want the same slot
    words[i].vector = i;
  }
  const std::vector<WordFacts> slots = SlotTable<WordFacts>::build(words);
  std::vector<int8_t> vectors(3 * kVectorSize);
  vectors[2 * kVectorSize] = 7;
  const std::vector<PhraseFacts> phrases =
      SlotTable<PhraseFacts>::build({{longer_phrase(8, 24), kPlacePhrase}});
  const Vocabulary vocabulary(slots, vectors, phrases);
  REQUIRE(vocabulary.find(8));
  CHECK(vocabulary.find(8)->vector == 0);
  REQUIRE(vocabulary.find(24));
  CHECK(vocabulary.vector(vocabulary.find(24)->vector)[0] == 7);
  CHECK_FALSE(vocabulary.find(32));
  REQUIRE(vocabulary.find_phrase(longer_phrase(8, 24)));
  CHECK(vocabulary.find_phrase(longer_phrase(8, 24))->kinds == kPlacePhrase);
  CHECK_FALSE(vocabulary.find_phrase(longer_phrase(24, 8)));
  CHECK_FALSE(Vocabulary().find(8));
}
