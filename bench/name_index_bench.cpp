// How long it takes to find a name, in other spellings too, among a million names.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/hash.h"
#include "lexicon/name_index.h"

namespace {

using namespace dateline;

constexpr uint32_t kNames = 1'000'000;

// A made-up word of two to four syllables; the same number gives the same word.
std::string word_of(uint64_t number) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz", kVowels = "aeiou";
  uint64_t random = hash_combine(1, number);
  std::string word;
  for (uint64_t syllables = 2 + random % 3; syllables > 0; --syllables) {
    random = hash_combine(random, syllables);
    word += kConsonants[random % kConsonants.size()];
    word += kVowels[random / 64 % kVowels.size()];
  }
  return word;
}

// One of 3,000 given names and one of 60,000 surnames, as a big country has; some have a middle
// name.
std::string name_of(uint64_t number) {
  const uint64_t random = hash_combine(2, number);
  std::string name = word_of(random % 3000) + " ";
  if (random / 7 % 4 == 0) name += word_of(random / 11 % 3000) + " ";
  return name + word_of(100'000 + random / 13 % 60'000);
}

struct Register {
  NameIndex index;
  std::vector<PersonName> names;
  Register() {
    for (uint32_t i = 0; i < kNames; ++i) {
      names.push_back(parse_name(name_of(i), {}, {}));
      index.add(i, names.back());
    }
  }
};

void find_among_a_million(benchmark::State& state) {
  static const Register all;
  std::vector<uint32_t> ids;
  uint32_t asked = 0;
  int64_t compared = 0, found = 0;
  for (auto _ : state) {
    asked = (asked + 7919) % kNames;
    const PersonName name = parse_name(name_of(asked), {}, {});
    all.index.find(name, ids);
    compared += static_cast<int64_t>(ids.size());
    for (uint32_t id : ids) found += name_similarity(name, all.names[id]) >= 500;
  }
  benchmark::DoNotOptimize(found);
  const auto searches = static_cast<double>(state.iterations());
  state.counters["compared"] = static_cast<double>(compared) / searches;
  state.counters["found"] = static_cast<double>(found) / searches;
}
BENCHMARK(find_among_a_million)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
