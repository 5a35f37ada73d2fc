#include "assemble/said/repeats.h"

#include <tsl/robin_set.h>

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/sorted.h"

namespace dateline {
namespace {

constexpr size_t kFewestSharedWords = 4;  // shorter quotations are one only if they are equal
// Words that many share ("the company said that it") tell nothing: so many of those that have them
// are compared.
constexpr uint32_t kMostSayings = 40;

// Are the words of one, in their order, all in the other? Gaps are what an outlet left out, and
// words that an editor put in brackets are few.
bool tells_the_same(const Saying& a, const Saying& b) {
  const auto& shorter = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& longer = a.words.size() <= b.words.size() ? b.words : a.words;
  if (shorter == longer) return true;
  if (shorter.size() < kFewestSharedWords) return false;
  size_t at = 0, missing = 0;
  for (const WordId word : shorter) {
    const auto found = std::find(longer.begin() + static_cast<ptrdiff_t>(at), longer.end(), word);
    if (found == longer.end())
      ++missing;
    else
      at = static_cast<size_t>(found - longer.begin()) + 1;
  }
  return missing * 10 <= shorter.size();
}

// That a saying has some words in a row.
struct Holder {
  uint64_t run;
  uint32_t saying;
  friend auto operator<=>(const Holder&, const Holder&) = default;
};

// All that have those runs which the sayings from `first` on have; by run, then saying.
std::vector<Holder> holders_of_runs(uint32_t first, std::span<const ToldSaying> sayings) {
  tsl::robin_set<uint64_t> asked;
  for (uint32_t ix = first; first > 0 && ix < sayings.size(); ++ix)
    asked.insert(sayings[ix].said->runs.begin(), sayings[ix].said->runs.end());
  size_t count = 0;
  for (const ToldSaying& saying : sayings) count += saying.said->runs.size();
  std::vector<Holder> holders;
  if (first == 0) holders.reserve(count);
  for (uint32_t ix = 0; ix < sayings.size(); ++ix)
    for (const uint64_t run : sayings[ix].said->runs)
      if (first == 0 || asked.contains(run)) holders.push_back({run, ix});
  std::sort(holders.begin(), holders.end());
  return holders;
}

// Some of `holders` that share a run: before the saying stand those with which it is compared.
struct Shared {
  uint32_t saying, begin, end;  // indices of holders
};

// By saying, those from `first` on.
std::vector<Shared> runs_shared(uint32_t first, const std::vector<Holder>& holders) {
  std::vector<Shared> shared;
  uint32_t begin = 0;
  for (uint32_t at = 0; at < holders.size(); ++at) {
    if (holders[at].run != holders[begin].run) begin = at;
    if (at > begin && holders[at].saying >= first)
      shared.push_back({holders[at].saying, begin, std::min(at, begin + kMostSayings)});
  }
  std::sort(shared.begin(), shared.end(),
            [](const Shared& a, const Shared& b) { return a.saying < b.saying; });
  return shared;
}

// The repeats of the sayings from `first` on. Only sayings that share some words in a row are
// compared.
void find_repeats_from(uint32_t first, std::span<const ToldSaying> sayings,
                       std::vector<Repeat>& repeats) {
  const std::vector<Holder> holders = holders_of_runs(first, sayings);
  const std::vector<Shared> shared = runs_shared(first, holders);
  std::vector<uint32_t> before;
  for (auto run = shared.begin(); run != shared.end();) {
    const uint32_t saying = run->saying;
    before.clear();
    for (; run != shared.end() && run->saying == saying; ++run)
      for (uint32_t at = run->begin; at < run->end; ++at) before.push_back(holders[at].saying);
    keep_sorted_once(before);
    for (const uint32_t other : before)
      if (tells_the_same(*sayings[other].said, *sayings[saying].said))
        repeats.push_back({saying, other});
  }
}

// What was found at an earlier telling: what a saying repeats is decided by its words and by the
// sayings before it alone.
struct KnownRepeats {
  std::vector<Hash128> articles;  // in canonical order
  std::vector<Repeat> repeats;
};
size_t bytes_of(const KnownRepeats& known) {
  return column_bytes(known.articles) + column_bytes(known.repeats);
}

}  // namespace

std::vector<Repeat> find_repeats(Articles articles, std::span<const ToldSaying> sayings,
                                 Memo* memo) {
  KnownRepeats now;
  for (const Article* article : articles) now.articles.push_back(version_of(*article));
  uint32_t first = 0;  // of an article that is not as it was
  if (const auto known = find_last<KnownRepeats>(memo, articles)) {
    const auto differ = std::mismatch(now.articles.begin(), now.articles.end(),
                                      known->articles.begin(), known->articles.end());
    const auto same = static_cast<uint32_t>(differ.first - now.articles.begin());
    while (first < sayings.size() && sayings[first].article_ix < same) ++first;
    for (const Repeat& repeat : known->repeats)
      if (repeat.later < first) now.repeats.push_back(repeat);
  }
  find_repeats_from(first, sayings, now.repeats);
  put_last(memo, articles, now);
  return std::move(now.repeats);
}

}  // namespace dateline
