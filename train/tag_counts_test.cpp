#include "tag_counts.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

uint32_t bit(Upos tag) { return 1u << static_cast<uint32_t>(tag); }

TagCounts counts_of(uint32_t nouns, uint32_t verbs) {
  TagCounts counts{};
  counts[static_cast<size_t>(Upos::kNoun)] = nouns;
  counts[static_cast<size_t>(Upos::kVerb)] = verbs;
  return counts;
}

}  // namespace

TEST_CASE("a word has the tags it was seen with, but for slips") {
  CHECK(tag_set({}) == 0);
  CHECK(tag_set(counts_of(0, 1)) == bit(Upos::kVerb));
  CHECK(tag_set(counts_of(90, 10)) == (bit(Upos::kNoun) | bit(Upos::kVerb)));
  CHECK(tag_set(counts_of(1, 990)) == bit(Upos::kVerb));
}

TEST_CASE("a noun that was seldom seen may be a proper one") {
  CHECK(tag_set(counts_of(3, 0)) == (bit(Upos::kNoun) | bit(Upos::kPropn)));
  CHECK(tag_set(counts_of(300, 0)) == bit(Upos::kNoun));
}
