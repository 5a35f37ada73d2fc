#include "assemble/said/repeats.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/postings.h"
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

// The repeats of the sayings from `first` on. Only sayings that share some words in a row are
// compared.
void find_repeats_from(uint32_t first, std::span<const ToldSaying> sayings,
                       std::vector<Repeat>& repeats) {
  Postings<uint64_t> holders_of;  // words in a row: sayings; only those that a later one has
  for (uint32_t ix = first; ix < sayings.size(); ++ix)
    for (const uint64_t run : sayings[ix].said->runs) holders_of.list_of(run);
  const auto add_holder = [&](Postings<uint64_t>::List* holders, uint32_t ix) {
    if (holders != nullptr && holders->count < kMostSayings) holders_of.add(*holders, ix);
  };
  for (uint32_t ix = 0; ix < first; ++ix)
    for (const uint64_t run : sayings[ix].said->runs) add_holder(holders_of.find(run), ix);
  std::vector<uint32_t> before;
  for (uint32_t ix = first; ix < sayings.size(); ++ix) {
    before.clear();
    for (const uint64_t run : sayings[ix].said->runs) {
      auto* holders = holders_of.find(run);
      holders_of.append_items(*holders, before);
      add_holder(holders, ix);
    }
    keep_sorted_once(before);
    for (const uint32_t other : before)
      if (tells_the_same(*sayings[other].said, *sayings[ix].said)) repeats.push_back({ix, other});
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
